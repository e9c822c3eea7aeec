import { scopesInWords, serviceInWords } from '../scopeWords';

const TRANSFER = 'urn:globus:auth:scope:transfer.api.globus.org:all';
const TIMERS =
  'https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/timer';

it.each([
  ['search.api.globus.org', 'Globus Search'],
  ['urn:globus:auth:scope:groups.api.globus.org:all', 'Globus Groups'],
  ['flows.globus.org', 'Globus Flows'],
  [TIMERS, 'Globus Timers'],
  ['funcx_service', 'Globus Compute'],
  ['transfer.api.globus.org', 'Globus Transfer'],
  ['auth.globus.org', 'Globus Auth'],
  ['urn:globus:auth:scope:auth.globus.org:view_identities', 'Globus Auth']
])('knows what people call %s', (text, name) => {
  expect(serviceInWords(text)).toBe(name);
});

it('shows as it is, made safe, what has no name', () => {
  const scope = 'https://auth.globus.org/scopes/11111111/all';
  expect(serviceInWords(scope)).toBe(scope);
  expect(serviceInWords('a\u202eb')).toBe('a\\u{202E}b');
});

it('tells each service once, and neither the usual nor what depends on it', () => {
  expect(
    scopesInWords([
      'openid',
      'profile',
      'email',
      `${TRANSFER}[*https://auth.globus.org/scopes/x/data_access]`,
      `${TIMERS}[${TRANSFER}[*https://auth.globus.org/scopes/x/data_access]]`,
      'urn:globus:auth:scope:search.api.globus.org:search',
      'urn:globus:auth:scope:search.api.globus.org:ingest',
      ''
    ])
  ).toEqual(['Globus Timers', 'Globus Search']);
});
