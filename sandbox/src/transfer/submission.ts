import type { Collection } from '../collections.js';
import { notImplemented, transferError } from '../errors.js';
import { isUuid } from '../random.js';
import type { World } from '../world.js';
import { findEndpoint } from './caller.js';
import { badRequest } from './parameters.js';

/** One file or folder to send. */
export interface TransferItem {
  readonly sourcePath: string;
  readonly destinationPath: string;
  /** Undefined: find out. */
  readonly recursive: boolean | undefined;
}

/** A transfer document, read and found good. */
export interface TransferRequest {
  readonly submissionId: string;
  readonly source: Collection;
  readonly destination: Collection;
  readonly label: string | null;
  /** 0 exists, 1 size, 2 mtime, 3 checksum; null sends everything. */
  readonly syncLevel: number | null;
  readonly verifyChecksum: boolean;
  readonly preserveTimestamp: boolean;
  readonly encryptData: boolean;
  readonly skipSourceErrors: boolean;
  readonly failOnQuotaErrors: boolean;
  /** Milliseconds since 1970; null: a day after the last progress. */
  readonly deadline: number | null;
  readonly items: readonly TransferItem[];
}

type Document = Readonly<Record<string, unknown>>;

/** Fields that the sandbox heeds, or that change nothing it could show. */
const KNOWN = [
  'DATA_TYPE',
  'DATA',
  'submission_id',
  'source_endpoint',
  'destination_endpoint',
  'label',
  'sync_level',
  'verify_checksum',
  'preserve_timestamp',
  'encrypt_data',
  'skip_source_errors',
  'fail_on_quota_errors',
  'deadline',
  'notify_on_succeeded',
  'notify_on_failed',
  'notify_on_inactive'
];

const KNOWN_IN_ITEM = [
  'DATA_TYPE',
  'source_path',
  'destination_path',
  'recursive'
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
  // false, null and [] are what leaving these out means.
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
  return {
    submissionId: submissionId(doc),
    source: findEndpoint(world, text(doc, 'source_endpoint')),
    destination: findEndpoint(world, text(doc, 'destination_endpoint')),
    label: label(doc.label),
    syncLevel: syncLevel(doc.sync_level),
    verifyChecksum: flag(doc, 'verify_checksum') ?? false,
    preserveTimestamp: flag(doc, 'preserve_timestamp') ?? false,
    encryptData: flag(doc, 'encrypt_data') ?? false,
    skipSourceErrors: flag(doc, 'skip_source_errors') ?? false,
    failOnQuotaErrors: flag(doc, 'fail_on_quota_errors') ?? false,
    deadline: deadline(world, doc.deadline),
    items: data.map(readItem)
  };
}

/** What makes two transfers the same to the service's 409. */
export function pathsOf(request: TransferRequest): string {
  const { destination, items, source } = request;
  return JSON.stringify([
    source.id,
    destination.id,
    items.map(i => [i.sourcePath, i.destinationPath])
  ]);
}

function readItem(value: unknown): TransferItem {
  const item = asObject(value, 'transfer_item');
  if (item.DATA_TYPE !== 'transfer_item') {
    throw notImplemented(`items of DATA_TYPE '${String(item.DATA_TYPE)}'`);
  }
  refuseUnknown(item, KNOWN_IN_ITEM, 'transfer_item field');
  return {
    sourcePath: text(item, 'source_path'),
    destinationPath: text(item, 'destination_path'),
    recursive: flag(item, 'recursive')
  };
}

/** A JSON object, or a refusal. */
export function asObject(value: unknown, what: string): Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest(`Invalid ${what}: a JSON object is required`);
  }
  return { ...value };
}

/** Refuse fields that the sandbox does not know, unless they say nothing. */
export function refuseUnknown(
  doc: Document,
  known: readonly string[],
  what: string
): void {
  for (const [name, value] of Object.entries(doc)) {
    const idle =
      value === null ||
      value === false ||
      (Array.isArray(value) && value.length === 0);
    if (!idle && !known.includes(name)) {
      throw notImplemented(`the ${what} '${name}'`);
    }
  }
}

function submissionId(doc: Document): string {
  const id = text(doc, 'submission_id');
  if (!isUuid(id)) {
    throw badRequest(`Invalid submission_id '${id}'`);
  }
  return id.toLowerCase();
}

/** A field that must be a text. */
export function text(doc: Document, name: string): string {
  const value = doc[name];
  if (typeof value !== 'string' || value === '') {
    throw badRequest(`Missing or invalid field '${name}'`);
  }
  return value;
}

function flag(doc: Document, name: string): boolean | undefined {
  const value = doc[name];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'boolean') {
    throw badRequest(`Field '${name}' must be a boolean`);
  }
  return value;
}

// Documented (Transfer API, "Task Submission"): at most 128 characters, no
// newline, no space at either end. The wording is guessed.
function label(value: unknown): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (
    typeof value !== 'string' ||
    characters(value) > 128 ||
    /[\r\n]/.test(value) ||
    value !== value.trim()
  ) {
    throw badRequest(
      'Invalid label: at most 128 characters, no newline, no space at either end'
    );
  }
  return value;
}

function characters(text: string): number {
  return Array.from(text).length;
}

function syncLevel(value: unknown): number | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value !== 'number' || ![0, 1, 2, 3].includes(value)) {
    throw badRequest("Field 'sync_level' must be 0, 1, 2 or 3");
  }
  return value;
}

function deadline(world: World, value: unknown): number | null {
  if (value === undefined || value === null) {
    return null;
  }
  // Documented forms: 2017-10-12, 2017-10-12 09:30Z, 2017-10-12T12:33:54+00:00.
  const time =
    typeof value === 'string'
      ? Date.parse(zoned(value.replace(' ', 'T')))
      : Number.NaN;
  if (Number.isNaN(time) || time <= world.clock.now()) {
    throw badRequest('Invalid deadline: a time in the future is required');
  }
  return time;
}

// Without a zone, UTC is meant; Date.parse would take local time.
function zoned(time: string): string {
  return /T.*(Z|[+-]\d\d:?\d\d)$/i.test(time) || !time.includes('T')
    ? time
    : `${time}Z`;
}
