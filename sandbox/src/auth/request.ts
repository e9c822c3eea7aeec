import { dataAccessCollection, mayDependOn, resourceServer } from './scopes.js';
import type { Collection } from '../collections.js';
import { identitySet } from '../identities.js';
import type { Client, Identity } from '../identities.js';
import type { World } from '../world.js';
import { POLICIES } from './policies.js';
import { parseScopes } from './scopeParser.js';
import type { ScopeRequest } from './scopeParser.js';
import { domainOf, isNamed } from './sessions.js';

/** The scopes that are asked for, read and found good. */
export interface ScopesRequest {
  /** As trees, with what is asked for below them. */
  readonly requests: readonly ScopeRequest[];
  /** Without what is below them. */
  readonly scopes: readonly string[];
  /** Collections whose data Transfer may reach in the person's name. */
  readonly dataAccess: readonly Collection[];
  /** Whether refresh tokens are asked for among them. */
  readonly offlineAccess: boolean;
}

/** What a page may ask of a person: an authorize URL, read and found good. */
export interface AuthorizeRequest extends ScopesRequest {
  readonly client: Client;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string | undefined;
  readonly challenge: string | undefined;
  readonly offline: boolean;
  /** What the app calls this grant, if it says. */
  readonly grantName: string | undefined;
  readonly session: SessionRequest;
}

/** What an app asks of the session. */
export interface SessionRequest {
  readonly message: string | undefined;
  /** A sign-in of long ago doesn't do. */
  readonly anew: boolean;
  readonly mfa: boolean;
  /** One of each of these lists of domains. */
  readonly domains: readonly (readonly string[])[];
  /** All of these, by id or username. */
  readonly identities: readonly string[];
}

/** An authorize URL that leads to an error page. */
export class LoginError extends Error {}

/** Where the code is shown, for an app that can't be redirected to. */
export const CODE_PAGE = '/v2/web/auth-code';

const OFFLINE_ACCESS = 'offline_access';

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
  const client = world.clients.find(query.get('client_id'));
  if (!client) {
    // Documented (RFC 6749, 4.1.2.1): nothing is redirected to for an unknown
    // client; a page says so.
    throw new LoginError('Unknown client: this app is not registered.');
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isCodePage(redirectUri, origin) && !isLoopback(redirectUri)) {
    throw new LoginError('Mismatching redirect URI.');
  }
  if (query.get('response_type') !== 'code') {
    throw new LoginError('Unsupported response_type: only "code" is known.');
  }
  const scopes = readScopes(world, query.get('scope') ?? '');
  return {
    client,
    redirectUri,
    ...scopes,
    state: query.get('state') ?? '',
    nonce: query.get('nonce') ?? undefined,
    challenge: readChallenge(client, query),
    offline: query.get('access_type') === 'offline' || scopes.offlineAccess,
    grantName: query.get('prefill_named_grant') ?? undefined,
    session: readSession(query)
  };
}

/** Whether a code goes to the page that shows it: ours, or the service's. */
export function isCodePage(uri: string, origin: string): boolean {
  return (
    uri === origin + CODE_PAGE || uri === `https://auth.globus.org${CODE_PAGE}`
  );
}

// The sandbox's own: every app here is as if it had registered these. Any port
// is good (RFC 8252, 7.3).
function isLoopback(uri: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/[^#\s]*)?$/.test(
    uri
  );
}

function readChallenge(
  client: Client,
  query: URLSearchParams
): string | undefined {
  const challenge = query.get('code_challenge');
  const method = query.get('code_challenge_method');
  if (challenge === null && method === null && client.secret !== undefined) {
    // Documented (Auth API): an app with a secret may do without.
    return undefined;
  }
  if (!/^[\w-]{43}$/.test(challenge ?? '') || method !== 'S256') {
    // Documented (Auth API): a native app must use PKCE.
    throw new LoginError('This app must send a code_challenge with S256.');
  }
  return challenge ?? undefined;
}

/**
 * Read the scopes that are asked for.
 *
 * @throws LoginError for one that doesn't exist, or not below that other one
 */
export function readScopes(world: World, text: string): ScopesRequest {
  let all: ScopeRequest[];
  try {
    all = parseScopes(text);
  } catch {
    throw new LoginError('Malformed scope string.');
  }
  // Documented (OpenID Connect Core, 11; @globus/sdk asks so): no scope that a
  // token could have.
  const requests = all.filter(({ scope }) => scope !== OFFLINE_ACCESS);
  const dataAccess = new Set<Collection>();
  const check = ({ dependencies, scope }: ScopeRequest): void => {
    const id = dataAccessCollection(scope);
    const collection = world.collections.find(c => c.id === id);
    if (collection) {
      dataAccess.add(collection);
    }
    for (const dependency of dependencies) {
      if (!mayDependOn(world, scope, dependency.scope)) {
        throw new LoginError(
          `Unknown scope: ${dependency.scope}, below ${scope}`
        );
      }
      check(dependency);
    }
  };
  for (const request of requests) {
    if (resourceServer(world, request.scope) === undefined) {
      throw new LoginError(`Unknown scope: ${request.scope}`);
    }
    check(request);
  }
  return {
    requests,
    scopes: requests.map(({ scope }) => scope),
    dataAccess: [...dataAccess],
    offlineAccess: requests.length < all.length
  };
}

// Documented (globus-sdk, `oauth2_get_authorize_url`).
function readSession(query: URLSearchParams): SessionRequest {
  const identities = list(query, 'session_required_identities');
  const policies = list(query, 'session_required_policies').map(id => {
    const policy = POLICIES.find(p => p.id === id);
    if (!policy) {
      throw new LoginError(`Unknown policy: ${id}`);
    }
    return policy;
  });
  const domains = [
    list(query, 'session_required_single_domain'),
    ...policies.map(policy => policy.domains)
  ].filter(any => any.length > 0);
  const mfa =
    /^true$/i.test(query.get('session_required_mfa') ?? '') ||
    policies.some(policy => policy.mfa);
  const prompt = query.get('prompt');
  if (prompt !== null && prompt !== 'login') {
    throw new LoginError('Unsupported prompt: only "login" is known.');
  }
  return {
    message: query.get('session_message') ?? undefined,
    anew:
      prompt === 'login' || mfa || identities.length > 0 || domains.length > 0,
    mfa,
    domains,
    identities
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
 * Who is in the session once somebody has signed in anew; undefined if the app
 * asks for another.
 *
 * Guessed: the service lets a person sign in with each identity that is asked
 * for, one after the other; here they do so at once.
 */
export function signedIn(
  people: readonly Identity[],
  { domains, identities }: SessionRequest,
  identity: Identity
): readonly Identity[] | undefined {
  const set = identitySet(people, identity);
  const asked = identities.map(name => set.find(i => isNamed(i, name)));
  const present = asked.filter(i => i !== undefined);
  const suits = domains.every(any => any.includes(domainOf(identity)));
  if (!suits || present.length < asked.length) {
    return undefined;
  }
  return present.length > 0 ? present : [identity];
}

/**
 * What follows when a person allows it: consents kept, the session noted, a
 * code made.
 *
 * @param identity - the one that signs in
 * @throws LoginError if the session can't be what was asked for
 */
export function allow(
  world: World,
  request: AuthorizeRequest,
  identity: Identity
): string {
  const { client, offline, requests, session } = request;
  const present = signedIn(world.identities, session, identity);
  if (!present) {
    throw new LoginError('This identity is not one that the app asks for.');
  }
  const [person] = identitySet(world.identities, identity);
  world.grants.consents.grant(client, person, requests, offline);
  if (session.anew) {
    world.grants.sessions.renew(client, person, present, session.mfa);
  } else {
    world.grants.sessions.enter(client, person, identity);
  }
  return world.grants.addCode({ ...request, identity: person });
}
