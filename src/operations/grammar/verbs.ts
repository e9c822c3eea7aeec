import { alias } from '../alias';
import {
  createBookmark,
  deleteBookmark,
  listBookmarks,
  renameBookmark,
  showBookmark
} from '../bookmarks';
import { makeDirectory, rename, stat } from '../files';
import { listDirectory } from '../list';
import { searchCollections, showCollection } from '../search';
import { signIn, signOut, whoAmI } from '../session';
import {
  listSkippedErrors,
  listSuccessfulTransfers,
  listTaskEvents
} from '../taskRecords';
import { cancelTask, listTasks, showTask, updateTask } from '../tasks';
import { waitTask } from '../waitTask';
import { SUBMITTING } from './transfer';
import type { Option, Verb, Word } from './verb';
import { bad } from './verb';

const PLACE: Word = { name: 'COLLECTION:PATH', key: 'place', kind: 'place' };
const COLLECTION: Word = {
  name: 'COLLECTION',
  key: 'place',
  kind: 'collection'
};
const TASK: Word = { name: 'TASK', key: 'task', kind: 'task' };
const BOOKMARK: Word = { name: 'BOOKMARK', key: 'bookmark', kind: 'bookmark' };

const A_PLACE = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc:/share/godata/';
const A_TASK = '4bc2a9d0-1c5a-11f0-9c4f-0affc3a1e2b1';

const LIMIT: Option = { name: '--limit', key: 'limit', value: 'N' };

/** Fields that the service orders a folder by, as globus-cli has them. */
const ORDER =
  /^(group|last_modified|name|permissions|size|type|user)([ :])(ASC|DESC)$/i;

const FILES: Verb[] = [
  {
    name: 'ls',
    operation: listDirectory,
    words: [{ ...PLACE, name: 'COLLECTION[:PATH]' }],
    options: [
      { name: '--all', short: '-a', key: 'showHidden' },
      {
        name: '--filter',
        key: 'filter',
        value: 'PATTERN',
        help: 'Only names that fit: =NAME, ~*.txt, !NAME (not this one), !~*.tmp',
        read: text => {
          if (text.includes('/')) {
            throw new Error(`can't hold a slash: it is for names.`);
          }
          return `name:${text}`;
        },
        write: value => /^name:([^/]*)$/u.exec(String(value))?.[1]
      },
      {
        name: '--orderby',
        key: 'orderBy',
        value: 'FIELD:ASC|DESC',
        many: true,
        help: 'By group, last_modified, name, permissions, size, type or user; may be given several times',
        read: text => {
          const [, field, colon, way] = ORDER.exec(text) ?? [];
          if (colon !== ':') {
            throw new Error(
              `takes FIELD:ASC or FIELD:DESC, as in size:DESC; not "${text}".`
            );
          }
          return `${field!.toLowerCase()} ${way!.toUpperCase()}`;
        },
        write: value =>
          ORDER.test(String(value))
            ? String(value).replace(' ', ':')
            : undefined
      },
      { name: '--recursive', short: '-r', key: 'recursive' },
      { name: '--recursive-depth-limit', key: 'depth', value: 'N' }
    ],
    notes: [
      "Without PATH, the collection's default folder. A link of the Globus web app is a place too, here and elsewhere."
    ],
    example: `ls ${A_PLACE}`,
    finish: ({ orderBy, ...args }) =>
      Array.isArray(orderBy) ? { ...args, orderBy: orderBy.join(',') } : args,
    begin: ({ orderBy, ...args }) => ({
      args:
        typeof orderBy === 'string'
          ? { ...args, orderBy: orderBy.split(',') }
          : args
    })
  },
  {
    name: 'stat',
    operation: stat,
    words: [PLACE],
    options: [],
    example: `stat ${A_PLACE}file1.txt`
  },
  {
    name: 'mkdir',
    operation: makeDirectory,
    words: [PLACE],
    options: [],
    example: 'mkdir COLLECTION:/~/run1'
  },
  {
    name: 'rename',
    operation: rename,
    words: [
      COLLECTION,
      { name: 'SOURCE_PATH', key: 'path', kind: 'path' },
      { name: 'DEST_PATH', key: 'newPath', kind: 'path' }
    ],
    options: [],
    example: 'rename COLLECTION /~/run1 /~/run2',
    finish: ({ place, path, newPath }) => {
      if (/^[^/]*:/.test(String(place))) {
        throw bad(
          'rename',
          `"${String(place)}" has a path: write the collection, then both paths.`
        );
      }
      return { place: `${String(place)}:${String(path)}`, newPath };
    },
    begin: ({ place, newPath }) => {
      const [, collection, path] = /^([^:]*):([^]*)$/u.exec(String(place))!;
      return { args: { place: collection, path, newPath } };
    }
  },
  ...SUBMITTING
];

const TASKS: Verb[] = [
  {
    name: 'task list',
    operation: listTasks,
    words: [],
    options: [
      LIMIT,
      {
        name: '--filter-status',
        key: 'statuses',
        value: '|',
        many: true
      },
      { name: '--filter-type', key: 'types', value: '|', many: true },
      { name: '--filter-task-id', key: 'tasks', value: 'TASK', many: true },
      { name: '--filter-label', key: 'labels', value: 'PATTERN', many: true },
      {
        name: '--filter-not-label',
        key: 'notLabels',
        value: 'PATTERN',
        many: true
      },
      { name: '--exact', off: '--inexact', key: 'exactLabels' },
      {
        name: '--filter-requested-after',
        key: 'requestedAfter',
        value: 'TIME'
      },
      {
        name: '--filter-requested-before',
        key: 'requestedBefore',
        value: 'TIME'
      },
      {
        name: '--filter-completed-after',
        key: 'completedAfter',
        value: 'TIME'
      },
      {
        name: '--filter-completed-before',
        key: 'completedBefore',
        value: 'TIME'
      }
    ],
    notes: [
      'The --filter options but for times may be given several times. A TIME is as 2026-01-31 or 2026-01-31T12:00:00, in UTC unless it names a zone.'
    ],
    example: 'task list --filter-status ACTIVE --limit 10'
  },
  {
    name: 'task show',
    operation: showTask,
    words: [TASK],
    options: [
      {
        name: '--successful-transfers',
        short: '-t',
        key: 'sent',
        help: 'List the files that it has sent instead, with their checksums',
        instead: listSuccessfulTransfers
      },
      {
        name: '--skipped-errors',
        key: 'skipped',
        help: 'List the paths that it has skipped instead, and why',
        instead: listSkippedErrors
      },
      {
        ...LIMIT,
        of: listSuccessfulTransfers,
        help: 'How many of these at most'
      }
    ],
    example: `task show ${A_TASK} --successful-transfers`
  },
  {
    name: 'task wait',
    operation: waitTask,
    words: [TASK],
    options: [
      { name: '--timeout', key: 'timeout', value: 'SECONDS' },
      { name: '--even-if-stuck', key: 'evenIfStuck' }
    ],
    notes: [
      'Ends too when the task is stuck: nothing moves until someone mends what is wrong.'
    ],
    example: `task wait ${A_TASK} --timeout 600`,
    finish: args => ({ evenIfStuck: false, ...args }),
    begin: ({ evenIfStuck = true, ...args }) => ({
      args: { ...args, ...(evenIfStuck ? { evenIfStuck } : {}) }
    })
  },
  {
    name: 'task cancel',
    operation: cancelTask,
    words: [TASK],
    options: [],
    example: `task cancel ${A_TASK}`
  },
  {
    name: 'task update',
    operation: updateTask,
    words: [TASK],
    options: [
      { name: '--label', key: 'label', value: 'TEXT' },
      { name: '--deadline', key: 'deadline', value: 'TIME' }
    ],
    example: `task update ${A_TASK} --label "run 1"`
  },
  {
    name: 'task event-list',
    operation: listTaskEvents,
    words: [TASK],
    options: [LIMIT, { name: '--filter-errors', key: 'errorsOnly' }],
    example: `task event-list ${A_TASK} --filter-errors`
  }
];

const COLLECTIONS: Verb[] = [
  {
    name: 'endpoint search',
    operation: searchCollections,
    words: [{ name: 'TEXT', key: 'text', kind: 'text', optional: true }],
    options: [{ name: '--filter-scope', key: 'scope', value: 'SCOPE' }, LIMIT],
    example: 'endpoint search "tutorial collection" --limit 10'
  },
  {
    name: 'endpoint show',
    operation: showCollection,
    words: [COLLECTION],
    options: [],
    example: 'endpoint show 6c54cade-bde5-45c1-bdea-f4bd71dba2cc'
  },
  {
    name: 'bookmark list',
    operation: listBookmarks,
    words: [],
    options: [],
    example: 'bookmark list'
  },
  {
    name: 'bookmark show',
    operation: showBookmark,
    words: [BOOKMARK],
    options: [],
    example: 'bookmark show "run 1"'
  },
  {
    name: 'bookmark create',
    operation: createBookmark,
    words: [PLACE, { name: 'NAME', key: 'name', kind: 'text' }],
    options: [],
    example: 'bookmark create COLLECTION:/~/run1/ "run 1"'
  },
  {
    name: 'bookmark rename',
    operation: renameBookmark,
    words: [BOOKMARK, { name: 'NEW_NAME', key: 'name', kind: 'text' }],
    options: [],
    example: 'bookmark rename "run 1" "run 2"'
  },
  {
    name: 'bookmark delete',
    operation: deleteBookmark,
    words: [BOOKMARK],
    options: [],
    example: 'bookmark delete "run 1"'
  },
  {
    name: 'alias',
    operation: alias,
    words: [
      {
        name: 'NAME=[COLLECTION[:PATH]]',
        key: 'name',
        kind: 'text',
        optional: true
      }
    ],
    options: [],
    notes: [
      'The notebook carries its names along: a colleague can run it. NAME=COLLECTION:PATH makes that folder the root: %globus ls NAME:/raw lists PATH/raw, NAME:~/ is still your home. NAME= takes the name away.'
    ],
    example: `alias tutorial=${A_PLACE}`,
    finish: ({ name }) => {
      const [, before, place] =
        /^([^=]*)=([^]*)$/u.exec((name ?? '') as string) ?? [];
      return before === undefined
        ? { ...(name === undefined ? {} : { name }) }
        : { name: before, place };
    },
    begin: ({ name, place = '' }) => ({
      args:
        name === undefined
          ? {}
          : { name: `${name as string}=${place as string}` }
    })
  }
];

const SESSION: Verb[] = [
  ['login', signIn] as const,
  ['logout', signOut] as const,
  ['whoami', whoAmI] as const
].map(([name, operation]) => ({
  name,
  operation,
  words: [],
  options: [],
  example: name
}));

/** Every verb, in the order of the help. */
export const VERBS: readonly Verb[] = [
  ...FILES,
  ...TASKS,
  ...COLLECTIONS,
  ...SESSION
];
