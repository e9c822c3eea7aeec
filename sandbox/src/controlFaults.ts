import { CATALOGUE, isFaultName } from './catalogue.js';
import type { FaultName } from './catalogue.js';
import { badControl, onlyFields, optional, required } from './controlBody.js';
import type { Body } from './controlBody.js';
import type { FaultRule } from './faults.js';
import { placesOf } from './namedFaults.js';
import type { FaultPlace } from './namedFaults.js';
import type { World } from './world.js';

const ROUTE_FIELDS = [
  'route',
  'method',
  'times',
  'status',
  'headers',
  'body',
  'delay_ms',
  'cut'
];

/** Read a fault that is for the routes below a path. */
export function readRouteFault(body: Body): FaultRule {
  onlyFields(body, ROUTE_FIELDS);
  const cut = optional(body, 'cut', 'string');
  if (cut !== undefined && cut !== 'before' && cut !== 'after') {
    throw badControl("cut must be 'before' or 'after'");
  }
  const status = optional(body, 'status', 'number');
  if (status !== undefined && !(status >= 200 && status <= 599)) {
    throw badControl('status must be between 200 and 599');
  }
  const method = optional(body, 'method', 'string');
  const headers = optional(body, 'headers', 'object');
  return {
    route: required(body, 'route', 'string'),
    times: optional(body, 'times', 'number') ?? 1,
    delayMs: optional(body, 'delay_ms', 'number') ?? 0,
    body: body.body,
    ...(cut ? { cut } : {}),
    ...(status === undefined ? {} : { status }),
    ...(method === undefined ? {} : { method }),
    headers: Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, v]) => [name, String(v)])
    )
  };
}

/**
 * Let a fault of the catalogue stand, take it back, or happen.
 *
 * @throws ServiceError 400 for one that is unknown, or can't be so
 */
export function nameFault(world: World, body: Body): void {
  const name = required(body, 'name', 'string');
  if (!isFaultName(name)) {
    const known = Object.keys(CATALOGUE).join(', ');
    throw badControl(`There is no fault '${name}'; known: ${known}`);
  }
  const places = placesOf(name);
  const place = Object.fromEntries(
    places.map(key => [key, optional(body, key, 'string')])
  ) as FaultPlace;
  if (
    place.collection !== undefined &&
    !world.collections.some(c => c.id === place.collection)
  ) {
    throw badControl(`There is no collection '${place.collection}'`);
  }
  if (CATALOGUE[name].about === 'grants') {
    onlyFields(body, ['name', ...places]);
    happen(world, name, place);
    return;
  }
  if (optional(body, 'lift', 'boolean')) {
    onlyFields(body, ['name', 'lift', ...places]);
    world.faults.lift(name, place);
    return;
  }
  onlyFields(body, [
    'name',
    'lift',
    'times',
    'after_seconds',
    'for_seconds',
    ...places
  ]);
  const times = notNegative(body, 'times');
  const afterSeconds = notNegative(body, 'after_seconds');
  const forSeconds = notNegative(body, 'for_seconds');
  world.faults.add({
    name,
    ...place,
    ...(times === undefined ? {} : { times }),
    ...(afterSeconds === undefined ? {} : { afterSeconds }),
    ...(forSeconds === undefined ? {} : { forSeconds })
  });
}

function notNegative(body: Body, name: string): number | undefined {
  const value = optional(body, name, 'number');
  if (value !== undefined && !(value >= 0)) {
    throw badControl(`${name} must not be negative`);
  }
  return value;
}

function happen(world: World, name: FaultName, place: FaultPlace): void {
  switch (name) {
    case 'expired-tokens':
      world.grants.expireAccess();
      break;
    case 'revoked-tokens':
      world.grants.revokeAll();
      break;
    case 'consent-revoked':
      world.grants.consents.withdrawData(place.collection);
      break;
    case 'session-expired':
      world.grants.sessions.clear();
      break;
    default:
      throw new Error(`${name} is no fault of grants`);
  }
}
