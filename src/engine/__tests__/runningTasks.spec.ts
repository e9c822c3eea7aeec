import { failureOf } from '../../globus/errors';
import { dataAccessScope } from '../../globus/scopes';
import type { TransferDocument } from '../../globus/types';
import type { World } from './world';
import { makeWorld } from './world';

let world: World;
let from: string;
let to: string;
beforeEach(async () => {
  world = await makeWorld();
  from = world.collections['tutorial-1']!;
  to = world.collections['tutorial-2']!;
  await world.signIn([dataAccessScope([from, to])]);
});
afterEach(() => world.close());

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
    times: 4,
    cut: 'before'
  });
  expect(await refusal('a')).toMatchObject({ kind: 'conflict', tasks: [] });
});
