import type { ListArguments } from '../list';
import { listDirectory } from '../list';
import { formatPlace, isUuid, parsePlace } from '../places';
import type { WaitArguments } from '../waitTask';
import { waitTask } from '../waitTask';
import { send } from './transfer';
import type { Verb } from './verb';
import { bad, take } from './verb';

const ls: Verb<ListArguments> = {
  name: 'ls',
  places: 'COLLECTION[:PATH]',
  notes: [
    "Without PATH, the collection's default folder.",
    'A link of the Globus web app is a place too, here and in transfer.'
  ],
  example: 'ls 6c54cade-bde5-45c1-bdea-f4bd71dba2cc:/share/godata/',
  options: [
    {
      name: '--all',
      short: '-a',
      takes: 'flag',
      help: 'Show names that begin with a dot'
    }
  ],
  operation: listDirectory,
  read: ({ positional, values }) => {
    const [place] = take('ls', positional, ['COLLECTION[:PATH]']);
    const { collection, path } = parsePlace(place!);
    return {
      collection,
      ...(path === '' ? {} : { path }),
      ...(values.all === undefined ? {} : { showHidden: true })
    };
  },
  write: ({ collection, path, showHidden }) => [
    [
      path ? formatPlace({ collection, path }) : collection,
      ...(showHidden ? ['--all'] : [])
    ]
  ]
};

const wait: Verb<WaitArguments> = {
  name: 'task wait',
  places: 'TASK',
  notes: [],
  example: 'task wait 4bc2a9d0-1c5a-11f0-9c4f-0affc3a1e2b1 --timeout 600',
  options: [
    {
      name: '--timeout',
      takes: 'number',
      value: 'SECONDS',
      help: 'Wait at most so long; left out, until it has ended'
    }
  ],
  operation: waitTask,
  read: ({ positional, values }) => {
    const [task] = take('task wait', positional, ['TASK']);
    if (!isUuid(task!)) {
      throw bad('task wait', `"${task!}" is no task: write its UUID.`);
    }
    return {
      task: task!.toLowerCase(),
      ...(values.timeout === undefined
        ? {}
        : { timeout: Number(values.timeout) })
    };
  },
  write: ({ task, timeout }) => [
    [task, ...(timeout === undefined ? [] : ['--timeout', String(timeout)])]
  ]
};

/** Every verb; what it reads is what its operation's schema describes. */
export const VERBS = [ls, send, wait] as unknown as readonly Verb<unknown>[];
