import { fail } from '../../engine/contract';
import type { ListArguments } from '../list';
import { listDirectory } from '../list';
import type { Operation } from '../perform';
import { formatPlace, isUuid, parsePlace } from '../places';
import type { SyncLevel, TransferArguments } from '../transfer';
import { SYNC_LEVELS, transfer } from '../transfer';
import type { WaitArguments } from '../waitTask';
import { waitTask } from '../waitTask';
import type { Option, ReadOptions } from './options';

/** One verb of `%globus`: how its line is read and written. */
export interface Verb<A> {
  /** `task wait`. */
  name: string;
  /** What follows the verb, for the help. */
  places: string;
  /** What the help says besides the operation's summary. */
  notes: string[];
  example: string;
  options: Option[];
  operation: Operation<A, unknown>;
  /** @throws GlobusError `bad-request` that names what is wrong. */
  read(line: ReadOptions): A;
  /** The words after the verb; several lines where a cell has to be. */
  write(args: A): string[][];
}

const ls: Verb<ListArguments> = {
  name: 'ls',
  places: 'COLLECTION[:PATH]',
  notes: ["Without PATH, the collection's default folder."],
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

const TRANSFER_PLACES = ['SOURCE:PATH', 'DESTINATION:PATH'];

const send: Verb<TransferArguments> = {
  name: 'transfer',
  places: TRANSFER_PLACES.join(' '),
  notes: [
    'A destination that ends in / keeps the name of what is sent.',
    'Without --sync-level, files that exist at the destination are overwritten.'
  ],
  example: 'transfer SOURCE:/data/run1/ DESTINATION:/~/run1/ -s checksum',
  options: [
    {
      name: '--label',
      takes: 'text',
      value: 'TEXT',
      help: 'What the task is called'
    },
    {
      name: '--sync-level',
      short: '-s',
      takes: SYNC_LEVELS,
      value: SYNC_LEVELS.join('|'),
      help: 'Send a file that exists only when this differs'
    },
    {
      name: '--recursive',
      short: '-r',
      takes: 'switch',
      help: 'A folder with all in it; left out, Globus finds out'
    },
    {
      name: '--verify-checksum',
      takes: 'switch',
      help: 'Compare checksums after each file; on unless told otherwise'
    }
  ],
  operation: transfer,
  read: ({ positional, values }) => {
    const [from, to] = take('transfer', positional, TRANSFER_PLACES).map(
      (text, index) => placeWithPath(text, TRANSFER_PLACES[index]!)
    );
    const recursive = values.recursive as boolean | undefined;
    return {
      source: from!.collection,
      destination: to!.collection,
      items: [
        {
          source: from!.path,
          destination: to!.path,
          ...(recursive === undefined ? {} : { recursive })
        }
      ],
      ...(values.label === undefined ? {} : { label: String(values.label) }),
      ...(values['sync-level'] === undefined
        ? {}
        : { syncLevel: values['sync-level'] as SyncLevel }),
      ...(values['verify-checksum'] === undefined
        ? {}
        : { verify: values['verify-checksum'] === true })
    };
  },
  write: args => {
    const options = [
      ...(args.label === undefined ? [] : labelOption(args.label)),
      ...(args.syncLevel === undefined ? [] : ['--sync-level', args.syncLevel]),
      ...(args.verify === undefined
        ? []
        : [args.verify ? '--verify-checksum' : '--no-verify-checksum'])
    ];
    const items = args.items.map(item => ({
      from: item.source,
      to: item.destination,
      recursive:
        item.recursive === undefined
          ? []
          : [item.recursive ? '--recursive' : '--no-recursive']
    }));
    const [only] = items;
    if (items.length === 1) {
      return [
        [
          formatPlace({ collection: args.source, path: only!.from }),
          formatPlace({ collection: args.destination, path: only!.to }),
          ...options,
          ...only!.recursive
        ]
      ];
    }
    return [
      [`${args.source}:`, `${args.destination}:`, ...options],
      ...items.map(({ from, to, recursive }) => [...recursive, from, to])
    ];
  }
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

/** The words that a verb takes, each of them, and no more. */
function take(verb: string, words: string[], names: string[]): string[] {
  if (words.length < names.length) {
    throw bad(verb, `${names[words.length]!} is missing.`);
  }
  if (words.length > names.length) {
    throw bad(
      verb,
      `"${words[names.length]!}" is one too many. Put a name with spaces between quotes.`
    );
  }
  return words;
}

function placeWithPath(text: string, name: string) {
  const place = parsePlace(text);
  if (place.path === '') {
    throw bad('transfer', `"${text}" has no path: write ${name}.`);
  }
  return place;
}

function bad(verb: string, message: string): Error {
  return fail(
    'bad-request',
    'BadLine',
    `${verb}: ${message} See %globus ${verb} --help.`
  );
}

/** A label that begins with a dash would be read as an option by itself. */
function labelOption(label: string): string[] {
  return label.startsWith('-') ? [`--label=${label}`] : ['--label', label];
}
