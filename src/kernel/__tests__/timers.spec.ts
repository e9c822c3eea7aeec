import type { World } from '../../engine/__tests__/world';
import { makeWorld } from '../../engine/__tests__/world';
import type { TimerDocument } from '../../engine/contract';
import { dataAccessScope, timersScope } from '../../globus/scopes';
import { someDisks } from '../../operations/__tests__/someDisks';
import type { Allowance, Questions } from '../../operations/questions';
import { Answerer } from '../answer';
import { Grants } from '../grants';
import { NOTEBOOK } from './origin';

let world: World;
let answerer: Answerer;
/** What the person says to each question. */
let says: Allowance;
/** The lines that the person was asked about. */
let asked: string[];

beforeEach(async () => {
  world = await makeWorld();
  const both = ['tutorial-1', 'tutorial-2'].map(
    role => world.collections[role]!
  );
  await world.signIn([dataAccessScope(both), timersScope(both)]);
  says = 'kernel';
  asked = [];
  answerer = new Answerer(
    {
      engine: world.page,
      questions: {
        allowNotebook: async ({ asks }) => {
          asked.push(...asks.map(({ line }) => line));
          return says;
        }
      } as Partial<Questions> as Questions,
      disks: someDisks(world.page),
      defaults: () => ({
        collections: { one: both[0]!, two: both[1]! }
      })
    },
    new Grants(),
    { __: (text: string) => text }
  );
});

afterEach(async () => {
  answerer.forget(NOTEBOOK.kernel);
  await world.close();
});

let id = 0;

/** Runs a `%globus` line of a cell. */
async function run(line: string, body?: string): Promise<unknown> {
  const call = { protocol: 1, id: String(++id) };
  let reply = (await answerer.answer(NOTEBOOK, {
    ...call,
    ask: 'run',
    line,
    ...(body === undefined ? {} : { body })
  }))!;
  while (reply.state === 'pending') {
    reply = (await answerer.answer(NOTEBOOK, { ...call, ask: 'resume' }))!;
  }
  return reply.state === 'done' ? JSON.parse(reply.text) : reply;
}

const CREATE =
  'timer create transfer one:/share/godata/file1.txt two:/~/timed/ --interval 1h --name nightly';

async function created(): Promise<TimerDocument> {
  const { value } = (await run(CREATE)) as { value: TimerDocument };
  return value;
}

describe('a cell', () => {
  it('makes a timer, and sees, pauses, resumes and deletes it', async () => {
    const { job_id: timer, name } = await created();
    expect(name).toBe('nightly');
    expect(await run('timer list')).toMatchObject({
      kind: 'timers',
      value: [{ job_id: timer }]
    });
    expect(await run(`timer pause ${timer}`)).toMatchObject({
      kind: 'timer',
      value: { status: 'inactive', inactive_reason: { cause: 'user' } }
    });
    expect(await run(`timer resume ${timer}`)).toMatchObject({
      value: { status: 'active' }
    });
    expect(await run(`timer show ${timer}`)).toMatchObject({
      kind: 'timer',
      value: { schedule: { interval_seconds: 3600 } }
    });
    expect(await run(`timer delete ${timer}`)).toEqual({
      kind: 'done',
      value: { id: timer }
    });
    expect(await run('timer list')).toMatchObject({ value: [] });
  });

  it('is told what keeps its name', async () => {
    expect(await run(CREATE)).toMatchObject({
      text: 'Kept the name of what is sent: /~/timed/file1.txt'
    });
  });

  it('sends what stands below it with one timer', async () => {
    const { value } = (await run(
      'timer create transfer one:/share/godata/ two:/~/timed/ --stop-after-runs 1',
      'file1.txt a.txt\nfile2.txt b.txt'
    )) as { value: TimerDocument };
    expect(value.schedule.type).toBe('once');
    expect(JSON.stringify(value.callback_body)).toContain('/~/timed/b.txt');
  });

  it('asks each time that it touches a timer, whatever was allowed', async () => {
    const { job_id: timer } = await created();
    await run(`timer pause ${timer}`);
    await run(`timer resume ${timer}`);
    await run('timer list');
    await run('timer list');
    expect(asked.map(line => line.split(' ').slice(1, 3).join(' '))).toEqual([
      'timer create',
      'timer pause',
      'timer resume',
      'timer list'
    ]);
  });

  it('makes none that the person does not allow', async () => {
    says = 'no';
    expect(await run(CREATE)).toMatchObject({
      state: 'error',
      error: { kind: 'declined' }
    });
    expect(await world.page.timers()).toEqual([]);
  });
});
