/** A scope that was asked for, with those that it depends on. */
export interface ScopeRequest {
  readonly scope: string;
  /** Written with a `*`: consent to it may be left out. */
  readonly optional: boolean;
  readonly dependencies: readonly ScopeRequest[];
}

export const TRANSFER_SCOPE =
  'urn:globus:auth:scope:transfer.api.globus.org:all';
export const VIEW_IDENTITIES =
  'urn:globus:auth:scope:auth.globus.org:view_identities';
export const VIEW_IDENTITY_SET =
  'urn:globus:auth:scope:auth.globus.org:view_identity_set';
export const AUTH_SERVER = 'auth.globus.org';
export const TRANSFER_SERVER = 'transfer.api.globus.org';

const SERVERS: ReadonlyMap<string, string> = new Map([
  ['openid', AUTH_SERVER],
  ['email', AUTH_SERVER],
  ['profile', AUTH_SERVER],
  [VIEW_IDENTITIES, AUTH_SERVER],
  [VIEW_IDENTITY_SET, AUTH_SERVER],
  [TRANSFER_SCOPE, TRANSFER_SERVER]
]);

/** The resource server that a scope is for, if the sandbox has it. */
export function resourceServer(scope: string): string | undefined {
  return SERVERS.get(scope);
}

const DATA_ACCESS =
  /^https:\/\/auth\.globus\.org\/scopes\/([0-9a-f-]{36})\/data_access$/;

/** The collection whose data a scope opens, if it is such a scope. */
export function dataAccessCollection(scope: string): string | undefined {
  return DATA_ACCESS.exec(scope)?.[1];
}

/** What to ask for so that Transfer may read and write on a collection. */
export function dataAccessScope(collectionId: string): string {
  return `${TRANSFER_SCOPE}[*https://auth.globus.org/scopes/${collectionId}/data_access]`;
}

/**
 * Read a list of scopes with their dependencies:
 * `a b[c *d[e]]` as documented (globus-sdk, "Scopes and ScopeParser").
 *
 * @throws Error if brackets don't match or a scope is missing
 */
export function parseScopes(text: string): ScopeRequest[] {
  const tokens = text.match(/[[\]*]|[^\s[\]*]+/g) ?? [];
  let at = 0;
  const list = (depth: number): ScopeRequest[] => {
    const scopes: ScopeRequest[] = [];
    while (at < tokens.length && tokens[at] !== ']') {
      const optional = tokens[at] === '*';
      at += optional ? 1 : 0;
      const scope = tokens[at++];
      if (scope === undefined || /^[[\]*]$/.test(scope) || depth > 10) {
        throw new Error('Malformed scope string');
      }
      let dependencies: ScopeRequest[] = [];
      if (tokens[at] === '[') {
        at++;
        dependencies = list(depth + 1);
        if (tokens[at++] !== ']' || dependencies.length === 0) {
          throw new Error('Malformed scope string');
        }
      }
      scopes.push({ scope, optional, dependencies });
    }
    return scopes;
  };
  const scopes = list(0);
  if (at !== tokens.length || scopes.length === 0) {
    throw new Error('Malformed scope string');
  }
  return scopes;
}
