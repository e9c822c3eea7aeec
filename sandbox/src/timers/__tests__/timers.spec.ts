import { COLLECTIONS } from '../../index.js';
import { Served, transfer } from '../../transfer/__tests__/served.js';
import type { Answer, Call } from '../../transfer/__tests__/served.js';

// Tokens live for two days.
const EVERY = 6 * 3600;
const [ONE, TWO] = COLLECTIONS.map(({ id }) => id) as [string, string];

let served: Served;
let timers: Call;

beforeEach(async () => {
  served = await Served.make();
  timers = await served.scheduler();
});

afterEach(() => served.sandbox.close());

/** A timer that sends a file of Ada's. */
function wish(schedule: object, more: object = {}, body: object = {}): object {
  const { submission_id: _, ...document } = transfer({
    '/share/godata/file1.txt': '/~/backup.txt'
  }) as Record<string, unknown>;
  return {
    timer: {
      timer_type: 'transfer',
      name: 'backup',
      schedule,
      body: { ...document, ...body },
      ...more
    }
  };
}

const REPEATED = { type: 'recurring', interval_seconds: EVERY };

async function create(...what: Parameters<typeof wish>): Promise<string> {
  const { body, status } = await timers('POST', '/v2/timer', wish(...what));
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.timer.job_id;
}

/** Look at a timer until something is true of it. */
async function until(
  id: string,
  isSo: (job: Answer['body']) => boolean
): Promise<Answer['body']> {
  const end = Date.now() + 4000;
  for (;;) {
    const { body } = await timers('GET', `/jobs/${id}`);
    if (isSo(body)) {
      return body;
    }
    if (Date.now() > end) {
      throw new Error(`it never came: ${JSON.stringify(body)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** Let time go by, and see a number of runs end well. */
async function runs(id: string, count: number): Promise<Answer['body']> {
  return until(
    id,
    job =>
      job.n_runs === count && job.results.data[0].run_status === 'SUCCEEDED'
  );
}

function advance(seconds: number): Promise<Answer> {
  return served.control('clock', { advance_seconds: seconds });
}

describe('a timer', () => {
  it('is answered as the service does', async () => {
    const start = new Date(Date.now() + EVERY * 1000).toISOString();
    const { body } = await timers(
      'POST',
      '/v2/timer',
      wish({ ...REPEATED, start, end: { condition: 'iterations', count: 2 } })
    );
    const at = `${start.slice(0, 19)}+00:00`;
    expect(body.timer).toMatchObject({
      name: 'backup',
      status: 'new',
      timer_type: 'transfer',
      schedule: { start: at, interval_seconds: EVERY, end: { count: 2 } },
      next_run: at,
      last_ran_at: null,
      number_of_runs: 0,
      body: { source_endpoint: ONE, verify_checksum: false }
    });
    const { body: job } = await timers('GET', `/jobs/${body.timer.job_id}`);
    expect(job).toMatchObject({
      status: 'active',
      interval: EVERY,
      stop_after: { date: null, n_runs: 2 },
      activity: { code: 'awaiting_next_run', next_run: at },
      results: { data: [], page_next: null }
    });
  });

  it('runs once, and has ended then', async () => {
    const id = await create({ type: 'once' }, {}, { label: 'Nightly' });
    const job = await until(id, j => j.status === 'ended');
    expect(job).toMatchObject({
      n_runs: 1,
      n_errors: 0,
      next_run: null,
      activity: null
    });
    const [result] = job.results.data;
    expect(result).toMatchObject({ status: 202, run_status: 'SUCCEEDED' });
    const call = await served.person();
    const { body: task } = await call('GET', `task/${result.resource_id}`);
    expect(task).toMatchObject({
      label: 'Nightly, run 1',
      status: 'SUCCEEDED',
      files_transferred: 1
    });
  });

  it('runs by the clock, as often as was asked', async () => {
    const id = await create({ ...REPEATED, end: { count: 3 } });
    await runs(id, 1);
    await advance(EVERY - 60);
    expect((await runs(id, 1)).n_runs).toBe(1);
    await advance(60);
    await runs(id, 2);
    await advance(EVERY);
    const job = await until(id, j => j.status === 'ended');
    expect(job.n_runs).toBe(3);
    expect(job.results.data.map((r: Answer['body']) => r.ran_at)).toEqual(
      [...job.results.data.map((r: Answer['body']) => r.ran_at)]
        .sort()
        .reverse()
    );
  });

  it('makes up for the ticks that the clock jumped over', async () => {
    const id = await create(REPEATED);
    await runs(id, 1);
    await advance(3 * EVERY);
    expect((await runs(id, 4)).status).toBe('active');
  });

  it('stops after a date', async () => {
    const datetime = new Date(Date.now() + 1.5 * EVERY * 1000).toISOString();
    const id = await create({
      ...REPEATED,
      end: { condition: 'time', datetime }
    });
    await runs(id, 1);
    await advance(5 * EVERY);
    expect((await until(id, j => j.status === 'ended')).n_runs).toBe(2);
  });

  it('skips a tick while a run goes on', async () => {
    await served.control('faults', { name: 'stalls' });
    const id = await create({ ...REPEATED, interval_seconds: 3600 });
    const going = await until(
      id,
      j => j.activity.code === 'run_in_progress' && j.results.data.length === 1
    );
    expect(going.next_run > going.last_ran_at).toBe(true);
    await advance(2 * 3600);
    await until(id, j => j.next_run > going.next_run);
    await served.control('faults', { name: 'stalls', lift: true });
    await runs(id, 1);
    await advance(3600);
    await runs(id, 2);
  });

  it('runs no more while it is paused, and once when it goes on', async () => {
    const id = await create(REPEATED);
    await runs(id, 1);
    const { body } = await timers('POST', `/jobs/${id}/pause`);
    expect(body.message).toBe(`Successfully paused job ${id}.`);
    await advance(4 * EVERY);
    expect(await until(id, () => true)).toMatchObject({
      status: 'inactive',
      inactive_reason: { cause: 'user', detail: null },
      activity: { code: 'paused', reason: 'user' },
      next_run: null,
      n_runs: 1
    });
    await timers('POST', `/jobs/${id}/resume`, {});
    expect(await runs(id, 2)).toMatchObject({
      status: 'active',
      inactive_reason: null
    });
  });

  it('waits for a consent that was taken back', async () => {
    const id = await create(REPEATED);
    await runs(id, 1);
    await served.control('faults', { name: 'consent-revoked' });
    await advance(EVERY);
    const job = await until(id, j => j.status === 'inactive');
    expect(job.n_runs).toBe(1);
    expect(job.inactive_reason).toMatchObject({
      cause: 'globus_auth_requirements',
      detail: { code: 'ConsentRequired' }
    });
    const [scope] =
      job.inactive_reason.detail.authorization_parameters.required_scopes;
    expect(scope).toMatch(/\/timer\[urn:.*:all\[\*https:.*data_access\]\]$/);
    // Without the consent, it is inactive again at once.
    await timers('POST', `/jobs/${id}/resume`, { update_credentials: true });
    await until(id, j => j.status === 'inactive');
    timers = await served.scheduler();
    await timers('POST', `/jobs/${id}/resume?update_credentials=true`);
    await runs(id, 2);
  });

  it('waits for credentials once all are revoked', async () => {
    const id = await create(REPEATED);
    await runs(id, 1);
    await served.control('faults', { name: 'revoked-tokens' });
    await advance(EVERY);
    timers = await served.scheduler();
    const job = await until(id, j => j.status === 'inactive');
    const { detail } = job.inactive_reason;
    expect(detail.authorization_parameters.required_scopes).toHaveLength(1);
    await timers('POST', `/jobs/${id}/resume`, { update_credentials: false });
    await until(id, j => j.status === 'inactive');
    await timers('POST', `/jobs/${id}/resume`);
    await runs(id, 2);
  });

  it('tries again while Transfer is down, then takes it for an error', async () => {
    await served.control('faults', { name: 'maintenance', times: 2 });
    const id = await create(REPEATED);
    await until(id, j => j.activity.code === 'retrying');
    await advance(30);
    await advance(30);
    await runs(id, 1);
  });

  it('counts a run that Transfer refuses, and runs again', async () => {
    await served.control('faults', { name: 'stalls' });
    const call = await served.person();
    const same = transfer({ '/share/godata/file1.txt': '/~/backup.txt' });
    const { body: sent } = await call('POST', 'transfer', same);
    const id = await create(REPEATED);
    const job = await until(id, j => j.n_errors === 1);
    expect(job.results.data).toMatchObject([
      { data: null, status: 409, errors: { code: 'Conflict' } }
    ]);
    await call('POST', `task/${sent.task_id}/cancel`);
    await served.control('faults', { name: 'stalls', lift: true });
    await advance(EVERY);
    await runs(id, 2);
  });

  it('is gone when it is deleted, its transfers are not', async () => {
    const id = await create(REPEATED);
    const job = await runs(id, 1);
    const { body } = await timers('DELETE', `/jobs/${id}`);
    expect(body.status).toBe('delete_in_progress');
    expect((await timers('GET', `/jobs/${id}`)).status).toBe(404);
    expect((await timers('GET', '/jobs/')).body.jobs).toEqual([]);
    await advance(EVERY);
    const call = await served.person();
    const { body: list } = await call('GET', 'task_list');
    expect(list.DATA.map((t: Answer['body']) => t.task_id)).toEqual([
      job.results.data[0].resource_id
    ]);
  });

  it('can be named otherwise, and nothing else', async () => {
    const id = await create(REPEATED);
    const renamed = await timers('PATCH', `/jobs/${id}`, { name: 'other' });
    expect(renamed.body.name).toBe('other');
    const refused = await timers('PATCH', `/jobs/${id}`, { interval: 60 });
    expect(refused.status).toBe(422);
  });
});

describe('the list of timers', () => {
  it('is filtered and ordered as asked', async () => {
    await create(REPEATED, { name: 'Beta' });
    const alpha = await create(REPEATED, { name: 'Alpha' });
    await timers('POST', `/jobs/${alpha}/pause`);
    const names = async (query: string): Promise<string[]> => {
      const { body } = await timers('GET', `/jobs${query}`);
      return body.jobs.map((job: Answer['body']) => job.name);
    };
    expect(await names('')).toEqual(['Beta', 'Alpha']);
    expect(await names('/?order=name%20asc')).toEqual(['Alpha', 'Beta']);
    expect(await names('/?filter_name=ALP')).toEqual(['Alpha']);
    expect(await names('/?filter_status=active')).toEqual(['Beta']);
    expect(await names('/?submitted_after=2099-01-01')).toEqual([]);
    expect((await timers('GET', '/jobs/?order=x')).status).toBe(422);
  });

  it('gives the runs of a timer page by page', async () => {
    const id = await create(REPEATED);
    await runs(id, 1);
    await advance(2 * EVERY);
    const job = await runs(id, 3);
    const first = await timers('GET', `/jobs/${id}?page_size=2`);
    const { data, page_next: next } = first.body.results;
    const rest = await timers('GET', `/jobs/${id}?results_pt=${next}`);
    expect([...data, ...rest.body.results.data]).toHaveLength(3);
    expect(rest.body.results.data[0].ran_at).toBe(job.results.data[2].ran_at);
    expect(rest.body.results.page_next).toBeNull();
  });
});

describe('Timers', () => {
  it('is only for who has its scope', async () => {
    const { status, body } = await (await served.person())('GET', '../jobs/');
    expect([status, body.error.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('keeps the timers of others to itself', async () => {
    const id = await create(REPEATED);
    const grace = await served.scheduler(1);
    expect((await grace('GET', '/jobs/')).body.jobs).toEqual([]);
    for (const [method, where] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/pause']
    ]) {
      const { body, status } = await grace(method!, `/jobs/${id}${where}`);
      expect([status, body.error.code]).toEqual([404, 'NOT_FOUND']);
    }
  });

  it('asks for consent to the data, which that to transfers is not', async () => {
    await served.person();
    const bare = await served.scheduler(0, []);
    // The consents of the person add up: only the first collection's is new.
    await served.control('faults', { name: 'consent-revoked' });
    const { body, status } = await bare('POST', '/v2/timer', wish(REPEATED));
    expect([status, body.code]).toEqual([403, 'ConsentRequired']);
    const { required_scopes: scopes } = body.authorization_parameters;
    expect(scopes).toHaveLength(2);
    await served.person();
    expect((await bare('POST', '/v2/timer', wish(REPEATED))).status).toBe(403);
    await served.scheduler(0, [ONE, TWO]);
    expect((await bare('POST', '/v2/timer', wish(REPEATED))).status).toBe(201);
  });

  it.each([
    ['a submission id', {}, { submission_id: crypto.randomUUID() }],
    ['nothing to send', {}, { DATA: [] }],
    ['an unknown collection', {}, { source_endpoint: crypto.randomUUID() }],
    ['another kind', { timer_type: 'x' }, {}],
    ['no schedule', { schedule: undefined }, {}]
  ])('refuses %s', async (_, more, body) => {
    const refused = await timers(
      'POST',
      '/v2/timer',
      wish(REPEATED, more, body)
    );
    expect(refused.status).toBe(422);
    expect(refused.body.detail[0].loc.slice(0, 2)).toEqual(['body', 'timer']);
  });

  it('says loudly what it does not know', async () => {
    const flow = wish(REPEATED, { timer_type: 'flow' });
    expect((await timers('POST', '/v2/timer', flow)).status).toBe(501);
    expect((await timers('POST', '/jobs/', {})).status).toBe(501);
  });

  it('can be down by itself', async () => {
    await served.control('faults', { name: 'timers-unavailable', times: 1 });
    expect((await timers('GET', '/jobs/')).status).toBe(503);
    expect((await timers('GET', '/jobs/')).status).toBe(200);
  });
});
