import type { Action } from '../../../operations/action';
import { groupAsks } from '../wishes';

const READ: Action = { right: 'read' };

const DELETE: Action = {
  right: 'destroy',
  where: { collection: 'a', path: '/' },
  paths: ['/x'],
  recursive: false,
  source: null
};

it('says the same once, with all lines, and what weighs most first', () => {
  const asks = [
    ...['ls a', 'ls b'].map(line => ({ action: READ, line })),
    { action: DELETE, line: 'rm a:/x' },
    { action: READ, line: 'ls c' },
    { action: { ...DELETE, paths: ['/y'] }, line: 'rm a:/y' }
  ];
  expect(groupAsks(asks)).toEqual([
    { action: DELETE, lines: ['rm a:/x'] },
    { action: { ...DELETE, paths: ['/y'] }, lines: ['rm a:/y'] },
    { action: READ, lines: ['ls a', 'ls b', 'ls c'] }
  ]);
});
