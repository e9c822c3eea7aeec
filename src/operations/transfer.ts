import { commonFolder } from '../engine/contract';
import type { SubmittedTask, TransferDocument } from '../engine/contract';
import type { Operation } from './perform';
import { baseName, join } from './places';

/** When a file that exists at the destination is sent again. */
export const SYNC_LEVELS = ['exists', 'size', 'mtime', 'checksum'] as const;

export type SyncLevel = (typeof SYNC_LEVELS)[number];

/** What Globus can send an e-mail about, as its fields name it. */
export const NOTICES = ['succeeded', 'failed', 'inactive'] as const;

export type Notice = (typeof NOTICES)[number];

/** One file or folder to send. */
export interface TransferItem {
  source: string;
  /**
   * Full path at the destination. One deviation from globus-cli: when it ends
   * in a slash and the source does not, the item keeps its name.
   */
  destination: string;
  /** A folder with all in it; left out, Globus finds out. */
  recursive?: boolean;
}

/**
 * What goes where, and how. Names, defaults and meanings of the options are
 * those of the Transfer API (Task Submission, sections 2.2 and 2.3) as
 * `globus_sdk.TransferData` and `globus transfer --help` tell them; each flag
 * is false unless it is given.
 */
export interface TransferArguments {
  /** UUIDs of the collections. */
  source: string;
  destination: string;
  items: TransferItem[];
  label?: string;
  /** Left out: everything is sent, existing files are overwritten. */
  syncLevel?: SyncLevel;
  /**
   * Compare checksums after each file and send it again where they differ.
   * True unless told otherwise, as in globus-cli; false in the API.
   */
  verify?: boolean;
  /** Set the files' modification times as at the source; not those of folders. */
  preserveTimestamp?: boolean;
  /** Protect the data by TLS on its way. */
  encryptData?: boolean;
  /** Pass over what is missing or not permitted at the source, and go on. */
  skipSourceErrors?: boolean;
  /** Fail where a quota is exceeded, rather than try until the deadline. */
  failOnQuotaErrors?: boolean;
  /**
   * When to give up, done or not: ISO 8601 with its zone. Left out, a day
   * ahead, moved on while there is progress (Transfer API, Task Behavior).
   */
  deadline?: string;
  /** What to send an e-mail about; left out, all of it. */
  notify?: Notice[];
}

type Flag =
  | 'preserveTimestamp'
  | 'encryptData'
  | 'skipSourceErrors'
  | 'failOnQuotaErrors';

/** The options that are off unless they are given, as the API names them. */
const FLAGS = {
  preserveTimestamp: 'preserve_timestamp',
  encryptData: 'encrypt_data',
  skipSourceErrors: 'skip_source_errors',
  failOnQuotaErrors: 'fail_on_quota_errors'
} as const satisfies Record<Flag, keyof TransferDocument>;

export const transfer: Operation<TransferArguments, SubmittedTask> = {
  id: 'transfer',
  summary: 'Send files and folders from one collection to another',
  schema: {
    type: 'object',
    required: ['source', 'destination', 'items'],
    additionalProperties: false,
    properties: {
      source: {
        type: 'string',
        format: 'uuid',
        description: 'UUID of the collection to send from'
      },
      destination: {
        type: 'string',
        format: 'uuid',
        description: 'UUID of the collection to send to'
      },
      items: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['source', 'destination'],
          additionalProperties: false,
          properties: {
            source: {
              type: 'string',
              format: 'path',
              description: 'Path at the source'
            },
            destination: {
              type: 'string',
              format: 'path',
              description:
                'Full path at the destination; with a slash at the end, the item keeps its name'
            },
            recursive: {
              type: 'boolean',
              description: 'A folder with all in it; left out, Globus finds out'
            }
          }
        }
      },
      label: {
        type: 'string',
        maxLength: 128,
        pattern: '^(\\S(.*\\S)?)?$',
        description: 'What the task is called'
      },
      syncLevel: {
        type: 'string',
        enum: [...SYNC_LEVELS],
        description:
          'Send a file that exists only when its size, time or checksum differs; left out, send all'
      },
      verify: {
        type: 'boolean',
        default: true,
        description: 'Compare checksums after each file'
      },
      preserveTimestamp: {
        type: 'boolean',
        description: 'Keep the modification times of files'
      },
      encryptData: {
        type: 'boolean',
        description: 'Encrypt the data on its way'
      },
      skipSourceErrors: {
        type: 'boolean',
        description: 'Skip what is missing or not permitted at the source'
      },
      failOnQuotaErrors: {
        type: 'boolean',
        description: 'Fail where a quota is exceeded'
      },
      deadline: {
        type: 'string',
        format: 'date-time',
        description:
          'When to give up, with its zone; left out, Globus goes on while there is progress'
      },
      notify: {
        type: 'array',
        items: { type: 'string', enum: [...NOTICES] },
        description: 'What to send an e-mail about; left out, all of it'
      }
    }
  },
  action: args => ({
    right: 'change',
    source: { collection: args.source, path: folderOf(args, 'source') },
    destination: {
      collection: args.destination,
      path: folderOf(args, 'destination')
    },
    mayOverwrite: args.syncLevel !== 'exists'
  }),
  run: ({ engine }, args) => engine.submitTransfer(transferDocument(args))
};

/**
 * The document that the service takes. What is as Globus has it anyway is left
 * out, but for the checksums: they are verified unless told otherwise.
 */
export function transferDocument(args: TransferArguments): TransferDocument {
  return {
    source_endpoint: args.source,
    destination_endpoint: args.destination,
    ...(args.label ? { label: args.label } : {}),
    ...(args.syncLevel === undefined
      ? {}
      : { sync_level: syncNumber(args.syncLevel) }),
    verify_checksum: args.verify ?? true,
    ...Object.fromEntries(
      (Object.keys(FLAGS) as Flag[])
        .filter(flag => args[flag])
        .map(flag => [FLAGS[flag], true])
    ),
    ...(args.deadline === undefined ? {} : { deadline: args.deadline }),
    ...Object.fromEntries(
      NOTICES.filter(notice => args.notify?.includes(notice) === false).map(
        notice => [`notify_on_${notice}`, false]
      )
    ),
    DATA: args.items.map(item => ({
      DATA_TYPE: 'transfer_item' as const,
      source_path: item.source,
      destination_path: keepName(item),
      ...(item.recursive === undefined ? {} : { recursive: item.recursive })
    }))
  };
}

function syncNumber(level: SyncLevel): 0 | 1 | 2 | 3 {
  return SYNC_LEVELS.indexOf(level) as 0 | 1 | 2 | 3;
}

function keepName(item: TransferItem): string {
  return item.destination.endsWith('/') && !item.source.endsWith('/')
    ? join(item.destination, baseName(item.source))
    : item.destination;
}

/** The folder that all items share on one side. */
function folderOf(
  args: TransferArguments,
  side: 'source' | 'destination'
): string {
  return commonFolder(args.items.map(item => item[side]));
}
