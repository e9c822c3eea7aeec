import type { Context } from 'hono';
import type { Collection } from '../collections.js';
import { needsDataAccess } from '../collections.js';
import { transferError } from '../errors.js';
import type { Client, Identity } from '../identities.js';
import { TRANSFER_SCOPE, dataAccessScope } from '../auth/scopes.js';
import type { World } from '../world.js';
import { loginFailed } from './stepError.js';

/** Who calls the Transfer API, through which app. */
export interface Caller {
  readonly client: Client;
  readonly identity: Identity;
  /** Where a service calls for the app: the scopes above Transfer's. */
  readonly via?: readonly string[];
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
  { client, identity, via }: Caller,
  collections: readonly Collection[]
): void {
  const missing = collections.filter(
    c =>
      needsDataAccess(c) &&
      !world.grants.hasConsent(client, identity, c.id, via)
  );
  if (missing.length > 0) {
    const required = new Set(missing.map(c => dataAccessScope(c.id, via)));
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
  collection: Collection
): boolean {
  const need = world.needs.of(collection);
  return world.grants.sessions.satisfies(client, identity, need);
}

/**
 * The refusal of a session that isn't as strong as a collection asks for: 502
 * recorded for a listing; 403, and either for a submission, guessed.
 *
 * @param usual - its status where a test doesn't want the other
 * @param failed - what fails then, as the code of a 502 begins
 */
export function sessionRefusal(
  world: World,
  collection: Collection,
  usual: 403 | 502,
  failed: string
): Error {
  const need = world.needs.of(collection);
  const { displayName, id } = collection;
  const parameters = {
    // Recorded; policies and prompt documented (globus-sdk), as that a list
    // may be comma-joined.
    authorization_parameters: {
      session_message: need.message,
      session_required_identities: need.identities,
      session_required_mfa: need.mfa,
      session_required_single_domain: need.domains,
      ...(need.policies.length > 0
        ? { session_required_policies: need.policies.join(',') }
        : {}),
      ...(need.anew ? { prompt: 'login' } : {})
    }
  };
  return (need.status ?? usual) === 403
    ? transferError(
        403,
        'PermissionDenied',
        `Session reauthentication required for ${displayName} (${id})`,
        parameters
      )
    : transferError(
        502,
        `${failed}.LoginFailed`,
        `Command Failed: ${loginFailed(collection)}`,
        parameters
      );
}
