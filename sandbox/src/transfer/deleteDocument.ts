import type { Collection } from '../collections.js';
import { transferError } from '../errors.js';
import type { World } from '../world.js';
import { findEndpoint } from './caller.js';
import { asObject, flag, refuseUnknown, text } from './document.js';
import { readLocalUser } from './localUser.js';
import { badRequest } from './parameters.js';
import { SUBMISSION_FIELDS, readSubmission } from './submission.js';
import type { Submission } from './submission.js';

/** A delete document, read and found good. */
export interface DeleteRequest extends Submission {
  readonly type: 'DELETE';
  /** Where to delete. Task documents have it as their source (recorded). */
  readonly source: Collection;
  readonly recursive: boolean;
  readonly ignoreMissing: boolean;
  readonly interpretGlobs: boolean;
  readonly sourceLocalUser: string | undefined;
  readonly paths: readonly string[];
}

/** Documented (Transfer API, "Delete specific fields"). */
const KNOWN = [
  ...SUBMISSION_FIELDS,
  'endpoint',
  'recursive',
  'ignore_missing',
  'interpret_globs',
  'local_user'
];

/**
 * Read the body of `POST /delete`.
 *
 * @throws ServiceError 400 where the service refuses, 501 for fields that
 * would change the outcome and that the sandbox doesn't know
 */
export function readDelete(world: World, body: unknown): DeleteRequest {
  const doc = asObject(body, 'delete document');
  if (doc.DATA_TYPE !== 'delete') {
    throw badRequest("Field 'DATA_TYPE' must be 'delete'");
  }
  refuseUnknown(doc, KNOWN, 'delete field');
  const data = doc.DATA;
  if (!Array.isArray(data) || data.length === 0) {
    // Guessed, after the recorded refusal of a transfer.
    throw transferError(
      400,
      'ClientError.BadRequest.NoDeleteItems',
      'A delete requires at least one item'
    );
  }
  const source = findEndpoint(world, text(doc, 'endpoint'));
  return {
    type: 'DELETE',
    ...readSubmission(world, doc),
    source,
    recursive: flag(doc, 'recursive') ?? false,
    ignoreMissing: flag(doc, 'ignore_missing') ?? false,
    interpretGlobs: flag(doc, 'interpret_globs') ?? false,
    sourceLocalUser: readLocalUser(doc, 'local_user', source),
    paths: data.map(readItem)
  };
}

function readItem(value: unknown): string {
  const item = asObject(value, 'delete_item');
  if (item.DATA_TYPE !== 'delete_item') {
    throw badRequest("Field 'DATA_TYPE' must be 'delete_item'");
  }
  refuseUnknown(item, ['DATA_TYPE', 'path'], 'delete_item field');
  return text(item, 'path');
}
