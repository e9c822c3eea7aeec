import { Served } from './served.js';
import type { Call } from './served.js';

let served: Served;
let ada: Call;
beforeEach(async () => {
  served = await Served.make();
  ada = await served.person();
});
afterEach(() => served.sandbox.close());

async function count(status: string): Promise<number> {
  const where = `task_list?limit=1&filter=status:${status}/type:TRANSFER,DELETE`;
  const { body } = await ada('GET', where);
  return body.total as number;
}

it('gives Ada as many tasks as are asked for, more than are kept else', async () => {
  await served.control('tasks', { ended: 2500, active: 100 });
  expect(await count('SUCCEEDED')).toBe(2250);
  expect(await count('FAILED')).toBe(250);
  expect(await count('ACTIVE')).toBe(100);
  const { body } = await ada(
    'GET',
    'task_list?limit=100&filter=status:ACTIVE/type:TRANSFER'
  );
  const tasks = body.DATA as { nice_status: string }[];
  expect(tasks.filter(task => task.nice_status === 'OK')).toHaveLength(3);
});

it('refuses what is no count, and a reset forgets them', async () => {
  for (const ended of [-1, 0.5, 1e9, '5']) {
    expect(await served.control('tasks', { ended })).toMatchObject({
      status: 400
    });
  }
  await served.control('tasks', { active: 1 });
  await served.control('reset', {});
  ada = await served.person();
  expect(await count('ACTIVE')).toBe(0);
});
