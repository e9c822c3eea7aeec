import type { Context } from 'hono';
import { oauthError } from '../errors.js';
import type { Client } from '../identities.js';
import type { World } from '../world.js';

/**
 * Which client makes a call: by Basic authentication for one with a secret,
 * else by `client_id` in the form. Documented (Auth API, "Client
 * Authentication").
 *
 * @throws ServiceError 401 `invalid_client` for an unknown one or a wrong secret
 */
export function callingClient(
  world: World,
  context: Context,
  form: ReadonlyMap<string, string>
): Client {
  const header = context.req.header('authorization') ?? '';
  const basic = /^Basic\s+(.+)$/i.exec(header)?.[1];
  const [id, secret] = basic
    ? credentials(basic)
    : [form.get('client_id'), form.get('client_secret')];
  const client = world.clients.find(id);
  if (!client || client.secret !== secret) {
    throw oauthError(401, 'invalid_client');
  }
  return client;
}

function credentials(basic: string): [string, string] {
  let text = '';
  try {
    text = atob(basic);
  } catch {
    // No client's: refused by the caller.
  }
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}

/** The fields of a form, the first of each name. */
export async function readForm(
  context: Context
): Promise<ReadonlyMap<string, string>> {
  const fields = new URLSearchParams(await context.req.text());
  return new Map([...fields].reverse());
}
