import type { DeleteDocument, SubmittedTask } from '../engine/contract';
import { commonFolder } from '../engine/contract';
import type { Operation } from './perform';
import { flag, list, takes, uuid } from './schemas';
import type { SubmissionArguments } from './submission';
import { SUBMISSION, taskFields } from './submission';
import { summaryOf } from './words';

/**
 * What to delete. Names and meanings as in the Transfer API (Task Submission,
 * "Delete specific fields"); patterns are never expanded.
 */
export interface DeleteArguments extends SubmissionArguments {
  /** UUID of the collection. */
  collection: string;
  paths: string[];
  /** Folders with all in them; without it a folder is refused. */
  recursive?: boolean;
  /** Pass over what is not there. */
  ignoreMissing?: boolean;
}

/** Returns the task that deletes. */
export const deletePaths: Operation<DeleteArguments, SubmittedTask> = {
  id: 'delete',
  summary: summaryOf('delete'),
  schema: takes({
    collection: uuid('collection'),
    paths: list(
      { type: 'string', format: 'path' },
      'Paths of the files and folders; patterns are not expanded',
      { minItems: 1 }
    ),
    'recursive?': flag('Delete folders with all in them'),
    'ignoreMissing?': flag('Pass over what is not there'),
    ...SUBMISSION
  }),
  action: ({ collection, paths, recursive }) => ({
    right: 'destroy',
    // A folder is deleted from the one above it, with a slash or without.
    where: {
      collection,
      path: commonFolder(paths.map(each => each.replace(/\/+$/, ''))) || '/'
    },
    paths,
    recursive: recursive ?? false,
    source: null
  }),
  run: ({ engine }, args) => engine.submitDelete(deleteDocument(args))
};

/** The document that the service takes. */
export function deleteDocument(args: DeleteArguments): DeleteDocument {
  return {
    endpoint: args.collection,
    ...taskFields(args),
    ...(args.recursive ? { recursive: true } : {}),
    ...(args.ignoreMissing ? { ignore_missing: true } : {}),
    DATA: args.paths.map(each => ({ DATA_TYPE: 'delete_item', path: each }))
  };
}
