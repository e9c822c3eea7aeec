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
import {
  deleteTimer,
  listTimers,
  pauseTimer,
  resumeTimer,
  showTimer
} from '../timers';
import { schedule, SUBMITTING } from './transfer';
import type { Option, Verb, Word } from './verb';
import { bad, option, verb } from './verb';

const PLACE: Word = { name: 'COLLECTION:PATH', key: 'place', kind: 'place' };
const COLLECTION: Word = {
  name: 'COLLECTION',
  key: 'place',
  kind: 'collection'
};
const TASK: Word = { name: 'TASK', key: 'task', kind: 'task' };
const TIMER: Word = { name: 'TIMER', key: 'timer', kind: 'timer' };
const BOOKMARK: Word = { name: 'BOOKMARK', key: 'bookmark', kind: 'bookmark' };

const A_PLACE = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc:/share/godata/';
const A_TASK = '4bc2a9d0-1c5a-11f0-9c4f-0affc3a1e2b1';

const LIMIT: Option = option('--limit', 'limit', 'N');

/** Fields that the service orders a folder by, as globus-cli has them. */
const ORDER =
  /^(group|last_modified|name|permissions|size|type|user)([ :])(ASC|DESC)$/i;

const FILES: Verb[] = [
  verb(
    'ls',
    listDirectory,
    [{ ...PLACE, name: 'COLLECTION[:PATH]' }],
    [
      option('--all', 'showHidden', null, { short: '-a' }),
      option('--filter', 'filter', 'PATTERN', {
        help: 'Only names that fit: =NAME, ~*.txt, !NAME (not this one), !~*.tmp',
        read: text => {
          if (text.includes('/')) {
            throw new Error(`can't hold a slash: it is for names.`);
          }
          return `name:${text}`;
        },
        write: value => /^name:([^/]*)$/u.exec(String(value))?.[1]
      }),
      option('--orderby', 'orderBy', 'FIELD:ASC|DESC', {
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
      }),
      option('--recursive', 'recursive', null, { short: '-r' }),
      option('--recursive-depth-limit', 'depth', 'N')
    ],
    {
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
    }
  ),
  verb('stat', stat, [PLACE], [], { example: `stat ${A_PLACE}file1.txt` }),
  verb('mkdir', makeDirectory, [PLACE], [], {
    example: 'mkdir COLLECTION:/~/run1'
  }),
  verb(
    'rename',
    rename,
    [
      COLLECTION,
      { name: 'SOURCE_PATH', key: 'path', kind: 'path' },
      { name: 'DEST_PATH', key: 'newPath', kind: 'path' }
    ],
    [],
    {
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
    }
  ),
  ...SUBMITTING
];

const TASKS: Verb[] = [
  verb(
    'task list',
    listTasks,
    [],
    [
      LIMIT,
      option('--filter-status', 'statuses', '|', { many: true }),
      option('--filter-type', 'types', '|', { many: true }),
      option('--filter-task-id', 'tasks', 'TASK', { many: true }),
      option('--filter-label', 'labels', 'PATTERN', { many: true }),
      option('--filter-not-label', 'notLabels', 'PATTERN', { many: true }),
      option('--exact', 'exactLabels', null, { off: '--inexact' }),
      option('--filter-requested-after', 'requestedAfter', 'TIME'),
      option('--filter-requested-before', 'requestedBefore', 'TIME'),
      option('--filter-completed-after', 'completedAfter', 'TIME'),
      option('--filter-completed-before', 'completedBefore', 'TIME')
    ],
    {
      notes: [
        'The --filter options but for times may be given several times. A TIME is as 2026-01-31 or 2026-01-31T12:00:00, in UTC unless it names a zone.'
      ],
      example: 'task list --filter-status ACTIVE --limit 10'
    }
  ),
  verb(
    'task show',
    showTask,
    [TASK],
    [
      option('--successful-transfers', 'sent', null, {
        short: '-t',
        help: 'List the files that it has sent instead, with their checksums',
        instead: listSuccessfulTransfers
      }),
      option('--skipped-errors', 'skipped', null, {
        help: 'List the paths that it has skipped instead, and why',
        instead: listSkippedErrors
      }),
      {
        ...LIMIT,
        of: listSuccessfulTransfers,
        help: 'How many of these at most'
      }
    ],
    { example: `task show ${A_TASK} --successful-transfers` }
  ),
  verb(
    'task wait',
    waitTask,
    [TASK],
    [
      option('--timeout', 'timeout', 'SECONDS'),
      option('--even-if-stuck', 'evenIfStuck')
    ],
    {
      notes: [
        'Ends too when the task is stuck: nothing moves until someone mends what is wrong.'
      ],
      example: `task wait ${A_TASK} --timeout 600`,
      finish: args => ({ evenIfStuck: false, ...args }),
      begin: ({ evenIfStuck = true, ...args }) => ({
        args: { ...args, ...(evenIfStuck ? { evenIfStuck } : {}) }
      })
    }
  ),
  verb('task cancel', cancelTask, [TASK], []),
  verb(
    'task update',
    updateTask,
    [TASK],
    [
      option('--label', 'label', 'TEXT'),
      option('--deadline', 'deadline', 'TIME')
    ],
    { example: `task update ${A_TASK} --label "run 1"` }
  ),
  verb(
    'task event-list',
    listTaskEvents,
    [TASK],
    [LIMIT, option('--filter-errors', 'errorsOnly')],
    { example: `task event-list ${A_TASK} --filter-errors` }
  )
];

const TIMERS: Verb[] = [
  schedule,
  verb('timer list', listTimers, [], []),
  verb('timer show', showTimer, [TIMER], []),
  verb('timer pause', pauseTimer, [TIMER], []),
  verb(
    'timer resume',
    resumeTimer,
    [TIMER],
    [option('--skip-inactive-reason-check', 'skipInactiveReasonCheck')]
  ),
  verb('timer delete', deleteTimer, [TIMER], [])
];

const COLLECTIONS: Verb[] = [
  verb(
    'endpoint search',
    searchCollections,
    [{ name: 'TEXT', key: 'text', kind: 'text', optional: true }],
    [option('--filter-scope', 'scope', 'SCOPE'), LIMIT],
    { example: 'endpoint search "tutorial collection" --limit 10' }
  ),
  verb('endpoint show', showCollection, [COLLECTION], []),
  verb('bookmark list', listBookmarks, [], []),
  verb('bookmark show', showBookmark, [BOOKMARK], []),
  verb(
    'bookmark create',
    createBookmark,
    [PLACE, { name: 'NAME', key: 'name', kind: 'text' }],
    [],
    { example: 'bookmark create COLLECTION:/~/run1/ "run 1"' }
  ),
  verb(
    'bookmark rename',
    renameBookmark,
    [BOOKMARK, { name: 'NEW_NAME', key: 'name', kind: 'text' }],
    [],
    { example: 'bookmark rename "run 1" "run 2"' }
  ),
  verb('bookmark delete', deleteBookmark, [BOOKMARK], []),
  verb(
    'alias',
    alias,
    [
      {
        name: 'NAME=[COLLECTION[:PATH]]',
        key: 'name',
        kind: 'text',
        optional: true
      }
    ],
    [],
    {
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
  )
];

const SESSION: Verb[] = [
  verb('login', signIn, [], []),
  verb('logout', signOut, [], []),
  verb('whoami', whoAmI, [], [])
];

/** Every verb, in the order of the help. */
export const VERBS: readonly Verb[] = [
  ...FILES,
  ...TASKS,
  ...TIMERS,
  ...COLLECTIONS,
  ...SESSION
];
