import { dataAccessScope } from '../../engine/contract';
import type { World } from '../../engine/__tests__/world';
import { makeWorld } from '../../engine/__tests__/world';
import { isForTheirs } from '../ofWhom';

let world: World;
beforeEach(async () => void (world = await makeWorld()));
afterEach(() => world.close());

it('is so for the one who sent the task, and for nobody else', async () => {
  const { 'tutorial-1': one, 'tutorial-2': two } = world.collections;
  await world.signIn([dataAccessScope([one!, two!])]);
  const { taskId: task } = await world.page.submitTransfer({
    source_endpoint: one!,
    destination_endpoint: two!,
    verify_checksum: true,
    DATA: [
      {
        DATA_TYPE: 'transfer_item',
        source_path: '/share/godata/file1.txt',
        destination_path: '/~/file1.txt'
      }
    ]
  });
  const waits = [
    { operation: 'wait-task', args: { task } },
    { operation: 'wait-tasks', args: { tasks: [task, task] } }
  ];
  const asked = () =>
    Promise.all(waits.map(wait => isForTheirs(world.page, wait)));
  expect(await asked()).toEqual([true, true]);
  await world.page.signOut();
  expect(await asked()).toEqual([false, false]);
  const pending = await world.page.beginSignIn({ scopes: [], session: null });
  const code = await world.codeFor(pending, 'grace@example.edu');
  await world.page.completeSignIn(pending.id, code);
  expect(await asked()).toEqual([false, false]);
});

it.each([
  { line: 'task wait x', body: null },
  { operation: 'wait-task', args: null },
  { operation: 'wait-task', args: { task: 5 } },
  { operation: 'wait-tasks', args: { tasks: [] } }
])('is not so for %j', async wait => {
  await world.signIn();
  expect(await isForTheirs(world.page, wait)).toBe(false);
});
