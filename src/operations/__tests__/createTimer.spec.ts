import { ENTRY_KINDS } from '../../engine/contract';
import type { EngineApi, FolderItems, TimerWish } from '../../engine/contract';
import { checkArguments } from '../arguments';
import type { OperationContext } from '../context';
import type { CreateTimerArguments } from '../createTimer';
import { createTimer, createTimerOf, scheduleOf } from '../createTimer';

const A = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
const B = '31ce9ba0-176d-45a5-add3-f37d233ba47d';
const START = '2026-01-31T12:00:00Z';
const LATER = '2026-02-28T12:00:00Z';

const ARGS: CreateTimerArguments = {
  source: A,
  destination: B,
  items: [{ source: '/a/x', destination: '/b/' }]
};

/** What reaches the engine. */
async function wishFor(args: object, items?: FolderItems) {
  const wishes: [TimerWish, FolderItems | undefined][] = [];
  const engine: Partial<EngineApi> = {
    createTimer: async (...wish) => {
      wishes.push(wish as (typeof wishes)[number]);
      return { job_id: A } as never;
    }
  };
  const context = { engine } as unknown as OperationContext;
  const note = () => undefined;
  await (items
    ? createTimerOf(items).run(context, args as never, note)
    : createTimer.run(context, { ...ARGS, ...args }, note));
  return wishes[0]!;
}

describe('scheduleOf', () => {
  it.each([
    [{}, { type: 'once' }],
    [{ start: START }, { type: 'once', datetime: START }],
    [{ times: 1 }, { type: 'once' }],
    [{ every: 90.7 }, { type: 'recurring', interval_seconds: 90 }],
    [
      { every: 60, start: START, until: LATER },
      {
        type: 'recurring',
        interval_seconds: 60,
        start: START,
        end: { condition: 'time', datetime: LATER }
      }
    ],
    [
      { every: 60, times: 3 },
      {
        type: 'recurring',
        interval_seconds: 60,
        end: { condition: 'iterations', count: 3 }
      }
    ]
  ])('of %j is %j', (args, schedule) => {
    expect(scheduleOf(args)).toEqual(schedule);
  });

  it.each([
    [{ until: LATER }, 'how often'],
    [{ times: 2 }, 'how often'],
    [{ every: 60, until: LATER, times: 2 }, 'not both'],
    [{ every: 60, times: 1 }, 'no interval'],
    [{ every: 60, times: 2.5 }, 'whole number'],
    [{ every: 60, start: LATER, until: START }, 'before it starts']
  ])('refuses %j and says why', (args, why) => {
    expect(() => scheduleOf(args)).toThrow(why);
  });
});

it.each([{ every: 59 }, { every: 365 * 86_400 + 1 }, { times: 0 }])(
  'refuses %j by its schema',
  more => {
    expect(() =>
      checkArguments('create-timer', createTimer.schema, { ...ARGS, ...more })
    ).toThrow(Object.keys(more)[0]);
  }
);

it('takes what a transfer takes, but no deadline: a timer runs more than once', () => {
  const check = (more: object) =>
    checkArguments('create-timer', createTimer.schema, { ...ARGS, ...more });
  check({ syncLevel: 'size', notify: ['failed'], label: 'x' });
  expect(() => check({ deadline: START })).toThrow('"deadline"');
});

it('sends the document of the transfer, a file under its name', async () => {
  const [wish] = await wishFor({ label: 'daily', encryptData: true });
  expect(wish).toEqual({
    name: 'daily',
    schedule: { type: 'once' },
    body: {
      source_endpoint: A,
      destination_endpoint: B,
      label: 'daily',
      verify_checksum: true,
      encrypt_data: true,
      DATA: [
        {
          DATA_TYPE: 'transfer_item',
          source_path: '/a/x',
          destination_path: '/b/x'
        }
      ]
    }
  });
});

it('has a name, the same for the same call: by it a lost answer is found', async () => {
  expect((await wishFor({ name: 'n', label: 'l' }))[0].name).toBe('n');
  expect((await wishFor({}))[0].name).toBe('Transfer of /a/x');
});

it('hands on what is selected in a folder', async () => {
  const items: FolderItems = {
    from: '/a/',
    to: '/b/',
    names: 'xy',
    nameEnds: Uint32Array.of(1, 2),
    kinds: new Uint8Array(2).fill(ENTRY_KINDS.indexOf('file')),
    indices: Uint32Array.of(0, 1)
  };
  const [wish, sent] = await wishFor({ source: A, destination: B }, items);
  expect(sent).toBe(items);
  expect(wish).toMatchObject({ name: 'Transfer of /a/', body: { DATA: [] } });
});

it('asks for what each run does, and when', () => {
  expect(createTimer.action({ ...ARGS, every: 3600 })).toEqual({
    right: 'schedule',
    act: 'create',
    schedule: { type: 'recurring', interval_seconds: 3600 },
    sends: {
      right: 'change',
      source: { collection: A, path: '/a/' },
      destination: { collection: B, path: '/b/' },
      mayOverwrite: true
    }
  });
  const mirror = { ...ARGS, deleteDestinationExtra: true };
  expect(createTimer.action(mirror)).toMatchObject({
    sends: { right: 'destroy', recursive: true }
  });
});
