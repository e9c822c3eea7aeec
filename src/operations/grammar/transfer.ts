import { fail, failureOf } from '../../engine/contract';
import { deletePaths } from '../delete';
import { formatPlace, leadsStraight } from '../places';
import { NOTICES } from '../submission';
import type { FilterRule, TransferItem } from '../transfer';
import { transfer } from '../transfer';
import { waitTask } from '../waitTask';
import { readOptions } from './options';
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

/** What every submission takes. */
const SUBMISSION: Option[] = [
  option('--label', 'label', 'TEXT'),
  option('--deadline', 'deadline', 'TIME', {
    help: 'When to give up, as 2026-01-31T12:00:00; UTC unless it names a zone'
  }),
  option('--notify', 'notify', 'on|off|EVENTS', {
    help: `E-mails: some of ${NOTICES.join(',')}; all unless told otherwise`,
    read: readNotify,
    write: value => (value as string[]).join(',') || 'off'
  })
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

/** `transfer`, with names and meanings of the options as in globus-cli. */
const send: Verb = verb(
  'transfer',
  transfer,
  [SOURCE, DESTINATION],
  [
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
    option('--destination-local-user', 'destinationLocalUser', 'NAME'),
    ...SUBMISSION
  ],
  {
    notes: [
      'A destination that ends in / keeps the name of what is sent.',
      'Without --sync-level, files that exist at the destination are overwritten, unless the settings of Globus say otherwise; -s overwrite does so whatever they say.',
      'For several items, %%globus transfer SOURCE: DESTINATION: and below it a line for each, as in a batch of globus-cli: [--recursive] SOURCE_PATH DESTINATION_PATH'
    ],
    example: 'transfer SOURCE:/data/run1/ DESTINATION:/~/run1/ -s checksum',
    body: { words: ['SOURCE_PATH', 'DESTINATION_PATH'], options: [RECURSIVE] },
    finish: (args, body) => {
      if (body === null) {
        return args;
      }
      if (args.recursive !== undefined) {
        throw bad(
          'transfer',
          'Write --recursive on the lines below that need it.'
        );
      }
      return {
        ...args,
        items: body.map(line => {
          const { words, values } = readBelow(send, line);
          const [source, destination] = words;
          return { source, destination, ...values };
        })
      };
    },
    begin: ({ source, destination, items, ...args }) => {
      const [only, ...more] = items as TransferItem[];
      const place = (collection: unknown, path = '') =>
        formatPlace({ collection: String(collection), path });
      if (
        only &&
        more.length === 0 &&
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
