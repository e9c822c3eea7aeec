/**
 * What the operations return, for documentation: nothing at run time imports
 * this, so that it is no part of the bundle.
 */
import type { OperationId } from '../words';
import * as is from './documents';
import type { Form } from './forms';
import { listOf, orNull, ours, text } from './forms';

/** By the operation's id. */
export const RETURNS: Record<OperationId, Form> = {
  'who-am-i': orNull(is.identity),
  'sign-in': is.identity,
  'sign-out': ours('What could not be revoked', {
    notRevoked: listOf(text('Name of a service'), 'Empty when all is revoked')
  }),
  'search-collections': is.collectionPage,
  'show-collection': is.collection,
  'list-directory': is.listing,
  stat: is.entry,
  'make-directory': is.place,
  rename: is.renamed,
  transfer: is.submitted,
  delete: is.submitted,
  'list-tasks': listOf(is.task, 'Your tasks, newest first'),
  'show-task': is.shownTask,
  'list-task-events': listOf(is.event, 'What happened, newest first'),
  'list-successful-transfers': listOf(is.sentFile, 'The files'),
  'list-skipped-errors': listOf(is.skipped, 'The paths'),
  'wait-task': is.task,
  'wait-tasks': listOf(is.task, 'They as last seen, as they were named'),
  'cancel-task': is.task,
  'update-task': is.task,
  'list-bookmarks': listOf(is.bookmark, 'Your bookmarks'),
  'show-bookmark': is.bookmark,
  'create-bookmark': is.bookmark,
  'rename-bookmark': is.bookmark,
  'delete-bookmark': ours('The bookmark that was', { id: text('UUID') }),
  'create-timer': is.timer,
  'list-timers': listOf(is.timer, 'Your timers, newest first'),
  'show-timer': is.timer,
  'pause-timer': is.timer,
  'resume-timer': is.timer,
  'delete-timer': ours('The timer that was', { id: text('UUID') })
};
