import { BASE_SCOPES, TIMERS_SERVER, timersScope } from '../scopes';
import { TimersService } from '../timers';
import { failureOf } from '../errors';
import type { Served } from './sandbox';
import { outcome, serve } from './sandbox';

let served: Served;
let timers: TimersService;
beforeEach(async () => {
  served = await serve();
  const request = served.auth.authorizationRequest(
    [...BASE_SCOPES, timersScope([served.collections['tutorial-1']!])],
    null
  );
  const document = await served.auth.exchange(
    request,
    await served.codeFor(request.url)
  );
  const { access_token: token } = (document.other_tokens ?? []).find(
    ({ resource_server: server }) => server === TIMERS_SERVER
  )!;
  timers = new TimersService(served.origin, token, served.fetch);
});
afterEach(() => served.close());

const BODY = () => ({
  source_endpoint: served.collections['tutorial-1']!,
  destination_endpoint: served.collections['tutorial-1']!,
  verify_checksum: true,
  DATA: [
    {
      DATA_TYPE: 'transfer_item' as const,
      source_path: '/share/godata/file1.txt',
      destination_path: '/~/file1.txt'
    }
  ]
});

it('makes timers and lists them, newest first, at an address that leads nowhere else', async () => {
  for (const name of ['first', 'second']) {
    await timers.create({ name, schedule: { type: 'once' }, body: BODY() });
    await new Promise(resolve => setTimeout(resolve, 1100));
  }
  const all = await timers.timers();
  expect(all.map(({ name }) => name)).toEqual(['second', 'first']);
  expect(new URL(served.asked.at(-1)!.url).pathname).toBe('/jobs/');
});

it.each([
  [
    { interval: 60, start: 'x' },
    { type: 'recurring', interval_seconds: 60 }
  ],
  [
    { interval: null, start: 'x' },
    { type: 'once', datetime: 'x' }
  ]
])('tells when a timer of before runs: %j', async (told, schedule) => {
  const old = new TimersService('http://x', '', async () =>
    Response.json({ jobs: [{ job_id: 'j', ...told }] })
  );
  expect((await old.timers())[0]!.schedule).toMatchObject(schedule);
});

it.each([
  {},
  { results: [] },
  { results: null },
  { results: { data: [null] } }
])('reads a timer of another kind: %j', async told => {
  const others = new TimersService('http://x', '', async () =>
    Response.json({ jobs: [{ job_id: 'j', schedule: null, ...told }] })
  );
  expect((await others.timers())[0]).toMatchObject({
    schedule: { type: 'once' },
    next_run: null,
    n_runs: 0,
    n_errors: 0,
    results: { data: [] }
  });
});

it('says what is wrong about a timer', async () => {
  const schedule = { type: 'recurring', interval_seconds: 1 } as const;
  const error = await timers
    .create({ name: 'x', schedule, body: BODY() })
    .catch(failureOf);
  expect(error).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('interval_seconds')
  });
});

it('tells a timer that is not there from other things', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  for (const call of [
    timers.timer(id),
    timers.pause(id),
    timers.resume(id, false),
    timers.delete(id)
  ]) {
    expect(await call.catch(failureOf)).toMatchObject({
      code: 'TimerNotFound'
    });
  }
});

it('asks nothing for what is no id', async () => {
  const before = served.asked.length;
  expect(await outcome(timers.timer('../v2/timer'))).toBe('bad-request');
  expect(served.asked).toHaveLength(before);
});
