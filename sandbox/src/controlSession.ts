import { NO_NEED } from './auth/needs.js';
import { badControl, onlyFields, optional, required } from './controlBody.js';
import type { Body } from './controlBody.js';
import type { World } from './world.js';

/**
 * Let a collection want something of the sessions of who uses it; without
 * more than its id, nothing.
 *
 * @throws ServiceError 400 for what makes no sense
 */
export function needSession(world: World, body: Body): void {
  onlyFields(body, [
    'collection',
    'identities',
    'domains',
    'policies',
    'mfa',
    'prompt',
    'message',
    'status'
  ]);
  const collection = required(body, 'collection', 'string');
  if (!world.collections.some(({ id }) => id === collection)) {
    throw badControl(`There is no collection '${collection}'`);
  }
  const prompt = optional(body, 'prompt', 'string');
  if (prompt !== undefined && prompt !== 'login') {
    throw badControl("prompt must be 'login'");
  }
  const status = optional(body, 'status', 'number');
  if (status !== undefined && status !== 403 && status !== 502) {
    throw badControl('status must be 403 or 502');
  }
  world.needs.set(collection, {
    identities: texts(body, 'identities'),
    domains: texts(body, 'domains'),
    policies: texts(body, 'policies'),
    mfa: optional(body, 'mfa', 'boolean') ?? false,
    anew: prompt === 'login',
    message: optional(body, 'message', 'string') ?? NO_NEED.message,
    ...(status === undefined ? {} : { status })
  });
}

function texts(body: Body, name: string): readonly string[] {
  const value = optional(body, name, 'object') ?? [];
  if (!Array.isArray(value) || !value.every(v => typeof v === 'string')) {
    throw badControl(`${name} must be a list of strings`);
  }
  return value;
}
