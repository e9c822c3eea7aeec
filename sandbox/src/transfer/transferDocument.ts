import type { Collection } from '../collections.js';
import { notImplemented, transferError } from '../errors.js';
import type { World } from '../world.js';
import { findEndpoint } from './caller.js';
import { readChecksum } from './checksum.js';
import type { Checksum } from './checksum.js';
import {
  asObject,
  flag,
  optionalText,
  refuseUnknown,
  text
} from './document.js';
import type { Document } from './document.js';
import { readFilterRules } from './filterRules.js';
import type { FilterRule } from './filterRules.js';
import { readLocalUser } from './localUser.js';
import { badRequest } from './parameters.js';
import { SUBMISSION_FIELDS, readSubmission } from './submission.js';
import type { Submission } from './submission.js';

/** One file or folder to send. */
export interface TransferItem {
  readonly sourcePath: string;
  readonly destinationPath: string;
  /** Undefined: find out. */
  readonly recursive: boolean | undefined;
  readonly checksum: Checksum;
}

/** A transfer document, read and found good. */
export interface TransferRequest extends Submission {
  readonly type: 'TRANSFER';
  readonly source: Collection;
  readonly destination: Collection;
  /** 0 exists, 1 size, 2 mtime, 3 checksum; null sends everything. */
  readonly syncLevel: number | null;
  readonly verifyChecksum: boolean;
  readonly preserveTimestamp: boolean;
  readonly encryptData: boolean;
  readonly skipSourceErrors: boolean;
  readonly failOnQuotaErrors: boolean;
  readonly deleteDestinationExtra: boolean;
  readonly filterRules: readonly FilterRule[];
  readonly sourceLocalUser: string | undefined;
  readonly destinationLocalUser: string | undefined;
  readonly items: readonly TransferItem[];
}

/** Documented (Transfer API, "Transfer specific fields"). */
const KNOWN = [
  ...SUBMISSION_FIELDS,
  'source_endpoint',
  'destination_endpoint',
  'sync_level',
  'verify_checksum',
  'preserve_timestamp',
  'encrypt_data',
  'skip_source_errors',
  'fail_on_quota_errors',
  'delete_destination_extra',
  'filter_rules',
  'recursive_symlinks',
  'source_local_user',
  'destination_local_user'
];

const KNOWN_IN_ITEM = [
  'DATA_TYPE',
  'source_path',
  'destination_path',
  'recursive',
  'external_checksum',
  'checksum_algorithm'
];

/**
 * Read the body of `POST /transfer`.
 *
 * @throws ServiceError 400 where the service refuses, 501 for fields that
 * would change the outcome and that the sandbox doesn't know
 */
export function readTransfer(world: World, body: unknown): TransferRequest {
  const doc = asObject(body, 'transfer document');
  if (doc.DATA_TYPE !== 'transfer') {
    throw badRequest("Field 'DATA_TYPE' must be 'transfer'");
  }
  refuseUnknown(doc, KNOWN, 'transfer field');
  const data = doc.DATA;
  if (!Array.isArray(data) || data.length === 0) {
    // Recorded (globus_sdk.testing).
    throw transferError(
      400,
      'ClientError.BadRequest.NoTransferItems',
      'A transfer requires at least one item'
    );
  }
  refuseSymlinks(doc);
  const source = findEndpoint(world, text(doc, 'source_endpoint'));
  const destination = findEndpoint(world, text(doc, 'destination_endpoint'));
  return {
    type: 'TRANSFER',
    ...readSubmission(world, doc),
    source,
    destination,
    syncLevel: syncLevel(doc.sync_level),
    verifyChecksum: flag(doc, 'verify_checksum') ?? false,
    preserveTimestamp: flag(doc, 'preserve_timestamp') ?? false,
    encryptData: flag(doc, 'encrypt_data') ?? false,
    skipSourceErrors: flag(doc, 'skip_source_errors') ?? false,
    failOnQuotaErrors: flag(doc, 'fail_on_quota_errors') ?? false,
    deleteDestinationExtra: flag(doc, 'delete_destination_extra') ?? false,
    filterRules: readFilterRules(doc.filter_rules),
    sourceLocalUser: readLocalUser(doc, 'source_local_user', source),
    destinationLocalUser: readLocalUser(
      doc,
      'destination_local_user',
      destination
    ),
    items: data.map(readItem)
  };
}

function readItem(value: unknown): TransferItem {
  const item = asObject(value, 'transfer_item');
  if (item.DATA_TYPE === 'transfer_symlink_item') {
    throw notImplemented("items of DATA_TYPE 'transfer_symlink_item'");
  }
  if (item.DATA_TYPE !== 'transfer_item') {
    throw badRequest("Field 'DATA_TYPE' of an item must be 'transfer_item'");
  }
  refuseUnknown(item, KNOWN_IN_ITEM, 'transfer_item field');
  const recursive = flag(item, 'recursive');
  const checksum = readChecksum(item);
  if (recursive && checksum.expected !== undefined) {
    // Documented (globus-sdk, `add_item`): not for folders.
    throw badRequest("A recursive item can't have an external_checksum");
  }
  return {
    sourcePath: text(item, 'source_path'),
    destinationPath: text(item, 'destination_path'),
    recursive,
    checksum
  };
}

// Documented: 0 to 3.
function syncLevel(value: unknown): number | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value !== 'number' || ![0, 1, 2, 3].includes(value)) {
    throw badRequest("Field 'sync_level' must be 0, 1, 2 or 3");
  }
  return value;
}

// Documented (@globus/sdk): `keep` and `copy` are the others, which no
// collection supports.
function refuseSymlinks(doc: Document): void {
  const symlinks = optionalText(doc, 'recursive_symlinks') ?? 'ignore';
  if (symlinks === 'keep' || symlinks === 'copy') {
    throw notImplemented(`recursive_symlinks '${symlinks}'`);
  }
  if (symlinks !== 'ignore') {
    throw badRequest(
      "Field 'recursive_symlinks' must be 'ignore', 'keep' or 'copy'"
    );
  }
}
