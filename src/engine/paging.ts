import type { PathListDocument } from '../globus/types';

/** Reads page after page until there are `limit` documents or no more. */
export async function everyPage<T>(
  limit: number,
  page: (
    marker: PathListDocument<T>['next_marker']
  ) => Promise<PathListDocument<T>>
): Promise<T[]> {
  const all: T[] = [];
  let marker: PathListDocument<T>['next_marker'] = null;
  do {
    const document = await page(marker);
    all.push(...document.DATA);
    marker = document.next_marker;
  } while (marker !== null && all.length < limit);
  return all.slice(0, limit);
}
