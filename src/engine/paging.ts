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

/**
 * Reads part after part by offset until there are `limit` documents or no more.
 *
 * @param most - How many the service gives at once.
 */
export async function everyOffset<T>(
  limit: number,
  most: number,
  part: (offset: number, limit: number) => Promise<{ DATA: T[] }>
): Promise<T[]> {
  const all: T[] = [];
  while (all.length < limit) {
    const wanted = Math.min(most, limit - all.length);
    const { DATA } = await part(all.length, wanted);
    all.push(...DATA);
    if (DATA.length < wanted) {
      break;
    }
  }
  return all;
}
