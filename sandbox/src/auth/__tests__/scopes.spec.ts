import { COLLECTIONS } from '../../collections.js';
import { CONFIDENTIAL_CLIENT } from '../../identities.js';
import { parseScopes } from '../scopeParser.js';
import {
  TRANSFER_SCOPE,
  dataAccess,
  dataAccessCollection,
  dataAccessScope,
  mayDependOn,
  resourceServer,
  serverClient
} from '../scopes.js';

const world = { collections: COLLECTIONS };
const idOf = (role: string): string =>
  COLLECTIONS.find(c => c.role === role)!.id;

describe('data_access', () => {
  it('is a dependency of the Transfer scope, and can be read back', () => {
    const id = idOf('tutorial-1');
    const [scope] = parseScopes(dataAccessScope(id));
    expect(scope?.scope).toBe(TRANSFER_SCOPE);
    const [dependency] = scope?.dependencies ?? [];
    expect(dependency?.optional).toBe(true);
    expect(dataAccessCollection(dependency?.scope ?? '')).toBe(id);
  });

  it.each([
    ['tutorial-1', true],
    ['guest', false],
    ['weak-session', false],
    ['personal', false],
    ['not-a-collection', false]
  ])('of %s exists: %s', (role, exists) => {
    const scope = dataAccess({ id: idOf(role) });
    expect(mayDependOn(world, TRANSFER_SCOPE, scope)).toBe(exists);
    expect(resourceServer(world, scope)).toBe(exists ? idOf(role) : undefined);
  });
});

describe('resourceServer', () => {
  it.each([
    ['openid', 'auth.globus.org'],
    ['constructor', undefined],
    [TRANSFER_SCOPE, 'transfer.api.globus.org'],
    [
      'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all',
      'flows.globus.org'
    ],
    [
      `urn:globus:auth:scope:${idOf('not-a-collection')}:manage_collections`,
      idOf('not-a-collection')
    ],
    [`urn:globus:auth:scope:${idOf('guest')}:manage_collections`, undefined],
    [`https://auth.globus.org/scopes/${idOf('guest')}/https`, idOf('guest')]
  ])('of %s is %s', (scope, server) => {
    expect(resourceServer(world, scope)).toBe(server);
  });
});

describe('mayDependOn', () => {
  it('lets only services that call Transfer depend on it', () => {
    const service = `https://auth.globus.org/scopes/${CONFIDENTIAL_CLIENT.id}/all`;
    expect(mayDependOn(world, service, TRANSFER_SCOPE)).toBe(true);
    expect(mayDependOn(world, 'openid', TRANSFER_SCOPE)).toBe(false);
    expect(mayDependOn(world, TRANSFER_SCOPE, 'openid')).toBe(false);
  });
});

describe('serverClient', () => {
  it('is the id that Transfer has as a client', () => {
    expect(serverClient('transfer.api.globus.org')).toMatch(/^2fbdda78/);
    expect(serverClient(idOf('guest'))).toBe(idOf('guest'));
  });
});
