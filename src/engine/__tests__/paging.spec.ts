import { everyOffset, everyPage } from '../paging';

const PAGES = [
  { DATA: [1, 2], next_marker: 7 },
  { DATA: [3, 4], next_marker: 9 },
  { DATA: [5], next_marker: null }
];

function setUp() {
  const markers: unknown[] = [];
  const page = async (marker: unknown) => {
    markers.push(marker);
    return PAGES[markers.length - 1]!;
  };
  return { markers, page };
}

it('reads page after page, each where the one before ended', async () => {
  const { markers, page } = setUp();
  expect(await everyPage(100, page)).toEqual([1, 2, 3, 4, 5]);
  expect(markers).toEqual([null, 7, 9]);
});

it('reads no page beyond what is wanted', async () => {
  const { markers, page } = setUp();
  expect(await everyPage(3, page)).toEqual([1, 2, 3]);
  expect(markers).toEqual([null, 7]);
});

describe('by offset', () => {
  const asked: number[][] = [];
  const part = async (offset: number, limit: number) => {
    asked.push([offset, limit]);
    const count = Math.min(limit, 25 - offset);
    return { DATA: Array.from({ length: count }, (_, at) => offset + at) };
  };
  beforeEach(() => void asked.splice(0));

  it('reads to the end, and knows it by a part that is not full', async () => {
    expect(await everyOffset(100, 10, part)).toHaveLength(25);
    expect(asked).toEqual([
      [0, 10],
      [10, 10],
      [20, 10]
    ]);
  });

  it('asks for no more than is wanted', async () => {
    expect(await everyOffset(12, 10, part)).toHaveLength(12);
    expect(asked).toEqual([
      [0, 10],
      [10, 2]
    ]);
  });
});
