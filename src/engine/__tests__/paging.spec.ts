import { everyPage } from '../paging';

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
