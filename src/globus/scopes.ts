/** The scope of Globus Transfer. */
export const TRANSFER_SCOPE =
  'urn:globus:auth:scope:transfer.api.globus.org:all';

/** What every sign-in asks for: who you are, and Transfer. */
export const BASE_SCOPES = ['openid', 'profile', 'email', TRANSFER_SCOPE];

/** What says who signed in; asked for again with each further consent. */
export const IDENTITY_SCOPES = ['openid', 'profile', 'email'];

/**
 * The Transfer scope that includes `data_access` on mapped collections.
 *
 * @param collections - UUIDs of GCSv5 mapped collections without high
 * assurance; asking for it on any other kind is a login error.
 */
export function dataAccessScope(collections: readonly string[]): string {
  const inner = collections.map(
    id => `*https://auth.globus.org/scopes/${id}/data_access`
  );
  return `${TRANSFER_SCOPE}[${inner.join(' ')}]`;
}

/** Whether a collection asks for `data_access`, told by its kind (documented). */
export function needsDataAccess(collection: {
  entity_type: string;
  high_assurance?: boolean | null;
}): boolean {
  return (
    collection.entity_type === 'GCSv5_mapped_collection' &&
    !collection.high_assurance
  );
}

/**
 * Joins scopes so that each is named once, its dependent scopes in one pair
 * of brackets: `a[*b] a[*c]` becomes `a[*b *c]`.
 */
export function mergeScopes(scopes: readonly string[]): string[] {
  const dependents = new Map<string, Set<string>>();
  for (const scope of scopes.flatMap(splitTopLevel)) {
    const bracket = scope.indexOf('[');
    const name = bracket < 0 ? scope : scope.slice(0, bracket);
    const inner =
      bracket < 0 ? [] : splitTopLevel(scope.slice(bracket + 1, -1));
    const known = dependents.get(name) ?? new Set<string>();
    inner.forEach(dependent => known.add(dependent));
    dependents.set(name, known);
  }
  return [...dependents].map(([name, inner]) =>
    inner.size === 0 ? name : `${name}[${mergeScopes([...inner]).join(' ')}]`
  );
}

/** The collections whose `data_access` a list of scopes asks for, as UUIDs. */
export function collectionsIn(scopes: readonly string[]): string[] {
  const pattern = /\/scopes\/([0-9a-f-]{36})\/data_access/gi;
  const ids = scopes.flatMap(scope =>
    [...scope.matchAll(pattern)].map(match => match[1]!.toLowerCase())
  );
  return [...new Set(ids)];
}

/** Splits at spaces that stand outside of brackets. */
function splitTopLevel(scopes: string): string[] {
  return scopes.match(/[^\s[\]]+(?:\[(?:[^[\]]|\[[^[\]]*\])*\])?/g) ?? [];
}
