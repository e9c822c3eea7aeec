import { transfer } from '../transfer';
import { waitTasks } from '../waitTasks';
import type { Performing } from './world';
import { makePerforming } from './world';

const NOBODYS = '00000000-0000-0000-0000-000000000000';

let at: Performing;
beforeAll(async () => {
  at = await makePerforming();
  await at.world.page.attend(true);
});
afterAll(() => at.world.close());

async function send(source: string): Promise<string> {
  const { taskId } = await at.perform(transfer, {
    source: at.one,
    destination: at.two,
    items: [{ source, destination: `/~${source}` }]
  });
  return taskId;
}

it('returns tasks as they were named, once all have ended', async () => {
  const tasks = [
    await send('/share/godata/file1.txt'),
    await send('/share/godata/file2.txt')
  ].reverse();
  const ended = await at.perform(waitTasks, {
    tasks: [...tasks, tasks[0]!.toUpperCase()],
    timeout: 20
  });
  expect(ended.map(task => task.task_id)).toEqual([...tasks, tasks[0]]);
  expect(ended.map(task => task.status)).toEqual(Array(3).fill('SUCCEEDED'));
});

it('tells how far they are, and which is stuck', async () => {
  const stuck = await send('/share/nothing');
  const sent = await send('/share/godata/file3.txt');
  const noted: unknown[] = [];
  const [first] = await waitTasks.run(
    at.context,
    { tasks: [stuck, sent], evenIfStuck: false, timeout: 20 },
    progress => noted.push(progress)
  );
  expect(first).toMatchObject({ status: 'ACTIVE', task_id: stuck });
  expect(noted.at(-1)).toEqual({
    tasks: 2,
    ended: 1,
    stuck: 1,
    files_transferred: 1,
    bytes_transferred: expect.any(Number),
    unreachable: undefined
  });
});

it('says of a task that is nobody’s what the service says', async () => {
  await expect(
    at.perform(waitTasks, { tasks: [NOBODYS] })
  ).rejects.toMatchObject({ failure: { kind: 'not-found' } });
});

it('asks the door for reading', async () => {
  at.actions.length = 0;
  await at.perform(waitTasks, {
    tasks: [await send('/share/godata/file1.txt')],
    first: true
  });
  expect(at.actions.at(-1)).toEqual({ right: 'read' });
});
