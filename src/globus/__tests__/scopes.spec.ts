import fc from 'fast-check';
import {
  BASE_SCOPES,
  collectionsIn,
  covers,
  dataAccessScope,
  formatScopes,
  mergeScopes,
  needsDataAccess,
  parseScopes,
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

  it.each([
    ['a[b[c[d[e[f]]]]] a[b[c[d[e[*g]]]]]', 'a[b[c[d[e[f *g]]]]]'],
    ['a[b][*c] a[d]', 'a[b *c d]'],
    ['a[*b *c] a[c]', 'a[*b c]'],
    ['*a *a[b]', '*a[b]'],
    ['a[b c', 'a[b c]'],
    ['a]] b[] *', 'a b']
  ])('makes %s to %s', (text, merged) => {
    expect(mergeScopes([text])).toEqual(merged.split(/ (?![^[]*\])/));
  });

  it('gives the same again for what it has written, whatever it was given', () => {
    const word = fc.oneof(
      fc.constantFrom('[', ']', '*', ' ', 'a', 'b', TRANSFER_SCOPE),
      fc.string({ maxLength: 3 })
    );
    fc.assert(
      fc.property(fc.array(word), words => {
        const once = mergeScopes([words.join('')]);
        expect(mergeScopes(once)).toEqual(once);
        expect(formatScopes(parseScopes(once.join(' ')))).toEqual(once);
        const scopes = parseScopes(once.join(' '));
        expect(covers(scopes, parseScopes(words.join('')))).toBe(true);
      })
    );
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

it('finds a collection however deep it is named', () => {
  const timer = `timer[*${dataAccessScope([ONE])}]`;
  expect(collectionsIn([timer, dataAccessScope([ONE, TWO])])).toEqual([
    ONE,
    TWO
  ]);
});

it.each([
  ['a b[c]', 'b[c]', true],
  ['a b[c]', 'b', true],
  ['a b[c]', 'a[c]', false],
  ['b[*c[d]]', 'b[c[d]]', true],
  ['b[c]', 'b[c[d]]', false],
  ['', '', true]
])('%s covers %s: %s', (some, others, expected) => {
  expect(covers(parseScopes(some), parseScopes(others))).toBe(expected);
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
