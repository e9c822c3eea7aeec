import type { Context } from 'hono';
import type { Collection } from '../collections.js';
import { needsDataAccess } from '../collections.js';
import { transferError } from '../errors.js';
import type { Client, Identity } from '../identities.js';
import { TRANSFER_SCOPE, dataAccessScope } from '../auth/scopes.js';
import type { World } from '../world.js';

/** Who calls the Transfer API, through which app. */
export interface Caller {
  readonly client: Client;
  readonly identity: Identity;
}

/**
 * Who calls, by the bearer token.
 *
 * @throws ServiceError 401 `AuthenticationFailed`
 */
export function authenticate(world: World, context: Context): Caller {
  const header = context.req.header('authorization') ?? '';
  const value = /^Bearer\s+(.+)$/i.exec(header)?.[1];
  const token = value ? world.grants.token('access', value) : undefined;
  if (!token) {
    throw transferError(
      401,
      'AuthenticationFailed',
      value ? 'Token is not active' : 'Authorization header is missing'
    );
  }
  if (!token.scopes.includes(TRANSFER_SCOPE)) {
    // Guessed.
    throw transferError(
      403,
      'PermissionDenied',
      'Token does not have the Transfer scope'
    );
  }
  return token;
}

/**
 * The endpoint of an id.
 *
 * @throws ServiceError 404 `EndpointNotFound`, in the recorded words
 */
export function findEndpoint(world: World, id: string): Collection {
  const found = world.collections.find(c => c.id === id.toLowerCase());
  if (!found) {
    throw transferError(404, 'EndpointNotFound', `No such endpoint '${id}'`);
  }
  return found;
}

/**
 * Make sure of every consent that a call needs, in one go.
 *
 * @throws ServiceError 403 `ConsentRequired` with all that are missing.
 * Documented (globus-sdk, "Data Access Consents")
 */
export function requireConsent(
  world: World,
  { client, identity }: Caller,
  collections: readonly Collection[]
): void {
  const missing = collections.filter(
    c => needsDataAccess(c) && !world.grants.hasConsent(client, identity, c.id)
  );
  if (missing.length > 0) {
    const required = new Set(missing.map(c => dataAccessScope(c.id)));
    throw transferError(
      403,
      'ConsentRequired',
      'Missing required data_access consent',
      { required_scopes: [...required] }
    );
  }
}

/** Whether the session is as strong as a collection asks for. */
export function sessionSuffices(
  world: World,
  { client, identity }: Caller,
  { sessionDomains }: Collection
): boolean {
  return (
    sessionDomains.length === 0 ||
    sessionDomains.some(d => world.grants.hasSession(client, identity, d))
  );
}

/** What the app must ask for so that the session suffices. Recorded. */
export function sessionParameters({
  sessionDomains
}: Collection): Record<string, unknown> {
  return {
    authorization_parameters: {
      session_message: 'Session reauthentication required (Globus Transfer)',
      session_required_identities: [],
      session_required_mfa: false,
      session_required_single_domain: sessionDomains
    }
  };
}
