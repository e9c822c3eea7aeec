import type { TaskQuery } from '../../globus/transfer';
import type { TaskDocument } from '../../globus/types';
import { hasEnded, SeenTasks } from '../seen';

const task = (id: string, status: TaskDocument['status']) =>
  ({ task_id: id, status }) as TaskDocument;

function setUp(...tasks: TaskDocument[]) {
  const queries: TaskQuery[] = [];
  const world = { tasks };
  const seen = new SeenTasks(async query => {
    queries.push(query);
    const ids = query.filter?.split('task_id:')[1]?.split(',');
    return world.tasks
      .filter(one => query.statuses.includes(one.status))
      .filter(one => !ids || ids.includes(one.task_id))
      .slice(0, query.limit);
  });
  let isStale = true;
  const look = async (...awaited: string[]) => {
    const before = queries.length;
    seen.take(await seen.look(isStale, awaited));
    isStale = false;
    return queries.length - before;
  };
  return { world, queries, seen, look };
}

it('looks once while the same tasks run', async () => {
  const { look, seen, world } = setUp(task('a', 'ACTIVE'), task('b', 'FAILED'));
  expect(await look()).toBe(2);
  expect(await look()).toBe(1);
  world.tasks = [task('b', 'FAILED'), task('a', 'SUCCEEDED')];
  expect(await look()).toBe(2);
  expect(seen).toMatchObject({ active: [], ended: world.tasks });
});

it('asks for the newest task alone where none runs', async () => {
  const { look, queries } = setUp(task('a', 'SUCCEEDED'));
  await look();
  expect(await look()).toBe(1);
  expect(queries.at(-1)).toMatchObject({ limit: 1 });
});

it('asks for awaited ones that it does not see, not for those that it sees', async () => {
  const many = Array.from({ length: 60 }, (_, n) => task(`${n}`, 'SUCCEEDED'));
  const { look, queries, seen } = setUp(...many, task('on', 'ACTIVE'));
  expect(await look('on', '3')).toBe(2);
  expect(seen.find('55')).toBeUndefined();
  seen.take(await seen.look(true, ['on', '3', '55']));
  expect(queries).toHaveLength(5);
  expect(queries.at(-1)!.filter).toBe('type:TRANSFER,DELETE/task_id:55');
  expect(seen.find('55')).toEqual(many[55]);
});

it('asks for a hundred at once by their ids', async () => {
  const many = Array.from({ length: 250 }, (_, n) => task(`${n}`, 'ACTIVE'));
  const { seen, queries } = setUp(...many);
  const ids = many.map(one => one.task_id);
  expect(await seen.ask([...ids, 'nobody knows'])).toEqual(many);
  expect(queries).toHaveLength(3);
  expect(await seen.ask([])).toEqual([]);
  expect(queries).toHaveLength(3);
});

it('tells whether what runs is as it was', async () => {
  const { seen } = setUp();
  const active = [task('a', 'ACTIVE')];
  expect(seen.take({ active, ended: [] })).toBe(false);
  expect(seen.take({ active: [task('a', 'ACTIVE')], ended: [] })).toBe(true);
  expect(seen.take({ active: [task('a', 'INACTIVE')], ended: [] })).toBe(false);
});

it('knows which tasks change no more', () => {
  const statuses = ['ACTIVE', 'INACTIVE', 'SUCCEEDED', 'FAILED'] as const;
  expect(statuses.map(status => hasEnded(task('a', status)))).toEqual([
    false,
    false,
    true,
    true
  ]);
});

it('takes an end that a call has shown, whatever a poll that began before brings', () => {
  const { seen } = setUp();
  const before = { active: [task('a', 'ACTIVE')], ended: [] };
  seen.take(before);
  seen.note(task('a', 'ACTIVE'));
  seen.note(task('nobody asked', 'FAILED'));
  expect(seen).toMatchObject(before);
  const after = { active: [], ended: [task('a', 'FAILED')] };
  seen.note(task('a', 'FAILED'));
  expect(seen).toMatchObject(after);
  seen.take(before);
  expect(seen).toMatchObject(after);
  seen.take(after);
  expect(seen.ended).toHaveLength(1);
});
