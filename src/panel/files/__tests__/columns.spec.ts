import { columnsFor } from '../columns';

it.each([
  [220, ['name', 'size']],
  [299, ['name', 'size']],
  [320, ['name', 'size', 'modified']],
  [440, ['name', 'type', 'size', 'modified']]
])('has columns for %d pixels', (width, columns) => {
  expect(columnsFor(width)).toEqual(columns);
});
