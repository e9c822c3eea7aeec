import type { INotebookModel } from '@jupyterlab/notebook';
import type { NotebookNames } from '../operations/names';
import { record } from './protocol';

/** Where a notebook's metadata keep what is ours. */
const KEY = 'globus';

type Metadata = Pick<
  INotebookModel,
  'getMetadata' | 'setMetadata' | 'deleteMetadata'
>;

/**
 * What a notebook calls collections: `globus.collections` in its metadata,
 * which travels with it and can be undone and shared like its cells.
 */
export function namesIn(model: () => Metadata | null): NotebookNames {
  const kept = () => record(model()?.getMetadata(KEY));
  return {
    get: () => kept().collections,
    set: names => {
      const { collections: _, ...rest } = kept();
      const all = {
        ...rest,
        ...(Object.keys(names).length > 0 ? { collections: names } : {})
      };
      if (Object.keys(all).length > 0) {
        model()?.setMetadata(KEY, all);
      } else {
        model()?.deleteMetadata(KEY);
      }
    }
  };
}
