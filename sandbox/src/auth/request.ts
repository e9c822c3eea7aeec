import { needsDataAccess } from '../collections.js';
import type { Collection } from '../collections.js';
import type { Client, Identity } from '../identities.js';
import type { World } from '../world.js';
import {
  TRANSFER_SCOPE,
  dataAccessCollection,
  parseScopes,
  resourceServer
} from './scopes.js';

/** What a page may ask of a person: an authorize URL, read and found good. */
export interface AuthorizeRequest {
  readonly client: Client;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Collections whose data Transfer may reach in the person's name. */
  readonly dataAccess: readonly Collection[];
  readonly state: string;
  readonly nonce: string | undefined;
  readonly challenge: string;
  readonly offline: boolean;
  /** What the app calls this grant, if it says. */
  readonly grantName: string | undefined;
  readonly sessionMessage: string | undefined;
  readonly sessionDomains: readonly string[];
  readonly sessionIdentities: readonly string[];
}

/** An authorize URL that leads to an error page. */
export class LoginError extends Error {}

/** Where the code is shown, for an app that can't be redirected to. */
export const CODE_PAGE = '/v2/web/auth-code';

/**
 * Read an authorize URL.
 *
 * @param origin - the sandbox's own
 * @throws LoginError for what the service refuses with a page
 */
export function readAuthorizeUrl(
  world: World,
  query: URLSearchParams,
  origin: string
): AuthorizeRequest {
  const client = world.clients.find(c => c.id === query.get('client_id'));
  if (!client) {
    // Documented (RFC 6749, 4.1.2.1): nothing is redirected to for an unknown
    // client; a page says so.
    throw new LoginError('Unknown client: this app is not registered.');
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (
    redirectUri !== origin + CODE_PAGE &&
    redirectUri !== `https://auth.globus.org${CODE_PAGE}`
  ) {
    throw new LoginError('Mismatching redirect URI.');
  }
  if (query.get('response_type') !== 'code') {
    throw new LoginError('Unsupported response_type: only "code" is known.');
  }
  const challenge = query.get('code_challenge') ?? '';
  if (
    !/^[\w-]{43}$/.test(challenge) ||
    query.get('code_challenge_method') !== 'S256'
  ) {
    // Documented (Auth API): a native app must use PKCE.
    throw new LoginError('This app must send a code_challenge with S256.');
  }
  return {
    client,
    redirectUri,
    ...readScopes(world, query.get('scope') ?? ''),
    state: query.get('state') ?? '',
    nonce: query.get('nonce') ?? undefined,
    challenge,
    offline: query.get('access_type') === 'offline',
    grantName: query.get('prefill_named_grant') ?? undefined,
    sessionMessage: query.get('session_message') ?? undefined,
    sessionDomains: list(query, 'session_required_single_domain'),
    sessionIdentities: list(query, 'session_required_identities')
  };
}

/**
 * Read the scopes that are asked for.
 *
 * @throws LoginError for one that doesn't exist
 */
export function readScopes(
  world: World,
  text: string
): Pick<AuthorizeRequest, 'scopes' | 'dataAccess'> {
  let requests;
  try {
    requests = parseScopes(text);
  } catch {
    throw new LoginError('Malformed scope string.');
  }
  const dataAccess = new Set<Collection>();
  for (const request of requests) {
    if (!resourceServer(request.scope)) {
      throw new LoginError(`Unknown scope: ${request.scope}`);
    }
    for (const { scope } of request.dependencies) {
      const id = dataAccessCollection(scope);
      const collection = world.collections.find(c => c.id === id);
      // Documented: to ask for data_access where there is none is an error.
      if (
        request.scope !== TRANSFER_SCOPE ||
        !collection ||
        !needsDataAccess(collection)
      ) {
        throw new LoginError(`Unknown scope: ${scope}`);
      }
      dataAccess.add(collection);
    }
  }
  return {
    scopes: [...new Set(requests.map(r => r.scope))],
    dataAccess: [...dataAccess]
  };
}

// Recorded: lists may come comma-joined.
function list(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap(value => value.split(','))
    .filter(value => value !== '');
}

/**
 * What follows when a person allows it: consents kept, the session noted, a
 * code made.
 *
 * @throws LoginError if the session can't be what was asked for
 */
export function allow(
  world: World,
  request: AuthorizeRequest,
  identity: Identity
): string {
  const { client, sessionDomains, sessionIdentities } = request;
  const domain = identity.username.replace(/^.*@/, '');
  if (
    (sessionDomains.length > 0 && !sessionDomains.includes(domain)) ||
    (sessionIdentities.length > 0 &&
      !sessionIdentities.includes(identity.id) &&
      !sessionIdentities.includes(identity.username))
  ) {
    throw new LoginError('This identity is not one that the app asks for.');
  }
  for (const collection of request.dataAccess) {
    world.grants.consent(client, identity, collection.id);
  }
  if (sessionDomains.length > 0) {
    world.grants.strengthen(client, identity, domain);
  }
  return world.grants.addCode({ ...request, identity });
}
