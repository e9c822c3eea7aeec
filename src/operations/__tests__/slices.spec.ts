import { inSlices } from '../slices';

it('covers a long list, slice by slice, each once', async () => {
  const slices = await inSlices(6_000, (from, to) => [from, to]);
  expect(slices).toEqual([
    [0, 2_500],
    [2_500, 5_000],
    [5_000, 6_000]
  ]);
  expect(await inSlices(0, () => 1)).toEqual([]);
});

it('lets others go on between two slices', async () => {
  const order: string[] = [];
  setTimeout(() => order.push('other'), 0);
  await inSlices(100_000, from => {
    const end = Date.now() + (from === 0 ? 5 : 0);
    let now = 0;
    do {
      now = Date.now();
    } while (now < end);
    order.push('slice');
  });
  expect(order[0]).toBe('slice');
  expect(order.indexOf('other')).toBeLessThan(order.lastIndexOf('slice'));
});
