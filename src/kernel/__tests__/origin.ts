import type { Origin } from '../protocol';

/** A cell of a notebook. */
export const NOTEBOOK: Origin = {
  kernel: 'k',
  process: 'p',
  notebook: 'a.ipynb',
  path: 'lab/a.ipynb',
  names: null,
  cell: '1',
  queue: () => []
};
