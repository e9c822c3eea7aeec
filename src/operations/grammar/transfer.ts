import { absolute, formatPlace, join, parsePlace } from '../places';
import type { Place } from '../places';
import type { SyncLevel, TransferArguments, TransferItem } from '../transfer';
import { NOTICES } from '../submission';
import { SYNC_LEVELS, transfer } from '../transfer';
import type { Option, ReadOptions } from './options';
import { readOptions } from './options';
import type { Verb } from './verb';
import { bad, take } from './verb';

const PLACES = ['SOURCE:PATH', 'DESTINATION:PATH'];

const RECURSIVE: Option = {
  name: '--recursive',
  short: '-r',
  takes: 'switch',
  help: 'A folder with all in it; left out, Globus finds out'
};

/** Options that are off unless they are given, and what they set. */
const FLAGS = {
  'preserve-timestamp': 'preserveTimestamp',
  'encrypt-data': 'encryptData',
  'skip-source-errors': 'skipSourceErrors',
  'fail-on-quota-errors': 'failOnQuotaErrors'
} as const;

const FLAG_NAMES = Object.keys(FLAGS) as (keyof typeof FLAGS)[];

/** `transfer`, with names and meanings of the options as in globus-cli. */
export const send: Verb<TransferArguments> = {
  name: 'transfer',
  places: PLACES.join(' '),
  notes: [
    'A destination that ends in / keeps the name of what is sent.',
    'Without --sync-level, files that exist at the destination are overwritten.',
    'For several items, %%globus transfer SOURCE: DESTINATION: and below it a',
    'line for each: [--recursive] SOURCE_PATH DESTINATION_PATH'
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
    RECURSIVE,
    {
      name: '--verify-checksum',
      takes: 'switch',
      help: 'Compare checksums after each file; on unless told otherwise'
    },
    {
      name: '--preserve-timestamp',
      short: '--preserve-mtime',
      takes: 'flag',
      help: 'Keep the modification times of files'
    },
    {
      name: '--encrypt-data',
      short: '--encrypt',
      takes: 'flag',
      help: 'Encrypt the data on its way'
    },
    {
      name: '--skip-source-errors',
      takes: 'flag',
      help: 'Skip what is missing or not permitted at the source'
    },
    {
      name: '--fail-on-quota-errors',
      takes: 'flag',
      help: 'Fail where a quota is exceeded'
    },
    {
      name: '--deadline',
      takes: 'text',
      value: 'TIME',
      help: 'When to give up, as 2026-01-31T12:00:00; UTC unless it names a zone'
    },
    {
      name: '--notify',
      takes: 'text',
      value: 'on|off|EVENTS',
      help: `E-mails: some of ${NOTICES.join(',')}; all unless told otherwise`
    }
  ],
  operation: transfer,
  takesBody: true,
  read: ({ positional, values }, body) => {
    const [from, to] = take('transfer', positional, PLACES).map((text, index) =>
      parsePlace(text, index === 0 ? 'origin' : 'destination')
    ) as [Place, Place];
    return {
      source: from.collection,
      destination: to.collection,
      items:
        body === null
          ? [readItem([from, to], positional, values)]
          : readBody([from, to], body, values),
      ...readChoices(values)
    };
  },
  write: args => {
    const choices = writeChoices(args);
    const [only] = args.items;
    if (args.items.length === 1 && fitsLine(only!)) {
      return [
        [
          formatPlace({ collection: args.source, path: only!.source }),
          formatPlace({
            collection: args.destination,
            path: only!.destination
          }),
          ...choices,
          ...writeRecursive(only!)
        ]
      ];
    }
    return [
      [`${args.source}:`, `${args.destination}:`, ...choices],
      ...args.items.map(item => [
        ...writeRecursive(item),
        item.source,
        item.destination
      ])
    ];
  }
};

function readItem(
  [from, to]: [Place, Place],
  words: string[],
  values: ReadOptions['values']
): TransferItem {
  const bare = [from, to].findIndex(({ path }) => path === '');
  if (bare >= 0) {
    throw bad(
      'transfer',
      `"${words[bare]!}" has no path: write ${PLACES[bare]!}.`
    );
  }
  return item(from.path, to.path, values);
}

/** The lines below, as `--batch` reads them: the places are their folders. */
function readBody(
  [from, to]: [Place, Place],
  body: string[][],
  values: ReadOptions['values']
): TransferItem[] {
  if (values.recursive !== undefined) {
    throw bad('transfer', 'Write --recursive on the lines below that need it.');
  }
  return body.map((words, index) => {
    const line = readOptions('transfer', [RECURSIVE], words);
    const where = ` in line ${index + 1} below`;
    const [source, destination] = take(
      'transfer',
      line.positional,
      ['SOURCE_PATH', 'DESTINATION_PATH'],
      where
    );
    return item(
      below(from.path, source!),
      below(to.path, destination!),
      line.values
    );
  });
}

function item(
  source: string,
  destination: string,
  { recursive }: ReadOptions['values']
): TransferItem {
  return {
    source,
    destination,
    ...(recursive === undefined ? {} : { recursive: recursive === true })
  };
}

function below(folder: string, path: string): string {
  return folder === '' || /^[/~]/.test(path)
    ? absolute(path)
    : join(folder, path);
}

function readChoices(
  values: ReadOptions['values']
): Omit<TransferArguments, 'source' | 'destination' | 'items'> {
  const { label, deadline, notify } = values;
  return {
    ...(label === undefined ? {} : { label: String(label) }),
    ...(values['sync-level'] === undefined
      ? {}
      : { syncLevel: values['sync-level'] as SyncLevel }),
    ...(values['verify-checksum'] === undefined
      ? {}
      : { verify: values['verify-checksum'] === true }),
    ...Object.fromEntries(
      FLAG_NAMES.filter(name => values[name]).map(name => [FLAGS[name], true])
    ),
    ...(deadline === undefined ? {} : { deadline: inZone(String(deadline)) }),
    ...(notify === undefined ? {} : readNotify(String(notify)))
  };
}

function writeChoices(args: TransferArguments): string[] {
  const { label, syncLevel, verify, deadline, notify } = args;
  return [
    ...(label === undefined ? [] : labelOption(label)),
    ...(syncLevel === undefined ? [] : ['--sync-level', syncLevel]),
    ...(verify === undefined
      ? []
      : [verify ? '--verify-checksum' : '--no-verify-checksum']),
    ...FLAG_NAMES.filter(name => args[FLAGS[name]]).map(name => `--${name}`),
    ...(deadline === undefined ? [] : ['--deadline', deadline]),
    ...(notify === undefined ? [] : ['--notify', notify.join(',') || 'off'])
  ];
}

function writeRecursive({ recursive }: TransferItem): string[] {
  return recursive === undefined
    ? []
    : [recursive ? '--recursive' : '--no-recursive'];
}

/** A label that begins with a dash would be read as an option by itself. */
function labelOption(label: string): string[] {
  return label.startsWith('-') ? [`--label=${label}`] : ['--label', label];
}

/**
 * A line of IPython ends where Python's lines do, and at a backslash it may go
 * on; a name that holds such goes below the line.
 */
function fitsLine({ source, destination }: TransferItem): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}\\]/u.test(source + destination);
}

/** The forms of globus-cli, which name no zone, mean UTC. */
function inZone(time: string): string {
  const form =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?(Z|[+-]\d\d:\d\d)?$/;
  const [, date, clock = '00:00:00', zone = 'Z'] = form.exec(time) ?? [];
  return date === undefined ? time : `${date}T${clock}${zone}`;
}

/** As globus-cli reads it: `on` changes nothing, nothing is `off`. */
function readNotify(text: string): Pick<TransferArguments, 'notify'> {
  const words = text
    .toLowerCase()
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
  const known: string[] = ['on', 'off', ...NOTICES];
  const wrong =
    words.find(word => !known.includes(word)) ??
    (words.includes('off') && words.length > 1 ? text : undefined);
  if (wrong !== undefined) {
    throw bad(
      'transfer',
      `--notify takes on, off, or some of ${NOTICES.join(',')}; not "${wrong}".`
    );
  }
  return words.includes('on')
    ? {}
    : { notify: NOTICES.filter(notice => words.includes(notice)) };
}
