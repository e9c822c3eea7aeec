import type { Collection } from '../collections.js';
import type { Identity } from '../identities.js';
import { optionalText } from './document.js';
import type { Document } from './document.js';
import { badRequest } from './parameters.js';

/**
 * The account that a document asks to be mapped to. Documented (globus-sdk):
 * only usable with mapped collections of Globus Connect Server 5; the refusal
 * is guessed.
 *
 * @throws ServiceError 400
 */
export function readLocalUser(
  doc: Document,
  name: string,
  collection: Collection
): string | undefined {
  return mustBeMapped(optionalText(doc, name), collection);
}

/** The same for one from a query. */
export function mustBeMapped(
  localUser: string | undefined,
  collection: Collection
): string | undefined {
  if (
    localUser !== undefined &&
    collection.entityType !== 'GCSv5_mapped_collection'
  ) {
    throw badRequest(
      `Endpoint '${collection.id}' does not support a local user`
    );
  }
  return localUser;
}

/** Whether an identity is mapped to an account; each has one. */
export function isMapped(
  localUser: string | undefined,
  identity: Identity
): boolean {
  return localUser === undefined || localUser === identity.localUser;
}
