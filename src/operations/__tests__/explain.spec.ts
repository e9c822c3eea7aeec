import type { Failure, FailureKind } from '../../engine/contract';
import { fail } from '../../engine/contract';
import { explain } from '../explain';

const trans = { __: (text: string) => text };

function failure(kind: FailureKind): Failure {
  return fail(kind, 'Code', 'the words of the service').failure;
}

it.each<FailureKind>([
  'consent-required',
  'session-required',
  'signed-out',
  'code-refused',
  'client-unknown',
  'not-found',
  'not-permitted',
  'not-a-folder',
  'not-a-collection',
  'collection-offline',
  'too-large',
  'busy',
  'service-down',
  'no-connection',
  'declined'
])('%s says what happened and what to do', kind => {
  const { what, advice } = explain(failure(kind), trans);
  expect(what).not.toContain('the words of the service');
  expect(advice).toMatch(/\.$/);
});

it.each<FailureKind>(['refused', 'conflict', 'bad-request', 'other-identity'])(
  '%s is said in its own words',
  kind => {
    expect(explain(failure(kind), trans).what).toBe('the words of the service');
  }
);

it('names the task that is in the way', () => {
  const { what, advice } = explain(
    { ...failure('conflict'), tasks: ['6c54cade'] },
    trans
  );
  expect(what).toMatch(/still running.*6c54cade/);
  expect(advice).toContain('cancel it');
});

it.each([
  ['stored', 'is safe: the same is made once'],
  ['until-reload', 'is safe until this page is loaded anew']
] as const)('says what a lost answer may be: %s', (unanswered, words) => {
  const { advice } = explain(
    { ...failure('no-connection'), unanswered },
    trans
  );
  expect(advice).toContain('Check the network');
  expect(advice).toContain(words);
});

it.each([
  ['EndpointNotFound', 'no collection'],
  ['TaskNotFound', 'no task'],
  ['BookmarkNotFound', 'no bookmark']
])('%s is no missing path', (code, words) => {
  const missing = { ...failure('not-found'), code };
  expect(explain(missing, trans).what).toContain(words);
});

it('a blocked request names what the administrator has to allow', () => {
  const origins = ['https://auth.globus.org', 'https://transfer.example.org'];
  const words = { __: jest.fn((text: string) => text) };
  const { what } = explain({ ...failure('blocked'), origins }, words);
  expect(what).toContain('content security policy');
  expect(words.__).toHaveBeenLastCalledWith(
    expect.stringContaining('connect-src'),
    'https://auth.globus.org https://transfer.example.org'
  );
});
