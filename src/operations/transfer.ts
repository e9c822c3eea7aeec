import { commonFolder } from '../engine/contract';
import type {
  FolderItems,
  SubmittedTask,
  TransferDocument
} from '../engine/contract';
import type { Action } from './action';
import { foldersAmong } from './folderItems';
import type { Operation } from './perform';
import { baseName, join } from './places';
import { flag, list, oneOf, path, takes, text, uuid } from './schemas';
import type { SubmissionArguments } from './submission';
import { submissionOf, SUBMISSION, taskFields } from './submission';
import { summaryOf } from './words';

/**
 * When a file that exists at the destination is sent again. `overwrite`,
 * always, is what Globus does where no level is named; globus-cli has no word
 * for it. Here it has one, since the settings may name another level.
 */
export const SYNC_LEVELS = [
  'overwrite',
  'exists',
  'size',
  'mtime',
  'checksum'
] as const;

export type SyncLevel = (typeof SYNC_LEVELS)[number];

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

/** Which files and folders inside the folders are sent. */
export interface FilterRule {
  method: 'include' | 'exclude';
  /** Left out: files and folders. */
  type?: 'file' | 'dir';
  /** A name, with `*` and `?` as wildcards. */
  name: string;
}

/**
 * How things are sent. Names, defaults and meanings of the options are
 * those of the Transfer API (Task Submission, sections 2.2 and 2.3) as
 * `globus_sdk.TransferData` and `globus transfer --help` tell them; each flag
 * is false unless it is given.
 */
export interface TransferOptions extends SubmissionArguments {
  /** UUIDs of the collections. */
  source: string;
  destination: string;
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
  /** The first rule that fits decides; what none fits is sent. */
  filterRules?: FilterRule[];
  /** Delete in the folders at the destination what the source hasn't. */
  deleteDestinationExtra?: boolean;
  /** The accounts to be mapped to; for mapped collections of version 5. */
  sourceLocalUser?: string;
  destinationLocalUser?: string;
}

/** What goes where, and how. */
export interface TransferArguments extends TransferOptions {
  items: TransferItem[];
}

type Flag =
  | 'preserveTimestamp'
  | 'encryptData'
  | 'skipSourceErrors'
  | 'failOnQuotaErrors'
  | 'deleteDestinationExtra';

/** The options that are off unless they are given, as the API names them. */
const FLAGS = {
  preserveTimestamp: 'preserve_timestamp',
  encryptData: 'encrypt_data',
  skipSourceErrors: 'skip_source_errors',
  failOnQuotaErrors: 'fail_on_quota_errors',
  deleteDestinationExtra: 'delete_destination_extra'
} as const satisfies Record<Flag, keyof TransferDocument>;

const ENDS = {
  source: uuid('collection to send from'),
  destination: uuid('collection to send to')
};

const OPTIONS = {
  'syncLevel?': oneOf(
    SYNC_LEVELS,
    'Send a file that exists only when its size, time or checksum differs, or never (exists); left out or overwrite, send all'
  ),
  'verify?': {
    type: 'boolean',
    default: true,
    description: 'Compare checksums after each file'
  },
  'preserveTimestamp?': flag('Keep the modification times of files'),
  'encryptData?': flag('Encrypt the data on its way'),
  'skipSourceErrors?': flag(
    'Skip what is missing or not permitted at the source'
  ),
  'failOnQuotaErrors?': flag('Fail where a quota is exceeded'),
  'filterRules?': list(
    takes({
      method: oneOf(['include', 'exclude'], 'Whether to send it'),
      'type?': oneOf(['file', 'dir'], 'What it is; left out, both'),
      name: text('Its name, with * and ? as wildcards', { minLength: 1 })
    }),
    'What to send of what is in the folders: the first rule that fits decides; what none fits is sent'
  ),
  'deleteDestinationExtra?': flag(
    'Delete in the folders at the destination what the source has not'
  ),
  'sourceLocalUser?': text(
    'Account to be mapped to at the source, a mapped collection'
  ),
  'destinationLocalUser?': text(
    'Account to be mapped to at the destination, a mapped collection'
  ),
  ...SUBMISSION
};

export const transfer: Operation<TransferArguments, SubmittedTask> = {
  id: 'transfer',
  summary: summaryOf('transfer'),
  schema: takes({
    ...ENDS,
    items: list(
      takes({
        source: path('Path at the source'),
        destination: path(
          'Full path at the destination; with a slash at the end, the item keeps its name'
        ),
        'recursive?': {
          type: 'boolean',
          description: 'A folder with all in it; left out, Globus finds out'
        }
      }),
      'The files and folders to send',
      { minItems: 1 }
    ),
    ...OPTIONS
  }),
  action: args =>
    actionOf(
      args,
      folderOf(args, 'source'),
      folderOf(args, 'destination'),
      () => args.items.map(keepName)
    ),
  run: ({ engine }, args) => engine.submitTransfer(transferDocument(args))
};

/**
 * {@link transfer} for what is selected in a folder. Of that there may be a
 * hundred thousand: the engine makes the items.
 */
export function transferOf(
  items: FolderItems
): Operation<TransferOptions, SubmittedTask> {
  const { id, summary } = transfer;
  return {
    id,
    summary,
    schema: takes({ ...ENDS, ...OPTIONS }),
    action: args =>
      actionOf(args, items.from, items.to, () =>
        foldersAmong(items).map(name => join(items.to, name))
      ),
    run: ({ engine }, args) =>
      engine.submitTransfer(transferDocument(args), items)
  };
}

function actionOf(
  args: TransferOptions,
  from: string,
  to: string,
  paths: () => string[]
): Action {
  const source = { collection: args.source, path: from };
  const destination = { collection: args.destination, path: to };
  return args.deleteDestinationExtra
    ? {
        right: 'destroy',
        where: destination,
        paths: paths(),
        recursive: true,
        source
      }
    : {
        right: 'change',
        source,
        destination,
        mayOverwrite: args.syncLevel !== 'exists'
      };
}

/**
 * The document that the service takes. What is as Globus has it anyway is left
 * out, but for the checksums: they are verified unless told otherwise.
 */
export function transferDocument({
  items = [],
  ...args
}: TransferOptions & Partial<TransferArguments>): TransferDocument {
  return {
    source_endpoint: args.source,
    destination_endpoint: args.destination,
    ...taskFields(args),
    ...(args.syncLevel === undefined || args.syncLevel === 'overwrite'
      ? {}
      : { sync_level: syncNumber(args.syncLevel) }),
    verify_checksum: args.verify ?? true,
    ...Object.fromEntries(
      (Object.keys(FLAGS) as Flag[])
        .filter(flag => args[flag])
        .map(flag => [FLAGS[flag], true])
    ),
    ...(args.filterRules?.length
      ? {
          filter_rules: args.filterRules.map(rule => ({
            DATA_TYPE: 'filter_rule',
            ...rule
          }))
        }
      : {}),
    ...(args.sourceLocalUser
      ? { source_local_user: args.sourceLocalUser }
      : {}),
    ...(args.destinationLocalUser
      ? { destination_local_user: args.destinationLocalUser }
      : {}),
    DATA: items.map(item => ({
      DATA_TYPE: 'transfer_item' as const,
      source_path: item.source,
      destination_path: keepName(item),
      ...(item.recursive === undefined ? {} : { recursive: item.recursive })
    }))
  };
}

/**
 * What a document would be made of again, with all that it chose spelled out,
 * so that no setting changes it. Without its deadline, which belongs to the
 * first time.
 */
export function argumentsOf(document: TransferDocument): TransferArguments {
  return {
    source: document.source_endpoint,
    destination: document.destination_endpoint,
    ...submissionOf(document),
    syncLevel: SYNC_LEVELS[(document.sync_level ?? -1) + 1]!,
    verify: document.verify_checksum,
    ...Object.fromEntries(
      (Object.keys(FLAGS) as Flag[]).map(flag => [
        flag,
        document[FLAGS[flag]] ?? false
      ])
    ),
    filterRules: (document.filter_rules ?? []).map(
      ({ method, type, name }) => ({ method, ...(type && { type }), name })
    ),
    sourceLocalUser: document.source_local_user ?? '',
    destinationLocalUser: document.destination_local_user ?? '',
    items: document.DATA.map(item => ({
      source: item.source_path,
      destination: item.destination_path,
      ...(item.recursive === undefined ? {} : { recursive: item.recursive })
    }))
  };
}

function syncNumber(level: SyncLevel): 0 | 1 | 2 | 3 {
  return (SYNC_LEVELS.indexOf(level) - 1) as 0 | 1 | 2 | 3;
}

/** Where an item goes, in full. */
export function keepName(item: TransferItem): string {
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
