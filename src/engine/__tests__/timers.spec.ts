import { dataAccessScope, timersScope } from '../../globus/scopes';
import type {
  EngineListener,
  TimerWish,
  UnansweredSubmission
} from '../contract';
import { failureOf } from '../contract';
import { MemoryKeys } from './keepers';
import { hearing } from './listener';
import type { World } from './world';
import { makeWorld, outcome } from './world';

let world: World;
let one: string;
let two: string;
let posts: number;
/** What happens as soon as the engine makes one. */
let onPost: (() => Promise<unknown>) | null;
beforeEach(async () => {
  posts = 0;
  onPost = null;
  world = await makeWorld(undefined, async ({ method, url }) => {
    if (method === 'POST' && url.endsWith('/v2/timer')) {
      posts++;
      await onPost?.();
    }
  });
  one = world.collections['tutorial-1']!;
  two = world.collections['tutorial-2']!;
});
afterEach(() => world.close());

function wish(name = 'nightly', every = 3600): TimerWish {
  return {
    name,
    schedule: { type: 'recurring', interval_seconds: every },
    body: {
      source_endpoint: one,
      destination_endpoint: two,
      verify_checksum: true,
      DATA: [
        {
          DATA_TYPE: 'transfer_item',
          source_path: '/share/godata/file1.txt',
          destination_path: '/~/file1.txt'
        }
      ]
    }
  };
}

function signIn() {
  return world.signIn([dataAccessScope([one, two]), timersScope([one, two])]);
}

/** A page of another engine that shares what this browser remembers. */
async function anotherPage(told: Partial<EngineListener> = {}) {
  const page = world.openEngine(new MemoryKeys()).openPage();
  await page.listen(hearing(told));
  await page.configure(world.choice, 'no-server');
  const pending = await page.beginSignIn({
    scopes: [dataAccessScope([one, two]), timersScope([one, two])],
    session: null
  });
  await page.completeSignIn(pending.id, await world.codeFor(pending));
  return page;
}

function cut(when: 'before' | 'after', times = 1) {
  return world.control('faults', { route: '/v2/timer', times, cut: when });
}

async function names() {
  return (await world.page.timers()).map(({ name }) => name);
}

async function failureIn(promise: Promise<unknown>) {
  return failureOf(await promise.catch((error: unknown) => error));
}

it('makes a timer, and tells of it as the list does', async () => {
  await signIn();
  const made = await world.page.createTimer(wish());
  expect(made).toMatchObject({ name: 'nightly', n_errors: 0 });
  const { status: _, ...told } = await world.page.timer(made.job_id);
  expect(told.schedule).toEqual(made.schedule);
  expect(await names()).toEqual(['nightly']);
  expect(posts).toBe(1);
});

it('asks for all that a timer will need, before anything is sent', async () => {
  await world.signIn([dataAccessScope([one, two])]);
  expect(await failureIn(world.page.createTimer(wish()))).toMatchObject({
    kind: 'consent-required',
    requiredScopes: [timersScope([one, two])]
  });
  expect(posts).toBe(0);
  await world.signIn([timersScope([one, two])]);
  await world.page.createTimer(wish());
  expect(posts).toBe(1);
});

it('asks for no more than Timers itself to list them', async () => {
  await world.signIn();
  const { kind, requiredScopes } = await failureIn(world.page.timers());
  expect(kind).toBe('consent-required');
  expect(requiredScopes![0]).toMatch(/\/timer$/);
  await world.signIn(requiredScopes);
  expect(await world.page.timers()).toEqual([]);
});

it('nobody signed in is said so', async () => {
  expect(await outcome(world.page.timers())).toBe('signed-out');
  expect(await outcome(world.page.createTimer(wish()))).toBe('signed-out');
});

describe('is made once', () => {
  beforeEach(signIn);

  it.each(['before', 'after'] as const)(
    'where the connection is cut %s the effect',
    async when => {
      await cut(when);
      expect(await world.page.createTimer(wish())).toMatchObject({
        name: 'nightly'
      });
      expect(await names()).toEqual(['nightly']);
    }
  );

  it('where no answer comes, and it is tried again by hand', async () => {
    await cut('after');
    // No look at the list tells what became of it, either.
    onPost = () =>
      world.control('faults', { route: '/jobs', times: 3, status: 503 });
    expect(await failureIn(world.page.createTimer(wish()))).toMatchObject({
      kind: 'service-down',
      unanswered: 'stored'
    });
    expect(posts).toBe(1);
    const made = await world.page.createTimer(wish());
    expect(posts).toBe(1);
    expect((await world.page.timers()).map(({ job_id: id }) => id)).toEqual([
      made.job_id
    ]);
  });

  it.each(['before', 'after'] as const)(
    'after a crash, where the answer was cut %s the effect',
    async when => {
      await cut(when, 4);
      onPost = () =>
        world.control('faults', { route: '/jobs', times: 3, status: 503 });
      expect(await failureIn(world.page.createTimer(wish()))).toMatchObject({
        unanswered: 'stored'
      });
      await world.control('faults', { route: '/v2/timer', times: 0 });
      await world.control('faults', { route: '/jobs', times: 0 });
      onPost = null;
      posts = 0;
      const found: UnansweredSubmission[] = [];
      const next = await anotherPage({
        onUnanswered: some => void found.push(...some)
      });
      await until(async () => found.length > 0);
      expect(found).toMatchObject([
        {
          kind: 'TIMER',
          label: 'nightly',
          source: one,
          destination: two,
          hasDocument: true,
          isStored: true
        }
      ]);
      const made = await next.sendAgain(found[0]!.key);
      expect(made).toMatchObject({ name: 'nightly' });
      expect(posts).toBe(when === 'before' ? 1 : 0);
      expect(await names()).toEqual(['nightly']);
      expect(await outcome(next.sendAgain(found[0]!.key))).toBe('not-found');
      await next.leave();
    }
  );

  it('of two clicks, and by two pages', async () => {
    const other = world.engine.openPage();
    const made = await Promise.all([
      world.page.createTimer(wish()),
      world.page.createTimer(wish()),
      other.createTimer(wish())
    ]);
    expect(new Set(made.map(({ job_id: id }) => id)).size).toBe(1);
    expect(posts).toBe(1);
    await other.leave();
  });

  it('where the browser sends the request a second time by itself', async () => {
    await world.close();
    let token = '';
    world = await makeWorld(undefined, async request => {
      const { headers, method, url } = request;
      if (method === 'POST' && url.endsWith('/v2/timer') && token === '') {
        token = headers.get('Authorization')!;
        await world.ask('/v2/timer', {
          method,
          headers,
          body: await request.text()
        });
      }
    });
    await signIn();
    await world.page.createTimer(wish());
    expect(token).not.toBe('');
    expect(await names()).toEqual(['nightly']);
  });

  it('and says so where a twin of it could not be ruled out', async () => {
    expect(await world.page.createTimer(wish())).not.toHaveProperty(
      'may_be_two'
    );
    onPost = () =>
      world.control('faults', { route: '/jobs', times: 9, status: 503 });
    expect(await world.page.createTimer(wish('weekly'))).toMatchObject({
      name: 'weekly',
      may_be_two: true
    });
  });

  it('and another of its name and schedule beside it stays', async () => {
    const others = ['file2.txt', 'file3.txt'].map(file => {
      const other = wish();
      other.body.DATA[0]!.source_path = `/share/godata/${file}`;
      other.body.DATA[0]!.destination_path = `/~/${file}`;
      return other;
    });
    const page = await anotherPage();
    // Made by another browser while this one waits for its answer.
    let once = true;
    onPost = async () => {
      if (once) {
        once = false;
        await page.createTimer(others[1]!);
      }
    };
    await cut('after');
    const made = await Promise.all([
      world.page.createTimer(wish()),
      world.page.createTimer(others[0]!)
    ]);
    expect(new Set(made.map(({ job_id: id }) => id)).size).toBe(2);
    expect(await names()).toEqual(['nightly', 'nightly', 'nightly']);
    await page.leave();
  });

  it('but again when that is wanted, and by another name or schedule', async () => {
    await world.page.createTimer(wish());
    await world.page.createTimer(wish());
    await world.page.createTimer(wish('weekly'));
    await world.page.createTimer(wish('weekly', 7200));
    expect(await names()).toHaveLength(4);
  });
});

describe('one that is there', () => {
  let id: string;
  beforeEach(async () => {
    await signIn();
    id = (await world.page.createTimer(wish())).job_id;
  });

  it('is paused, resumed and deleted', async () => {
    expect(await world.page.pauseTimer(id)).toMatchObject({
      status: 'inactive',
      inactive_reason: { cause: 'user' }
    });
    expect(await world.page.resumeTimer(id)).toMatchObject({
      inactive_reason: null
    });
    await world.page.deleteTimer(id);
    expect(await names()).toEqual([]);
  });

  it('is deleted where the answer is lost', async () => {
    await world.control('faults', {
      route: `/jobs/${id}`,
      times: 1,
      cut: 'after'
    });
    await world.page.deleteTimer(id);
    expect(await names()).toEqual([]);
  });

  it('that lost its consent is resumed once that is given again', async () => {
    const shown = () => world.page.timer(id);
    await until(async () => (await shown()).last_ran_at !== null);
    await until(
      async () => (await shown()).activity?.code === 'awaiting_next_run'
    );
    const taken = { name: 'consent-revoked', collection: one };
    await world.control('faults', taken);
    await world.pass(3700);
    await until(async () => (await shown()).status === 'inactive');
    const failure = await failureIn(world.page.resumeTimer(id));
    expect(failure.kind).toBe('consent-required');
    // It is asked until it is given.
    expect(await outcome(world.page.resumeTimer(id))).toBe('consent-required');
    // As it is: its next run finds that it is still missing.
    await world.page.resumeTimer(id, true);
    await until(async () => (await shown()).status === 'inactive');
    await world.signIn(failure.requiredScopes);
    expect(await world.page.resumeTimer(id, true)).toMatchObject({
      status: 'active',
      inactive_reason: null
    });
  });

  it('that is not yours, or gone, is not found', async () => {
    await world.page.deleteTimer(id);
    for (const call of [
      world.page.timer(id),
      world.page.pauseTimer(id),
      world.page.resumeTimer(id),
      world.page.deleteTimer(id)
    ]) {
      expect(await failureIn(call)).toMatchObject({
        kind: 'not-found',
        code: 'TimerNotFound'
      });
    }
  });

  it('needs consent again once its token was refused', async () => {
    await world.control('faults', {
      route: '/jobs',
      times: 2,
      status: 401,
      body: {}
    });
    expect(await outcome(world.page.timers())).toBe('consent-required');
    // Only what Timers takes has ended.
    expect(await world.page.session()).toMatchObject({ status: 'signed-in' });
    await signIn();
    expect(await names()).toEqual(['nightly']);
  });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; !(await isSo()); turn++) {
    expect(turn).toBeLessThan(500);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

it.each([
  ['listed before', true],
  ['that is the first to be listed', false]
])('has the tasks looked at when a timer %s has run', async (_, isListed) => {
  await signIn();
  await world.page.attend(true);
  await world.page.watchTasks(true);
  const { page } = world;
  if (isListed) {
    await page.timers();
  }
  const { job_id: id } = await page.createTimer(wish());
  await until(async () => (await page.timer(id)).n_runs === 1);
  const polls = () => world.count('GET', '/v0.10/task_list');
  const before = await polls();
  await page.timers();
  await until(async () => (await polls()) > before);
});
