import { failureOf } from '../../globus/errors';
import type { FolderItems } from '../contract';
import { itemDocuments } from '../folderItems';
import { folder } from './folder';

function items(types: Record<string, string>, indices: number[]): FolderItems {
  const { names, nameEnds, kinds } = folder(
    '/from/',
    Object.fromEntries(
      Object.entries(types).map(([name, type]) => [name, { type }])
    )
  );
  return {
    from: '/from/',
    to: '/~/to/',
    names,
    nameEnds,
    kinds,
    indices: Uint32Array.from(indices)
  };
}

it('writes an item for each of some entries, folders with all in them', () => {
  const documents = itemDocuments(
    items({ dir: 'dir', 'ü \u202e.txt': 'file' }, [1, 0])
  );
  expect(documents).toEqual([
    {
      DATA_TYPE: 'transfer_item',
      source_path: '/from/ü \u202e.txt',
      destination_path: '/~/to/ü \u202e.txt'
    },
    {
      DATA_TYPE: 'transfer_item',
      source_path: '/from/dir',
      destination_path: '/~/to/dir',
      recursive: true
    }
  ]);
});

it('leaves out what is not selected', () => {
  expect(itemDocuments(items({ a: 'file', b: 'file' }, []))).toEqual([]);
});

it.each(['..', '.', 'a/../../b'])('refuses a name that leads out: %s', name => {
  let failure;
  try {
    itemDocuments(items({ [name]: 'file' }, [0]));
  } catch (error) {
    failure = failureOf(error);
  }
  expect(failure).toMatchObject({ kind: 'bad-request', code: 'BadName' });
});
