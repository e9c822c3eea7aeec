import { ENTRY_KINDS, fileType } from './entryKinds';
import type { ListingColumns, ListingOrders } from './filesTypes';
import { compareNames, naturalOrder } from './naturalOrder';

const FOLDER = ENTRY_KINDS.indexOf('dir');

/** What of a listing's columns its orders depend on. */
export type SortableColumns = Pick<
  ListingColumns,
  'count' | 'names' | 'nameEnds' | 'kinds' | 'sizes' | 'modified'
>;

/**
 * Works out all orders of a listing: naturally by name, and by size, time and
 * type, where equals stay by name whichever way it goes.
 */
export function ordersOf(columns: SortableColumns): ListingOrders {
  const { kinds, sizes, modified } = columns;
  const names = namesOf(columns);
  const all = Uint32Array.from(names, (_, index) => index);
  const part = (index: number) => (kinds[index] === FOLDER ? 0 : 1);
  const folders = naturalOrder(
    names,
    all.filter(index => part(index) === 0)
  );
  const rest = naturalOrder(
    names,
    all.filter(index => part(index) === 1)
  );
  const byName = concat(folders, rest);
  const byNumber = (values: Float64Array, descending: boolean) =>
    sortedBy(sortedByNumber(byName, values, descending), part, 2);
  // The size of a folder is not that of what it holds, and none has a type.
  const known = sizes.map((size, index) => (part(index) === 0 ? NaN : size));
  const types = typesOf(names);
  const { length } = names;
  const byType = (descending: boolean) => {
    const key = (index: number) =>
      part(index) === 0
        ? 0
        : descending
          ? length - types[index]!
          : types[index]!;
    return sortedBy(sortedBy(byName, key, length + 1), part, 2);
  };
  return {
    name: [byName, concat(folders.slice().reverse(), rest.slice().reverse())],
    size: [byNumber(known, false), byNumber(known, true)],
    modified: [byNumber(modified, false), byNumber(modified, true)],
    type: [byType(false), byType(true)]
  };
}

function namesOf({ count, names, nameEnds }: SortableColumns): string[] {
  let start = 0;
  return Array.from({ length: count }, (_, index) =>
    names.slice(start, (start = nameEnds[index]!))
  );
}

function concat(first: Uint32Array, second: Uint32Array): Uint32Array {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/**
 * Sorts indices by keys from 0 up to, and without, `keys`. Equals stay as they
 * are. Counting how many there are of each key tells where each begins.
 */
function sortedBy(
  order: Uint32Array,
  key: (index: number) => number,
  keys: number
): Uint32Array {
  const begins = new Uint32Array(keys + 1);
  for (const index of order) {
    begins[key(index) + 1]! += 1;
  }
  for (let at = 1; at < keys; at++) {
    begins[at]! += begins[at - 1]!;
  }
  const sorted = new Uint32Array(order.length);
  for (const index of order) {
    sorted[begins[key(index)]!++] = index;
  }
  return sorted;
}

/**
 * Sorts indices by numbers, those that are NaN lowest: by each sixteen bits of
 * them, the least first.
 */
function sortedByNumber(
  order: Uint32Array,
  values: Float64Array,
  descending: boolean
): Uint32Array {
  // The least bits come first on all machines that browsers run on.
  const bits = new Uint16Array(values.slice().buffer);
  values.forEach((value, index) => {
    const at = 4 * index;
    if (Number.isNaN(value)) {
      bits.fill(0, at, at + 4);
    } else if (value < 0) {
      // The bits of what is lower are higher.
      for (let digit = at; digit < at + 4; digit++) {
        bits[digit]! ^= 0xffff;
      }
    } else {
      bits[at + 3]! |= 0x8000;
    }
  });
  const turn = descending ? 0xffff : 0;
  let sorted = order;
  for (let digit = 0; digit < 4; digit++) {
    sorted = sortedBy(
      sorted,
      index => bits[4 * index + digit]! ^ turn,
      0x10000
    );
  }
  return sorted;
}

/** Which of all extensions, sorted as names are, each name has; `.x` has none. */
function typesOf(names: readonly string[]): Uint32Array {
  const types = names.map(fileType);
  const sorted = [...new Set(types)].sort(compareNames);
  const place = new Map(sorted.map((type, at) => [type, at]));
  return Uint32Array.from(types, type => place.get(type)!);
}
