import { failureOf } from '../../globus/errors';
import { dataAccessScope } from '../../globus/scopes';
import type { TransferDocument } from '../../globus/types';
import type { World } from './world';
import { makeWorld } from './world';

let world: World;
let from: string;
let to: string;
/** Called with the path of each request before it is made. */
let before: (path: string) => Promise<void> | undefined;
beforeEach(async () => {
  before = () => undefined;
  world = await makeWorld(undefined, async ({ url }) =>
    before(new URL(url).pathname)
  );
  from = world.collections['tutorial-1']!;
  to = world.collections['tutorial-2']!;
  await world.signIn([dataAccessScope([from, to])]);
});
afterEach(async () => {
  jest.useRealTimers();
  await world.close();
});

/** A transfer that stays: its source is not there. */
function document(name: string): TransferDocument {
  return {
    source_endpoint: from.toUpperCase(),
    destination_endpoint: to,
    verify_checksum: true,
    DATA: [
      {
        DATA_TYPE: 'transfer_item',
        source_path: `/~/${name}`,
        destination_path: `/~/${name}`
      }
    ]
  };
}

const refusal = (name: string, page = world.page) =>
  page.submitTransfer(document(name)).catch(failureOf);

it('names the task that was sent from here, among others', async () => {
  await world.page.submitTransfer(document('a'));
  const { taskId } = await world.page.submitTransfer(document('b'));
  await world.page.submitTransfer(document('c'));
  expect(await refusal('b')).toMatchObject({
    kind: 'conflict',
    tasks: [taskId]
  });
});

it('names those between the same collections where it was sent from elsewhere', async () => {
  const { taskId } = await world.page.submitTransfer(document('a'));
  await world.page.signOut();
  // A session begins with nothing known.
  await world.page.configure({ ...world.choice, sandboxPort: 10 }, 'no-server');
  await world.page.configure(world.choice, 'no-server');
  await world.signIn([dataAccessScope([from, to])]);
  expect(await refusal('a')).toMatchObject({
    kind: 'conflict',
    tasks: [taskId]
  });
});

it('says what the service says where the tasks can’t be asked for', async () => {
  await world.page.submitTransfer(document('a'));
  await world.control('faults', {
    route: '/v0.10/task_list',
    times: 1,
    cut: 'before'
  });
  expect(await refusal('a')).toMatchObject({ kind: 'conflict', tasks: [] });
});

it('says it soon where the tasks are not told, and until then it counts as unanswered', async () => {
  await world.page.submitTransfer(document('a'));
  await world.page.submitTransfer(document('b'));
  const unanswered = async () => {
    const [owner = ''] = await world.outbox.owners('');
    const records = await world.outbox.change(owner, all => all);
    return records.filter(one => one.tries > 0).length;
  };
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  const held = new Promise<void>(resolve => {
    before = path => {
      if (path !== '/v0.10/task_list') {
        return undefined;
      }
      resolve();
      return new Promise(() => undefined);
    };
  });
  const answer = refusal('b');
  await held;
  expect(await unanswered()).toBe(1);
  await jest.advanceTimersByTimeAsync(5000);
  expect(await answer).toMatchObject({ kind: 'conflict', tasks: [] });
  expect(await unanswered()).toBe(0);
});
