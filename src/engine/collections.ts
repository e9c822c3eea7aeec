import { fail, failureOf } from '../globus/errors';
import type { EndpointDocument, EndpointListDocument } from '../globus/types';
import type { Calls } from './calls';
import type { Collection, CollectionPage } from './filesTypes';

/** Endpoint kinds that hold no files by themselves (documented). */
const NOT_BROWSABLE = new Set(['GCSv5_endpoint']);

/** The service pages through no more than this many results (documented). */
const SEARCH_LIMIT = 1000;

/** A collection as pages know it. */
export function toCollection(document: EndpointDocument): Collection {
  return {
    id: document.id,
    name: document.display_name ?? document.canonical_name ?? document.id,
    entityType: document.entity_type,
    owner: document.owner_string ?? null,
    organization: document.organization ?? null,
    description: document.description ?? null,
    highAssurance: document.high_assurance === true,
    browsable: !NOT_BROWSABLE.has(document.entity_type)
  };
}

/** A page of search results, and where the next one starts. */
export function toCollectionPage(
  document: EndpointListDocument
): CollectionPage {
  const nextOffset = document.offset + document.DATA.length;
  return {
    collections: document.DATA.map(toCollection),
    nextOffset:
      document.has_next_page && nextOffset < SEARCH_LIMIT ? nextOffset : null
  };
}

/**
 * How the service refuses to list an endpoint that is no collection is not
 * recorded, so its kind decides what is said.
 *
 * @throws GlobusError `not-a-collection`, else what it was given.
 */
export async function explainRefusal(
  calls: Calls,
  error: unknown,
  id: string
): Promise<never> {
  if (failureOf(error).kind === 'refused') {
    const { browsable, name } = toCollection(
      await calls.transfer(service => service.endpoint(id))
    );
    if (!browsable) {
      throw fail(
        'not-a-collection',
        'NotACollection',
        `${name} is an endpoint, which holds no files by itself.`
      );
    }
  }
  throw error;
}
