import { fail, GlobusError } from '../../globus/errors';
import type { TaskQuery } from '../../globus/transfer';
import type { EventDocument, TaskDocument } from '../../globus/types';
import type { TaskSnapshot, UnansweredSubmission } from '../contract';
import { sentTask } from '../sent';
import type { Audience } from '../watchOptions';
import { PACE } from '../pace';
import { TaskWatch } from '../watch';

/** A task is open whatever it is about. */
const NOTHING = sentTask({ delete: { endpoint: 'a', DATA: [] } });

function task(id: string, status: TaskDocument['status']): TaskDocument {
  return { task_id: id, status } as TaskDocument;
}

function isAskedFor({ task_id: id }: TaskDocument, { filter }: TaskQuery) {
  const ids = filter?.split('task_id:')[1]?.split(',');
  return ids === undefined || ids.includes(id);
}

function setUp() {
  const world = {
    active: [] as TaskDocument[],
    ended: [] as TaskDocument[],
    audience: 'watching' as Audience,
    unanswered: [] as UnansweredSubmission[],
    errors: [] as EventDocument[],
    error: null as Error | null,
    /** Milliseconds that an answer takes. */
    delay: 0,
    /** Milliseconds that this computer's clock was set forth. */
    ahead: 0,
    /** Is called after each answer. */
    then: () => undefined as unknown
  };
  const queries: TaskQuery[] = [];
  const told: TaskSnapshot[] = [];
  const ends: string[] = [];
  const asked: string[] = [];
  const watch = new TaskWatch({
    list: async query => {
      queries.push(query);
      if (world.error) {
        throw world.error;
      }
      const answer = [...world.active, ...world.ended]
        .filter(one => query.statuses.includes(one.status))
        .filter(one => isAskedFor(one, query))
        .slice(0, query.limit);
      if (world.delay > 0) {
        await new Promise(resolve => setTimeout(resolve, world.delay));
      }
      world.then();
      return answer;
    },
    errors: async id => {
      asked.push(id);
      return world.errors;
    },
    audience: () => world.audience,
    tell: snapshot => told.push(snapshot),
    unanswered: () => world.unanswered,
    tellNews: async (what, { task_id: id }) =>
      what !== 'end' || ends.push(id) > 0,
    now: () => Date.now() + world.ahead
  });
  return { world, queries, told, ends, asked, watch };
}

const pass = (milliseconds: number) =>
  jest.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('makes one request a poll, whatever the number of tasks', async () => {
  const { world, queries, watch } = setUp();
  world.active = Array.from({ length: 100 }, (_, n) => task(`${n}`, 'ACTIVE'));
  watch.nudge();
  await pass(0);
  expect(queries).toHaveLength(2);
  await pass(PACE.ending);
  await pass(PACE.ending * 1.3);
  expect(queries.length).toBe(4);
  watch.stop();
});

describe('a task in trouble', () => {
  const stuck = (id: string, changes: Partial<TaskDocument> = {}) => ({
    ...task(id, 'ACTIVE'),
    nice_status: 'FILE_NOT_FOUND',
    faults: 1,
    ...changes
  });
  const event = (details: string, code = 'FILE_NOT_FOUND', is_error = true) =>
    ({ code, details, is_error }) as EventDocument;
  const FILE = { code: 'FILE_NOT_FOUND', details: 'File: /x' };

  it('is asked about once, and one that is fine never', async () => {
    const { world, told, asked, watch } = setUp();
    world.active = [stuck('a'), task('b', 'ACTIVE')];
    world.errors = [event('why', 'OTHER'), event('File: /x')];
    watch.nudge();
    await pass(0);
    expect(told.at(-1)!.tasks.map(one => one.trouble)).toEqual([
      FILE,
      undefined
    ]);
    expect(watch.find('a')).toEqual(world.active[0]);
    await pass(10 * PACE.runningSlow);
    expect(asked).toEqual(['a']);
    expect(told.at(-1)!.tasks[0]!.trouble).toEqual(FILE);
    watch.stop();
  });

  it('is asked about again when it is another, and then nothing old is said', async () => {
    const { world, told, asked, watch } = setUp();
    world.active = [stuck('a')];
    world.errors = [event('File: /x')];
    watch.nudge();
    await pass(0);
    world.active = [stuck('a', { nice_status: 'PERMISSION_DENIED' })];
    await pass(PACE.ending);
    expect(asked).toEqual(['a', 'a']);
    expect(told.at(-1)!.tasks[0]!.trouble).toBeUndefined();
    watch.stop();
  });

  it('is asked about once a minute where faults go on', async () => {
    const { world, asked, watch } = setUp();
    let faults = 0;
    world.then = () => {
      world.active = [stuck('a', { faults: ++faults })];
    };
    world.active = [stuck('a')];
    watch.nudge();
    await pass(59_000);
    expect(asked).toHaveLength(1);
    await pass(6000);
    expect(asked).toHaveLength(2);
    watch.stop();
  });

  it('tells its end with the reason', async () => {
    const { world, told, watch } = setUp();
    const failed = {
      ...task('a', 'FAILED'),
      fatal_error: { code: 'FILE_NOT_FOUND', description: 'file not found' }
    };
    world.ended = [
      failed,
      {
        ...failed,
        task_id: 'c',
        fatal_error: { code: 'CANCELED', description: '' }
      }
    ];
    world.errors = [event('File: /x')];
    watch.nudge();
    await pass(0);
    expect(told.at(-1)!.tasks[0]).toEqual({ ...failed, trouble: FILE });
    expect(told.at(-1)!.tasks[1]!.trouble).toBeUndefined();
    watch.stop();
  });

  it('of a hundred, some are asked about after each poll', async () => {
    const { world, queries, asked, watch } = setUp();
    world.active = Array.from({ length: 100 }, (_, n) => stuck(`${n}`));
    watch.nudge();
    await pass(0);
    expect(asked).toHaveLength(10);
    await pass(60_000);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBe(Math.min(100, 10 * (queries.length - 1)));
    watch.stop();
  });

  it('is not asked about while only a cell waits', async () => {
    const { world, asked, watch } = setUp();
    world.audience = 'away';
    world.active = [stuck('a')];
    const waited = watch.nextPoll(600);
    await pass(PACE.unseen);
    await waited;
    expect(asked).toEqual([]);
    watch.stop();
  });
});

it('looks for the end of a task once it runs no more', async () => {
  const { world, told, watch } = setUp();
  world.active = [task('a', 'ACTIVE')];
  watch.nudge();
  await pass(0);
  world.active = [];
  world.ended = [task('a', 'SUCCEEDED')];
  await pass(PACE.ending);
  expect(told.at(-1)!.tasks).toEqual([task('a', 'SUCCEEDED')]);
  watch.stop();
});

it('finds a task that came and went between two polls', async () => {
  const { world, queries, told, watch } = setUp();
  watch.nudge();
  await pass(0);
  const before = queries.length;
  world.ended = [task('short', 'SUCCEEDED')];
  await pass(PACE.idle);
  expect(told.at(-1)!.tasks).toEqual(world.ended);
  expect(queries).toHaveLength(before + 3);
  await pass(PACE.idle);
  expect(queries).toHaveLength(before + 4);
  watch.stop();
});

it('finds one that came and went while another runs on, for a request in 24', async () => {
  const { world, queries, told, watch } = setUp();
  world.active = [task('long', 'ACTIVE')];
  watch.nudge();
  await pass(30_000);
  world.ended = [task('short', 'SUCCEEDED')];
  await pass(24 * PACE.runningSlow);
  expect(told.at(-1)!.tasks).toEqual([...world.active, ...world.ended]);
  const before = queries.length;
  await pass(96 * PACE.runningSlow);
  expect(queries).toHaveLength(before + 100);
  watch.stop();
});

it('tells of what got no answer, and of a failure, before a poll has succeeded', async () => {
  const { world, told, watch } = setUp();
  watch.tell();
  expect(told).toEqual([]);
  world.unanswered = [{ key: 'lost' } as UnansweredSubmission];
  watch.tell();
  const { unanswered } = world;
  expect(told).toMatchObject([{ tasks: [], unanswered, seenAt: 0 }]);
  expect(watch.snapshot).toEqual(told[0]);
  world.unanswered = [];
  world.error = fail('not-permitted', 'PermissionDenied', '');
  watch.nudge();
  await pass(0);
  expect(watch.snapshot).toMatchObject({ failure: { kind: 'not-permitted' } });
  watch.stop();
  expect(watch.snapshot).toBeNull();
});

it('is slow when nothing runs and rests when nobody looks', async () => {
  const { world, queries, watch } = setUp();
  watch.nudge();
  await pass(0);
  const first = queries.length;
  await pass(PACE.idle - 1);
  expect(queries).toHaveLength(first);
  await pass(1);
  expect(queries).toHaveLength(first + 1);
  world.audience = 'away';
  await pass(10 * PACE.unseen);
  watch.nudge();
  await pass(10 * PACE.unseen);
  expect(queries).toHaveLength(first + 1);
});

it('asks once a minute when only a cell waits', async () => {
  const { world, queries, watch } = setUp();
  world.audience = 'away';
  const waited = watch.nextPoll(600);
  await pass(PACE.unseen - 1);
  expect(queries).toHaveLength(0);
  await pass(1);
  await waited;
  expect(queries.length).toBeGreaterThan(0);
});

it('is quick for a waiting cell whose page can be seen', async () => {
  const { world, queries, watch } = setUp();
  world.audience = 'present';
  watch.nudge();
  await pass(PACE.unseen);
  expect(queries).toHaveLength(0);
  const waited = watch.nextPoll(600);
  await pass(PACE.ending);
  await waited;
  expect(queries.length).toBeGreaterThan(0);
});

it('a wait shorter than the pause does not put the poll off', async () => {
  const { world, queries, watch } = setUp();
  world.audience = 'away';
  for (let waited = 0; waited <= PACE.unseen; waited += 10_000) {
    const wait = watch.nextPoll(10);
    await pass(10_000);
    await wait;
  }
  expect(queries.length).toBeGreaterThan(0);
});

it('a wait ends with its time', async () => {
  const { world, watch } = setUp();
  world.audience = 'away';
  const waited = watch.nextPoll(2);
  await pass(2000);
  await expect(waited).resolves.toBe(false);
});

it('says what failed, keeps what it saw and slows down', async () => {
  const { world, told, queries, watch } = setUp();
  world.active = [task('a', 'ACTIVE')];
  watch.nudge();
  await pass(0);
  world.error = fail('no-connection', 'NoConnection', '');
  // The first may pass by itself; it is tried again soon, and then said.
  await pass(PACE.ending);
  expect(queries).toHaveLength(3);
  expect(told.at(-1)!.failure).toBeNull();
  await pass(2 * PACE.ending);
  expect(told.at(-1)).toMatchObject({
    tasks: [task('a', 'ACTIVE')],
    failure: { kind: 'no-connection' }
  });
  const before = queries.length;
  await pass(PACE.ending * 3.9);
  expect(queries).toHaveLength(before);
  world.error = null;
  await pass(PACE.unseen);
  expect(told.at(-1)!.failure).toBeNull();
  watch.stop();
});

it('keeps nothing of a poll that a stop overtook', async () => {
  const { world, told, watch } = setUp();
  world.delay = 100;
  world.active = [task('of the one before', 'ACTIVE')];
  watch.nudge();
  await pass(50);
  watch.stop();
  await pass(500);
  expect(watch.snapshot).toBeNull();
  expect(told).toEqual([]);
  world.active = [];
  world.ended = [task('mine', 'SUCCEEDED')];
  watch.nudge();
  await pass(500);
  expect(told.at(-1)!.tasks).toEqual(world.ended);
  watch.stop();
});

it('shows a task once that ends between two requests', async () => {
  const { world, told, watch } = setUp();
  world.active = [task('a', 'ACTIVE')];
  world.then = () => {
    world.active = [];
    world.ended = [task('a', 'SUCCEEDED')];
  };
  watch.nudge();
  await pass(0);
  expect(told.at(-1)!.tasks).toEqual([task('a', 'SUCCEEDED')]);
  watch.stop();
});

it('waits for the end of what was sent from here, though no page shows tasks', async () => {
  const { world, queries, ends, watch } = setUp();
  world.audience = 'present';
  world.active = [task('mine', 'ACTIVE')];
  watch.sent.add('mine', NOTHING);
  watch.nudge();
  await pass(PACE.ending);
  world.active = [];
  world.ended = [task('mine', 'SUCCEEDED'), task('theirs', 'SUCCEEDED')];
  await pass(PACE.runningSlow);
  expect(ends).toEqual(['mine']);
  const before = queries.length;
  await pass(10 * PACE.idle);
  // Told once, and nothing is asked for any more.
  expect(ends).toEqual(['mine']);
  expect(queries).toHaveLength(before);
});

it('asks for nothing while no page can be seen, whatever was sent', async () => {
  const { world, queries, watch } = setUp();
  world.audience = 'away';
  watch.sent.add('mine', NOTHING);
  watch.nudge();
  await pass(10 * PACE.unseen);
  expect(queries).toEqual([]);
});

it('asks once a minute for a hidden page that wants to be told, while an end is to come', async () => {
  const { world, queries, ends, watch } = setUp();
  world.audience = 'listening';
  watch.nudge();
  await pass(10 * PACE.unseen);
  expect(queries).toEqual([]);
  world.active = [task('mine', 'ACTIVE')];
  watch.sent.add('mine', NOTHING);
  watch.nudge();
  await pass(0);
  const first = queries.length;
  await pass(10 * PACE.unseen);
  expect(queries).toHaveLength(first + 10);
  world.active = [];
  world.ended = [task('mine', 'SUCCEEDED')];
  await pass(PACE.unseen);
  expect(ends).toEqual(['mine']);
  const before = queries.length;
  await pass(10 * PACE.unseen);
  expect(queries).toHaveLength(before);
});

it('says at once what does not pass by itself', async () => {
  const { world, told, watch } = setUp();
  world.error = fail('not-permitted', 'PermissionDenied', '');
  watch.nudge();
  await pass(0);
  expect(told.at(-1)!.failure).toMatchObject({ kind: 'not-permitted' });
  watch.stop();
});

it.each([1, 90, 300])(
  'leaves a service alone for the %d seconds that it asks for, whoever nudges',
  async retryAfter => {
    const { world, queries, watch } = setUp();
    const { failure } = fail('busy', 'Busy', '');
    world.error = new GlobusError({ ...failure, status: 429, retryAfter });
    watch.nudge();
    await pass(0);
    world.error = null;
    for (let asked = 0; asked < 9; asked++) {
      watch.nudge();
      await pass(retryAfter * 100);
    }
    expect(queries).toHaveLength(1);
    await pass(retryAfter * 100 + PACE.unseen);
    expect(queries.length).toBeGreaterThan(1);
    expect(watch.snapshot).not.toBeNull();
    watch.stop();
  }
);

describe('where a service asks to be left alone for a day', () => {
  const askedOff = async () => {
    const all = setUp();
    const { failure } = fail('busy', 'Busy', '');
    all.world.error = new GlobusError({
      ...failure,
      status: 503,
      retryAfter: 86_400
    });
    all.watch.nudge();
    await pass(0);
    all.world.error = null;
    return all;
  };

  it('says so at once, and tries again after five minutes', async () => {
    const { queries, told, watch } = await askedOff();
    expect(told).toMatchObject([{ failure: { kind: 'busy' }, seenAt: 0 }]);
    await pass(299_000);
    expect(queries).toHaveLength(1);
    await pass(1000);
    expect(told.at(-1)).toMatchObject({ failure: null });
    watch.stop();
  });

  it('tries at once when a person asks', async () => {
    const { queries, told, watch } = await askedOff();
    watch.nudge();
    await pass(0);
    expect(queries).toHaveLength(1);
    watch.nudge(true);
    await pass(0);
    expect(told.at(-1)).toMatchObject({ failure: null });
    watch.stop();
  });
});

describe('after a sleep', () => {
  it.each(['watching', 'listening'] as const)(
    'polls within five seconds though timers stood still (%s)',
    async audience => {
      const { world, queries, ends, watch } = setUp();
      world.audience = audience;
      world.active = [task('mine', 'ACTIVE')];
      watch.sent.add('mine', NOTHING);
      watch.nudge();
      await pass(0);
      const before = queries.length;
      world.ahead += 8 * 3600_000;
      world.active = [];
      world.ended = [task('mine', 'SUCCEEDED')];
      await pass(5000);
      expect(queries).toHaveLength(before + 2);
      expect(ends).toEqual(['mine']);
      watch.stop();
    }
  );

  it('asks for nothing where it rested', async () => {
    const { world, queries, watch } = setUp();
    world.audience = 'away';
    watch.sent.add('mine', NOTHING);
    world.ahead += 8 * 3600_000;
    await pass(PACE.unseen);
    expect(queries).toEqual([]);
  });

  it('goes on where the clock was put back', async () => {
    const { world, queries, watch } = setUp();
    world.active = [task('a', 'ACTIVE')];
    watch.nudge();
    await pass(0);
    const before = queries.length;
    world.ahead -= 8 * 3600_000;
    await pass(2 * PACE.runningSlow);
    expect(queries.length).toBeGreaterThan(before);
    watch.stop();
  });
});

describe('a wait of many tasks', () => {
  const some = (count: number, status: TaskDocument['status']) =>
    Array.from({ length: count }, (_, n) => task(`${n}`, status));
  const ids = (tasks: TaskDocument[]) => tasks.map(one => one.task_id);

  it('ends when one of them has, and asks no more than one of one', async () => {
    const { world, queries, watch } = setUp();
    world.audience = 'away';
    world.active = some(100, 'ACTIVE');
    const waited = [
      ...world.active.map(one => watch.untilEnded([one.task_id], 600)),
      watch.untilEnded(ids(world.active), 600)
    ];
    const outcome = waited.map(async one => (await one).length);
    await pass(5 * PACE.unseen);
    // The first poll looks at the ended ones too.
    expect(queries).toHaveLength(6);
    world.ended = [{ ...world.active.shift()!, status: 'FAILED' }];
    await pass(PACE.unseen);
    expect(await outcome[0]).toBe(1);
    expect(await outcome[100]).toBe(100);
    expect(queries).toHaveLength(8);
    watch.stop();
  });

  it('finds with one request those that ended behind more than are listed', async () => {
    const { world, queries, watch } = setUp();
    world.active = some(90, 'ACTIVE');
    const waited = watch.untilEnded(ids(world.active).slice(60), 600);
    await pass(PACE.ending);
    world.ended = some(90, 'SUCCEEDED');
    world.active = [];
    await pass(PACE.ending);
    expect(ids(await waited)).toEqual(ids(world.ended).slice(60));
    expect(queries.at(-1)!.filter).toContain(`task_id:60,61,`);
    watch.stop();
  });

  it('is over with its time, whatever the clock does', async () => {
    const { world, watch } = setUp();
    world.active = some(1, 'ACTIVE');
    const waited = watch.untilEnded(['0'], 30);
    let isOver = false;
    void waited.then(() => {
      isOver = true;
    });
    await pass(10_000);
    world.ahead -= 3600_000;
    await pass(30_000);
    expect(isOver).toBe(true);
    watch.stop();
  });

  it('goes on while the service can not be reached', async () => {
    const { world, watch } = setUp();
    world.error = fail('no-connection', 'NoConnection', '');
    const waited = watch.untilEnded(['0'], 600);
    await pass(100_000);
    world.error = null;
    world.ended = some(1, 'SUCCEEDED');
    await pass(PACE.unseen);
    expect(await waited).toEqual(world.ended);
    watch.stop();
  });
});

it('tells the end of what was sent though more have ended after it', async () => {
  const { world, ends, watch } = setUp();
  world.ended = Array.from({ length: 60 }, (_, n) => task(`${n}`, 'SUCCEEDED'));
  watch.sent.add('59', NOTHING);
  watch.nudge();
  await pass(0);
  expect(ends).toEqual(['59']);
  watch.stop();
});

it.each([
  ['by itself', 0, 22_000],
  ['at once after a sleep', 8 * 3600_000, 0]
])('gives a poll up that gets no answer, %s', async (_, slept, time) => {
  const { world, told, watch } = setUp();
  world.delay = 120_000;
  watch.nudge();
  await pass(1000);
  world.delay = 0;
  world.ended = [task('a', 'SUCCEEDED')];
  world.ahead += slept;
  if (slept > 0) {
    watch.nudge();
  }
  await pass(time);
  expect(told.at(-1)!.tasks).toEqual(world.ended);
  // The old one comes at last, and tells of no task.
  await pass(120_000);
  expect(told.filter(one => one.tasks.length === 0)).toEqual([]);
  watch.stop();
});

it('keeps a visible page that shows no tasks up to date while some run', async () => {
  const { world, queries, watch } = setUp();
  world.active = [task('another’s', 'ACTIVE')];
  watch.nudge();
  await pass(0);
  world.audience = 'present';
  await pass(PACE.idle);
  const before = queries.length;
  await pass(PACE.idle * 10);
  expect(queries).toHaveLength(before + 10);
  world.active = [];
  await pass(PACE.idle);
  const after = queries.length;
  await pass(PACE.idle * 10);
  expect(queries).toHaveLength(after);
});
