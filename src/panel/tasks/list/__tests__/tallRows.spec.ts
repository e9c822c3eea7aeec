import { TallRows } from '../tallRows';

const IDS = Array.from({ length: 1000 }, (_, index) => `task ${index}`);

function known(height: number): TallRows {
  const rows = new TallRows();
  IDS.forEach(id => rows.note(id, height));
  return rows;
}

it('has the rows in sight, with a few on either side', () => {
  const rows = known(100);
  expect(rows.range(IDS, 0, 500)).toEqual({ first: 0, end: 9 });
  const { first, end } = rows.range(IDS, 20_000, 500);
  expect(first).toBe(197);
  expect(end).toBe(209);
});

it('counts what it knows of rows, and guesses the others', () => {
  const rows = new TallRows();
  const guess = rows.height(IDS, { first: 0, end: 1 });
  rows.note(IDS[0]!, 500);
  expect(rows.height(IDS, { first: 0, end: 3 })).toBe(500 + 2 * guess);
  expect(rows.range(IDS, 900, 100).first).toBeGreaterThan(0);
});

it('has rows wherever it is scrolled to, to the very end', () => {
  const rows = known(80);
  expect(rows.range(IDS, 80_000 - 500, 500).end).toBe(1000);
  // Fewer rows than before: what is scrolled will follow.
  expect(rows.range(IDS.slice(0, 3), 70_000, 500)).toEqual({
    first: 3,
    end: 3
  });
  expect(rows.range([], 0, 500)).toEqual({ first: 0, end: 0 });
});

it('tells when a row has changed its height', () => {
  const rows = new TallRows();
  expect(rows.note('one', 80)).toBe(true);
  expect(rows.note('one', 80)).toBe(false);
  expect(rows.note('one', 96)).toBe(true);
});
