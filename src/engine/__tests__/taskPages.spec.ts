import { dataAccessScope } from '../../globus/scopes';
import type { TaskDocument } from '../../globus/types';
import type { Calls } from '../calls';
import { isOf, taskPage } from '../taskPages';
import type { World } from './world';
import { makeWorld } from './world';

const ONE = {
  task_id: '1',
  source_endpoint_id: 'aaaa',
  source_endpoint_display_name: 'Survey Archive',
  destination_endpoint_id: null,
  destination_endpoint_display_name: null
} as TaskDocument;

const QUERY = {
  statuses: ['SUCCEEDED', 'FAILED'],
  filter: 'type:TRANSFER,DELETE',
  collection: '',
  offset: 0
};

describe('against a service of many tasks', () => {
  /** Answers as a service with `total` tasks, of which every 700th is ONE. */
  function many(total: number) {
    const asked: { offset?: number; limit: number }[] = [];
    const service = {
      tasks: async (query: { offset?: number; limit: number }) => {
        asked.push(query);
        const { offset = 0, limit } = query;
        const count = Math.max(0, Math.min(limit, total - offset));
        return {
          DATA: Array.from({ length: count }, (_, at) =>
            (offset + at) % 700 === 699
              ? ONE
              : { ...ONE, source_endpoint_display_name: 'Other' }
          ),
          total
        };
      }
    };
    const calls = {
      transfer: (ask: (made: typeof service) => unknown) => ask(service)
    } as unknown as Calls;
    return { calls, asked };
  }

  it('goes on page by page to the end', async () => {
    const { calls } = many(250);
    const sizes: number[] = [];
    let offset: number | null = 0;
    while (offset !== null) {
      const page = await taskPage(calls, { ...QUERY, offset });
      expect(page.total).toBe(250);
      sizes.push(page.tasks.length);
      offset = page.nextOffset;
    }
    expect(sizes).toEqual([100, 100, 50]);
  });

  it('looks for those of a collection to the end, a few requests at a time', async () => {
    const { calls, asked } = many(10_000);
    const query = { ...QUERY, collection: 'survey' };
    const first = await taskPage(calls, query);
    expect(asked).toHaveLength(4);
    expect(first).toMatchObject({ nextOffset: 2000, total: null });
    expect(first.tasks).toHaveLength(2);
    let found = first.tasks.length;
    let offset = first.nextOffset;
    while (offset !== null) {
      const page = await taskPage(calls, { ...query, offset });
      found += page.tasks.length;
      offset = page.nextOffset;
    }
    expect(found).toBe(14);
    expect(asked).toHaveLength(20);
  });

  it('ends where the service gives nothing more, whatever it counts', async () => {
    const { calls } = many(0);
    const page = await taskPage(calls, QUERY);
    expect(page).toEqual({ tasks: [], nextOffset: null, total: 0 });
  });
});

it('knows a collection by a part of its name or by its whole UUID', () => {
  expect(isOf(ONE, 'ARCH')).toBe(true);
  expect(isOf(ONE, 'AAAA')).toBe(true);
  expect(isOf(ONE, 'aaa')).toBe(false);
  expect(isOf(ONE, 'beamline')).toBe(false);
});

describe('against the sandbox', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
    const scope = dataAccessScope([world.collections['tutorial-1']!]);
    await world.signIn([scope]);
  });
  afterEach(() => world.close());

  it('pages by what the service filters', async () => {
    const { page } = world;
    const collection = world.collections['tutorial-1']!;
    for (const [label, path] of [
      ['one', '/~/a'],
      ['two', '/~/b']
    ] as const) {
      const { taskId } = await page.submitDelete({
        endpoint: collection,
        DATA: [{ DATA_TYPE: 'delete_item', path }],
        ignore_missing: true,
        label
      });
      await page.attend(true);
      await page.waitTask(taskId, 10);
    }
    const both = await page.taskPage(QUERY);
    expect(both.tasks.map(task => task.label)).toEqual(['two', 'one']);
    expect(both).toMatchObject({ nextOffset: null, total: 2 });
    const filter = `${QUERY.filter}/label:~*TW*`;
    const labelled = await page.taskPage({ ...QUERY, filter });
    expect(labelled.tasks.map(task => task.label)).toEqual(['two']);
    const rest = await page.taskPage({ ...QUERY, offset: 1 });
    expect(rest.tasks.map(task => task.label)).toEqual(['one']);
    const of = await page.taskPage({ ...QUERY, collection });
    expect(of.tasks).toHaveLength(2);
    const none = await page.taskPage({ ...QUERY, collection: 'nowhere' });
    expect(none).toEqual({ tasks: [], nextOffset: null, total: null });
  });
});
