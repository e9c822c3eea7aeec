import type { Context } from 'hono';
import { authError } from '../errors.js';
import type { World } from '../world.js';
import type { Token } from './grants.js';

/**
 * The token that a call to Auth's own routes comes with.
 *
 * @throws ServiceError 401 `UNAUTHORIZED`, recorded (globus_sdk.testing)
 */
export function bearerToken(world: World, context: Context): Token {
  const header = context.req.header('authorization') ?? '';
  const value = /^Bearer\s+(.+)$/i.exec(header)?.[1] ?? '';
  const token = world.grants.token('access', value);
  if (!token) {
    const detail = 'Call must be authenticated';
    throw authError(401, 'UNAUTHORIZED', 'Unauthorized', detail);
  }
  return token;
}

/**
 * As `bearerToken`, with one of these scopes.
 *
 * @throws ServiceError 403 `FORBIDDEN`; its form recorded, its words guessed
 */
export function bearerTokenFor(
  world: World,
  context: Context,
  scopes: readonly [string, ...string[]]
): Token {
  const token = bearerToken(world, context);
  if (!scopes.some(scope => token.scopes.includes(scope))) {
    const detail = `${scopes[0]} is required`;
    throw authError(403, 'FORBIDDEN', 'Forbidden', detail);
  }
  return token;
}
