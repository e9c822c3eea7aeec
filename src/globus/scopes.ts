/** The scope of Globus Transfer. */
export const TRANSFER_SCOPE =
  'urn:globus:auth:scope:transfer.api.globus.org:all';

/** The resource server of Globus Timers. */
export const TIMERS_SERVER = '524230d7-ea86-4a52-8312-86065a9e0417';

/** What timers can be listed, paused and deleted with. */
export const TIMERS_SCOPE = `https://auth.globus.org/scopes/${TIMERS_SERVER}/timer`;

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

/**
 * What Timers needs to send files later: a consent of its own, which that to
 * plain transfers does not cover (documented).
 *
 * @param collections - As for {@link dataAccessScope}; may be empty.
 */
export function timersScope(collections: readonly string[]): string {
  const transfer =
    collections.length > 0 ? dataAccessScope(collections) : TRANSFER_SCOPE;
  return `${TIMERS_SCOPE}[${transfer}]`;
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
 * Scopes by name, with what each depends on. One is optional (`*`) where it is
 * so wherever it is named.
 */
export type Scopes = Map<string, { optional: boolean; below: Scopes }>;

/**
 * Reads scopes with their dependencies, `a *b[c *d[e]]`, however deep. Those
 * of one name become one. Takes any text: a bracket too many is passed over,
 * and one that is missing is added.
 */
export function parseScopes(text: string): Scopes {
  const top: Scopes = new Map();
  const open = [top];
  let below = top;
  let optional = false;
  for (const token of text.match(/[[\]*]|[^\s[\]*]+/g) ?? []) {
    if (token === '[') {
      open.push(below);
    } else if (token === ']') {
      below = open.length > 1 ? open.pop()! : top;
    } else if (token !== '*') {
      const scopes = open.at(-1)!;
      const known = scopes.get(token);
      ({ below } = known ?? { below: new Map() });
      const optionally = optional && (known?.optional ?? true);
      scopes.set(token, { optional: optionally, below });
    }
    optional = token === '*';
  }
  return top;
}

/** Writes scopes as {@link parseScopes} reads them. */
export function formatScopes(scopes: Scopes): string[] {
  return [...scopes].map(([name, { below, optional }]) => {
    const inner = below.size > 0 ? `[${formatScopes(below).join(' ')}]` : '';
    return `${optional ? '*' : ''}${name}${inner}`;
  });
}

/**
 * Joins scopes so that each is named once, its dependent scopes in one pair
 * of brackets: `a[*b] a[*c]` becomes `a[*b *c]`.
 */
export function mergeScopes(scopes: readonly string[]): string[] {
  return formatScopes(parseScopes(scopes.join(' ')));
}

/** Whether some scopes, with what is below them, hold all of others. */
export function covers(some: Scopes, others: Scopes): boolean {
  return [...others].every(([name, { below }]) => {
    const known = some.get(name);
    return known !== undefined && covers(known.below, below);
  });
}

/** The collections whose `data_access` a list of scopes asks for, as UUIDs. */
export function collectionsIn(scopes: readonly string[]): string[] {
  const pattern = /\/scopes\/([0-9a-f-]{36})\/data_access/gi;
  const ids = scopes.flatMap(scope =>
    [...scope.matchAll(pattern)].map(match => match[1]!.toLowerCase())
  );
  return [...new Set(ids)];
}
