import { fail, failureOf } from '../../engine/contract';
import { createTimer } from '../createTimer';
import { deletePaths } from '../delete';
import { formatPlace, leadsStraight } from '../places';
import { NOTICES } from '../submission';
import type { FilterRule, TransferItem } from '../transfer';
import { transfer } from '../transfer';
import { waitTask } from '../waitTask';
import { inZone, readOptions } from './options';
import type { Arguments, BodyLine, Option, Verb, Word } from './verb';
import { bad, option, take, verb } from './verb';

const SOURCE: Word = { name: 'SOURCE:PATH', key: 'from', kind: 'place' };
const DESTINATION: Word = {
  name: 'DESTINATION:PATH',
  key: 'to',
  kind: 'place'
};

/** Of each item, in a line as below it. */
const RECURSIVE: Option = option('--recursive', 'recursive', null, {
  short: '-r',
  off: '--no-recursive',
  help: 'A folder with all in it; left out, Globus finds out'
});

const LABEL = option('--label', 'label', 'TEXT');

const NOTIFY = option('--notify', 'notify', 'on|off|EVENTS', {
  help: `E-mails: some of ${NOTICES.join(',')}; all unless told otherwise`,
  read: readNotify,
  write: value => (value as string[]).join(',') || 'off'
});

/** What every submission takes. */
const SUBMISSION: Option[] = [
  LABEL,
  option('--deadline', 'deadline', 'TIME', {
    help: 'When to give up, as 2026-01-31T12:00:00; UTC unless it names a zone'
  }),
  NOTIFY
];

/** `--include` or `--exclude`: of files, as in globus-cli. */
function rule(method: FilterRule['method'], help: string): Option {
  return {
    name: `--${method}`,
    key: 'filterRules',
    value: 'PATTERN',
    many: true,
    help,
    read: name => ({ method, type: 'file', name }),
    write: value => {
      const { method: other, type, name } = value as FilterRule;
      return other === method && type === 'file' ? name : undefined;
    }
  };
}

/** What tells of a transfer, with names and meanings as in globus-cli. */
const SENDING: Option[] = [
  RECURSIVE,
  option('--sync-level', 'syncLevel', '|', { short: '-s' }),
  option('--verify-checksum', 'verify', null, {
    off: '--no-verify-checksum',
    help: 'Compare checksums after each file; on unless told otherwise'
  }),
  option('--preserve-timestamp', 'preserveTimestamp', null, {
    short: '--preserve-mtime'
  }),
  option('--encrypt-data', 'encryptData', null, { short: '--encrypt' }),
  option('--skip-source-errors', 'skipSourceErrors'),
  option('--fail-on-quota-errors', 'failOnQuotaErrors'),
  rule(
    'include',
    'Send such files in spite of a later --exclude; the first that fits decides'
  ),
  rule('exclude', 'Leave out such files, as in "*.tmp", inside the folders'),
  option('--delete-destination-extra', 'deleteDestinationExtra'),
  option('--source-local-user', 'sourceLocalUser', 'NAME'),
  option('--destination-local-user', 'destinationLocalUser', 'NAME')
];

/** A verb that sends one item, or those of the lines below it. */
function sending(
  name: string,
  operation: Verb['operation'],
  options: Option[],
  { notes = [], finish, begin, ...more }: Partial<Verb>
): Verb {
  const made = verb(
    name,
    operation,
    [SOURCE, DESTINATION],
    [...SENDING, ...options],
    {
      ...more,
      notes: [
        'A destination that ends in / keeps the name of what is sent.',
        ...notes,
        `For several items, %%globus ${name} SOURCE: DESTINATION: and below it a line for each, as in a batch of globus-cli: [--recursive] SOURCE_PATH DESTINATION_PATH`
      ],
      body: {
        words: ['SOURCE_PATH', 'DESTINATION_PATH'],
        options: [RECURSIVE]
      },
      finish: (given, body) => {
        const args = finish?.(given, body) ?? given;
        if (body === null) {
          return args;
        }
        if (args.recursive !== undefined) {
          throw bad(name, 'Write --recursive on the lines below that need it.');
        }
        return {
          ...args,
          items: body.map(line => {
            const { words, values } = readBelow(made, line);
            const [source, destination] = words;
            return { source, destination, ...values };
          })
        };
      },
      begin: given => {
        const { source, destination, items, ...args } =
          begin?.(given).args ?? given;
        const [only, ...others] = items as TransferItem[];
        const place = (collection: unknown, path = '') =>
          formatPlace({ collection: String(collection), path });
        if (
          only &&
          others.length === 0 &&
          fitsLine(only.source + only.destination)
        ) {
          const { recursive } = only;
          return {
            args: {
              ...args,
              from: place(source, only.source),
              to: place(destination, only.destination),
              ...(recursive === undefined ? {} : { recursive })
            }
          };
        }
        return {
          args: { ...args, from: place(source), to: place(destination) },
          below: (items as TransferItem[]).map(item => [
            ...(item.recursive === undefined
              ? []
              : [item.recursive ? '--recursive' : '--no-recursive']),
            item.source,
            item.destination
          ])
        };
      }
    }
  );
  return made;
}

const OVERWRITES =
  'Without --sync-level, files that exist at the destination are overwritten, unless the settings of Globus say otherwise; -s overwrite does so whatever they say.';

const send = sending('transfer', transfer, SUBMISSION, {
  notes: [OVERWRITES],
  example: 'transfer SOURCE:/data/run1/ DESTINATION:/~/run1/ -s checksum'
});

/** `timer create transfer`; what runs once is said as globus-cli says it. */
export const schedule = sending(
  'timer create transfer',
  createTimer,
  [
    option('--name', 'name', 'TEXT'),
    option('--start', 'start', 'TIME', { read: readMoment }),
    option('--interval', 'every', 'INTERVAL', {
      help: 'Time between runs, in weeks, days, hours, minutes and seconds: 1d, 1h30m, 500s',
      read: readInterval,
      write: value => writeInterval(Number(value))
    }),
    option('--stop-after-date', 'until', 'TIME', { read: readMoment }),
    option('--stop-after-runs', 'times', 'N'),
    LABEL,
    NOTIFY
  ],
  {
    notes: [
      OVERWRITES,
      'A timer goes on when the kernel and the page are gone. --stop-after-runs 1 needs no --interval. A TIME names its zone: 2026-01-31T12:00:00Z, or +01:00 for Z.'
    ],
    example:
      'timer create transfer SOURCE:/data/ DESTINATION:/~/data/ --interval 1d',
    finish: args => {
      if (args.every === undefined && args.times !== 1) {
        throw bad(
          'timer create transfer',
          '--interval is missing: how often it runs; or --stop-after-runs 1.'
        );
      }
      return args;
    },
    begin: args => ({
      args: args.every === undefined ? { ...args, times: 1 } : args
    })
  }
);

const PLACE: Word = { name: 'COLLECTION:PATH', key: 'place', kind: 'place' };

const DELETES: Option[] = [
  option('--recursive', 'recursive', null, { short: '-r' }),
  option('--ignore-missing', 'ignoreMissing', null, { short: '-f' }),
  ...SUBMISSION
];

const remove: Verb = verb('delete', deletePaths, [PLACE], DELETES, {
  notes: [
    'You are asked each time. Patterns are not expanded: a * is a name.',
    'For several paths, %%globus delete COLLECTION: and below it a PATH on each line, as in a batch of globus-cli.'
  ],
  example: 'delete COLLECTION:/~/run1/ --recursive',
  body: { words: ['PATH'], options: [] },
  finish: (args, body) =>
    body === null
      ? args
      : { ...args, paths: body.map(line => readBelow(remove, line).words[0]) },
  begin: ({ place: collection, paths, ...args }) => {
    const [only = '', ...more] = paths as string[];
    const single = more.length === 0 && fitsLine(only);
    const path = single ? only : '';
    return {
      args: {
        ...args,
        place: formatPlace({ collection: String(collection), path })
      },
      ...(single ? {} : { below: (paths as string[]).map(each => [each]) })
    };
  }
});

const removeAndWait: Verb = verb(
  'rm',
  deletePaths,
  [PLACE],
  [...DELETES, option('--timeout', 'timeout', 'SECONDS', { of: waitTask })],
  {
    waits: true,
    notes: ['You are asked each time. Waits for the task, as task wait does.'],
    example: 'rm COLLECTION:/~/run1/ --recursive'
  }
);

export const SUBMITTING = [send, remove, removeAndWait];

/** Reads a line below, whatever it holds. */
function readBelow(
  { name, operation, body }: Verb,
  { words, line }: BodyLine
): { words: string[]; values: Arguments } {
  try {
    const read = readOptions(name, operation, body!.options, words);
    const names = body!.words.map(word => ({ name: word }));
    take(name, read.positional, names);
    for (const path of read.positional) {
      if (path === '' || !leadsStraight(`/${path}`)) {
        throw bad(name, `"${path}" must be a path with no . or .. on its way.`);
      }
    }
    return { words: read.positional, values: read.values };
  } catch (error) {
    const { message } = failureOf(error);
    throw fail(
      'bad-request',
      'BadLine',
      message.replace(`${name}: `, `${name}: Line ${line} below: `)
    );
  }
}

/**
 * A line of IPython ends where Python's lines do, and at a backslash it may go
 * on; a name that holds such goes below the line.
 */
function fitsLine(path: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}\\]/u.test(path);
}

/** As globus-cli reads it: `on` changes nothing, nothing is `off`. */
function readNotify(text: string): unknown {
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
    throw new Error(
      `takes on, off, or some of ${NOTICES.join(',')}; not "${wrong}".`
    );
  }
  return words.includes('on')
    ? undefined
    : NOTICES.filter(notice => words.includes(notice));
}

/**
 * globus-cli takes a time without a zone for one of its machine's, which isn't
 * always this one: silence would be hours off.
 */
function readMoment(text: string): string {
  const time = inZone(text);
  if (time !== text && !/(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw new Error(
      `names no time zone: write ${time} for UTC, or an offset such as +01:00 in place of Z.`
    );
  }
  return time;
}

/** Seconds by the letters of globus-cli, which has them in this order. */
const UNITS = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };

function readInterval(text: string): number {
  const form = /^\s*(\d+w)?\s*(\d+d)?\s*(\d+h)?\s*(\d+m)?\s*(\d+s)?\s*$/;
  const seconds = [...text.matchAll(/(\d+)(\w)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit as 's'],
    0
  );
  if (!form.test(text) || seconds === 0) {
    throw new Error(`takes a time such as 1d, 1h30m or 500s; not "${text}".`);
  }
  return seconds;
}

function writeInterval(seconds: number): string {
  let left = Math.floor(seconds);
  return Object.entries(UNITS)
    .map(([unit, length]) => {
      const count = Math.floor(left / length);
      left %= length;
      return count > 0 ? `${count}${unit}` : '';
    })
    .join('');
}
