import fc from 'fast-check';
import { writeJson } from '../json';

it('writes what JSON.stringify does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything({ withDate: true }), async value => {
      expect(await writeJson(value)).toBe(JSON.stringify(value));
    })
  );
});

it('writes long lists whole', async () => {
  const entries = Array.from({ length: 6_000 }, (_, at) => ({ name: `${at}` }));
  for (const count of [2_499, 2_500, 2_501, 6_000]) {
    const value = {
      kind: 'listing',
      value: { entries: entries.slice(0, count) }
    };
    expect(await writeJson(value)).toBe(JSON.stringify(value));
  }
});

it('leaves out what JSON has no word for', async () => {
  const value = { a: undefined, b: [undefined, NaN], c: new Date(0) };
  expect(await writeJson(value)).toBe(JSON.stringify(value));
});
