import {
  BASE_SCOPES,
  collectionsIn,
  dataAccessScope,
  mergeScopes,
  needsDataAccess,
  TRANSFER_SCOPE
} from '../scopes';

const ONE = '11111111-1111-1111-1111-111111111111';
const TWO = '22222222-2222-2222-2222-222222222222';

describe('mergeScopes', () => {
  it('names each scope once, with its dependents in one pair of brackets', () => {
    const merged = mergeScopes([
      ...BASE_SCOPES,
      dataAccessScope([ONE]),
      dataAccessScope([TWO]),
      dataAccessScope([ONE])
    ]);
    expect(merged).toEqual([
      'openid',
      'profile',
      'email',
      dataAccessScope([ONE, TWO])
    ]);
  });

  it('keeps nested brackets whole', () => {
    expect(
      mergeScopes(['timer[transfer[*a *b]]', 'timer[transfer[*c]]'])
    ).toEqual(['timer[transfer[*a *b *c]]']);
  });

  it('splits what comes as one text', () => {
    expect(mergeScopes(['openid email'])).toEqual(['openid', 'email']);
  });
});

it('data_access is asked for in the documented form', () => {
  expect(dataAccessScope([ONE, TWO])).toBe(
    `${TRANSFER_SCOPE}[*https://auth.globus.org/scopes/${ONE}/data_access *https://auth.globus.org/scopes/${TWO}/data_access]`
  );
});

it('finds the collections in a list of scopes', () => {
  expect(collectionsIn([dataAccessScope([ONE, TWO]), 'openid'])).toEqual([
    ONE,
    TWO
  ]);
});

it.each([
  ['GCSv5_mapped_collection', false, true],
  ['GCSv5_mapped_collection', true, false],
  ['GCSv5_guest_collection', false, false],
  ['GCP_mapped_collection', false, false]
])('%s, high assurance %s: data_access needed %s', (kind, high, needed) => {
  expect(needsDataAccess({ entity_type: kind, high_assurance: high })).toBe(
    needed
  );
});
