import { task } from '@globus/sdk/services/transfer';
import type { Failure, GlobusError } from '../errors';
import { readAnswer, sdkOptions } from '../request';

async function kindOf(answer: Promise<Response>): Promise<string> {
  return readAnswer(answer).then(
    () => 'fine',
    error => error.failure.kind
  );
}

it('leads the SDK to the session’s own origin', async () => {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return Response.json({ DATA: [] });
  };
  const options = sdkOptions('http://127.0.0.1:1', fetch);
  await readAnswer(task.getAll({ query: { limit: 1 } }, options));
  expect(asked).toEqual(['http://127.0.0.1:1/v0.10/task_list?limit=1']);
});

it.each([
  ['a document', Promise.resolve(Response.json({})), 'fine'],
  ['a portal’s page', Promise.resolve(new Response('<html>')), 'service-down'],
  ['a broken connection', Promise.reject(new TypeError('x')), 'no-connection'],
  [
    'a refusal',
    Promise.resolve(Response.json({ code: 'Conflict' }, { status: 409 })),
    'conflict'
  ]
])('%s', async (_, answer, kind) => {
  expect(await kindOf(answer)).toBe(kind);
});

it.each([
  ['7', 7],
  [new Date(Date.now() + 60_000).toUTCString(), expect.closeTo(60, -1)],
  ['0', undefined],
  ['soon', undefined],
  [null, undefined]
])(
  'reads when a service that says %s is to be asked again',
  async (said, seconds) => {
    const headers = new Headers(said === null ? [] : [['Retry-After', said]]);
    const answer = Response.json({}, { status: 429, headers });
    const failure = await readAnswer(Promise.resolve(answer)).catch(
      (error: GlobusError) => error.failure
    );
    expect(failure).toMatchObject({ kind: 'busy' });
    expect((failure as Failure).retryAfter).toEqual(seconds);
  }
);
