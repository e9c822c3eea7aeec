import { needsDataAccess } from '../collections.js';
import type { Collection } from '../collections.js';
import { CONFIDENTIAL_CLIENT, TIMERS_CLIENT } from '../identities.js';
import type { World } from '../world.js';

const AUTH = 'urn:globus:auth:scope:auth.globus.org';
export const TRANSFER_SCOPE =
  'urn:globus:auth:scope:transfer.api.globus.org:all';
export const VIEW_CONSENTS = `${AUTH}:view_consents`;
export const VIEW_IDENTITIES = `${AUTH}:view_identities`;
export const VIEW_IDENTITY_SET = `${AUTH}:view_identity_set`;
export const AUTH_SERVER = 'auth.globus.org';
export const TRANSFER_SERVER = 'transfer.api.globus.org';

const TIMERS_SERVER = TIMERS_CLIENT.id;
const FLOWS_CLIENT = 'eec9b274-0c81-4334-bdc2-54e90e689b9a';
const COMPUTE_CLIENT = 'facd7ccc-c5f4-42aa-916b-a0e270e2c2a9';
export const TIMER_SCOPE = urlScope(TIMERS_SERVER, 'timer');
/**
 * The scope of the sandbox's own service, to try dependent tokens with: who
 * has a token for it lets it call Transfer.
 */
export const SERVICE_SCOPE = urlScope(CONFIDENTIAL_CLIENT.id, 'all');

// Documented (globus_sdk.scopes): the scopes, and what their tokens are filed
// under.
const SERVERS: ReadonlyMap<string, string> = new Map([
  ...of(AUTH_SERVER, ['openid', 'email', 'profile']),
  ...of(AUTH_SERVER, [
    `${AUTH}:manage_projects`,
    `${AUTH}:view_authentications`,
    `${AUTH}:view_clients`,
    `${AUTH}:view_clients_and_scopes`,
    VIEW_CONSENTS,
    VIEW_IDENTITIES,
    VIEW_IDENTITY_SET
  ]),
  ...urns(TRANSFER_SERVER, ['all', 'gcp_install']),
  ...urns('groups.api.globus.org', ['all', 'view_my_groups_and_memberships']),
  ...urns('nexus.api.globus.org', ['groups']),
  ...urns('search.api.globus.org', [
    'all',
    'globus_connect_server',
    'ingest',
    'search'
  ]),
  ...of(
    'flows.globus.org',
    [
      'all',
      'manage_flows',
      'view_flows',
      'run',
      'run_status',
      'run_manage'
    ].map(name => urlScope(FLOWS_CLIENT, name))
  ),
  ...of('funcx_service', [urlScope(COMPUTE_CLIENT, 'all')]),
  ...of(TIMERS_SERVER, [TIMER_SCOPE]),
  ...of(CONFIDENTIAL_CLIENT.id, [SERVICE_SCOPE])
]);

function of(
  server: string,
  scopes: readonly string[]
): (readonly [string, string])[] {
  return scopes.map(scope => [scope, server] as const);
}

function urns(
  server: string,
  names: readonly string[]
): (readonly [string, string])[] {
  const scopes = names.map(name => `urn:globus:auth:scope:${server}:${name}`);
  return of(server, scopes);
}

function urlScope(client: string, name: string): string {
  return `https://auth.globus.org/scopes/${client}/${name}`;
}

type Places = Pick<World, 'collections'>;

const COLLECTION_SCOPE =
  /^https:\/\/auth\.globus\.org\/scopes\/([0-9a-f-]{36})\/(data_access|https)$/;
const ENDPOINT_SCOPE =
  /^urn:globus:auth:scope:([0-9a-f-]{36}):manage_collections$/;

/**
 * The resource server that a scope is for, if there is such a scope.
 *
 * Documented (globus_sdk.scopes): collections and endpoints of Globus Connect
 * Server are resource servers of their own.
 */
export function resourceServer(
  { collections }: Places,
  scope: string
): string | undefined {
  const [, id, name] = COLLECTION_SCOPE.exec(scope) ?? [];
  const endpoint = ENDPOINT_SCOPE.exec(scope)?.[1];
  return (
    SERVERS.get(scope) ??
    collections.find(
      c =>
        (c.id === id &&
          // Documented: data_access asked for where there is none is an error.
          (name === 'https'
            ? /^GCSv5_.*n$/.test(c.entityType)
            : needsDataAccess(c))) ||
        (c.id === endpoint && c.entityType === 'GCSv5_endpoint')
    )?.id
  );
}

/**
 * Whether a scope may be asked for below another. Documented for data_access
 * (globus-sdk, "Data Access Scopes") and timers; of the others none are known.
 */
export function mayDependOn(
  { collections }: Places,
  above: string,
  scope: string
): boolean {
  if (above === TIMER_SCOPE || above === SERVICE_SCOPE) {
    return scope === TRANSFER_SCOPE;
  }
  const data = dataAccessCollection(scope);
  return (
    (above === TRANSFER_SCOPE ||
      ENDPOINT_SCOPE.test(above) ||
      above === urlScope(data ?? '', 'https')) &&
    collections.some(c => c.id === data && needsDataAccess(c))
  );
}

/** Whether a client is a service that others get tokens for. */
export function isResourceServer(client: string): boolean {
  return [...SERVERS.values()].includes(client);
}

/**
 * The client that a resource server is: it holds the consents below its
 * scopes. Transfer's id is recorded (globus_sdk.testing, get_consents).
 */
export function serverClient(server: string): string {
  return server === TRANSFER_SERVER
    ? '2fbdda78-a599-4cb5-ac3d-1fbcfbc6a754'
    : server;
}

/** The collection whose data a scope opens, if it is such a scope. */
export function dataAccessCollection(scope: string): string | undefined {
  const [, id, name] = COLLECTION_SCOPE.exec(scope) ?? [];
  return name === 'data_access' ? id : undefined;
}

/** The scope that opens the data of a collection. */
export function dataAccess({ id }: Pick<Collection, 'id'>): string {
  return urlScope(id, 'data_access');
}

/**
 * What to ask for so that Transfer may read and write on a collection.
 *
 * @param via - the scopes above Transfer's, the app's own first
 */
export function dataAccessScope(
  collectionId: string,
  via: readonly string[] = []
): string {
  return within(via, `${TRANSFER_SCOPE}[*${dataAccess({ id: collectionId })}]`);
}

/** What to ask for so that Timers may send between collections. */
export function timerScope(collections: readonly Collection[]): string {
  const data = collections
    .filter(needsDataAccess)
    .map(collection => `*${dataAccess(collection)}`);
  const transfer =
    data.length > 0 ? `${TRANSFER_SCOPE}[${data.join(' ')}]` : TRANSFER_SCOPE;
  return within([TIMER_SCOPE], transfer);
}

function within(via: readonly string[], scope: string): string {
  return via.reduceRight((inner, outer) => `${outer}[${inner}]`, scope);
}
