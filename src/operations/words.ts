import type { Translate } from './explain';

/**
 * What each operation is called as a command, and what it does in one
 * sentence: for commands, for help and for documentation. It is part of every
 * page load.
 */
export function wordsOf(trans: Translate) {
  return {
    'who-am-i': [
      trans.__('Who Is Signed In to Globus'),
      trans.__('Tell who is signed in to Globus')
    ],
    'sign-in': [
      trans.__('Sign In to Globus'),
      trans.__('Sign in to Globus, where nobody is signed in')
    ],
    'sign-out': [
      trans.__('Sign Out of Globus'),
      trans.__('Sign out of Globus and revoke the access that was given')
    ],
    'search-collections': [
      trans.__('Search Globus Collections'),
      trans.__('Search collections by name, owner or keyword')
    ],
    'show-collection': [
      trans.__('Show a Globus Collection'),
      trans.__('Show a collection')
    ],
    'list-directory': [
      trans.__('List a Globus Folder'),
      trans.__('List a folder of a collection')
    ],
    stat: [
      trans.__('Show a File on Globus'),
      trans.__('Show one file or folder')
    ],
    'make-directory': [
      trans.__('Make a Globus Folder'),
      trans.__('Make a folder on a collection')
    ],
    rename: [
      trans.__('Rename a File on Globus'),
      trans.__('Rename or move a file or folder within a collection')
    ],
    transfer: [
      trans.__('Transfer with Globus…'),
      trans.__('Send files and folders from one collection to another')
    ],
    delete: [
      trans.__('Delete Files on Globus'),
      trans.__('Delete files and folders of a collection')
    ],
    'list-tasks': [
      trans.__('List Globus Tasks'),
      trans.__('List your tasks, newest first')
    ],
    'show-task': [
      trans.__('Show a Globus Task'),
      trans.__('Show a task and what happened to it')
    ],
    'list-task-events': [
      trans.__('List Events of a Globus Task'),
      trans.__('List what happened to a task, newest first')
    ],
    'list-successful-transfers': [
      trans.__('List Files that a Globus Task Sent'),
      trans.__('List the files that a transfer has sent, with their checksums')
    ],
    'list-skipped-errors': [
      trans.__('List Paths that a Globus Task Skipped'),
      trans.__('List the paths that a transfer has skipped, and why')
    ],
    'wait-task': [
      trans.__('Wait for a Globus Task'),
      trans.__('Wait until a task has ended')
    ],
    'wait-tasks': [
      trans.__('Wait for Globus Tasks'),
      trans.__('Wait until some tasks have ended')
    ],
    'cancel-task': [
      trans.__('Cancel a Globus Task'),
      trans.__('Cancel a task; what has arrived stays')
    ],
    'update-task': [
      trans.__('Change a Globus Task'),
      trans.__('Change the label or the deadline of a task that has not ended')
    ],
    'list-bookmarks': [
      trans.__('List Globus Bookmarks'),
      trans.__('List your bookmarks')
    ],
    'show-bookmark': [
      trans.__('Show a Globus Bookmark'),
      trans.__('Show a bookmark')
    ],
    'create-bookmark': [
      trans.__('Make a Globus Bookmark'),
      trans.__('Bookmark a folder of a collection')
    ],
    'rename-bookmark': [
      trans.__('Rename a Globus Bookmark'),
      trans.__('Rename a bookmark')
    ],
    'delete-bookmark': [
      trans.__('Delete a Globus Bookmark'),
      trans.__('Delete a bookmark; what it leads to stays')
    ],
    'create-timer': [
      trans.__('Make a Globus Timer'),
      trans.__('Send files and folders at a time, once or again and again')
    ],
    'list-timers': [
      trans.__('List Globus Timers'),
      trans.__('List your timers, newest first')
    ],
    'show-timer': [
      trans.__('Show a Globus Timer'),
      trans.__('Show a timer and its last runs')
    ],
    'pause-timer': [
      trans.__('Pause a Globus Timer'),
      trans.__('Keep a timer from running until it is resumed')
    ],
    'resume-timer': [
      trans.__('Resume a Globus Timer'),
      trans.__('Let a timer run again; a run that was missed runs at once')
    ],
    'delete-timer': [
      trans.__('Delete a Globus Timer'),
      trans.__('Delete a timer; tasks that it began go on')
    ]
  } satisfies Record<string, [label: string, summary: string]>;
}

/** Id of an operation that is a command too, `globus:ID`. */
export type OperationId = keyof ReturnType<typeof wordsOf>;

const WORDS = wordsOf({ __: text => text });

/** What an operation does, in one sentence without a full stop. */
export function summaryOf(id: OperationId): string {
  return WORDS[id][1];
}
