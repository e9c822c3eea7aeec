import { access, mkdir, writeFile } from 'fs/promises';
import { join } from 'path';
import { failureOf } from '../../globus/errors';
import { dataAccessScope } from '../../globus/scopes';
import type { DeleteDocument } from '../../globus/types';
import type { World } from './world';
import { makeWorld, outcome } from './world';

const DELETE = '/v0.10/delete';

let world: World;
let one: string;
let file: string;
beforeEach(async () => {
  world = await makeWorld();
  one = world.collections['tutorial-1']!;
  const home = join(world.root, 'tutorial-1', 'home', 'ada');
  await mkdir(home, { recursive: true });
  file = join(home, 'x');
  await writeFile(file, '');
});
afterEach(() => world.close());

function consent() {
  return world.signIn([dataAccessScope([one])]);
}

function document(more: Partial<DeleteDocument> = {}): DeleteDocument {
  return {
    endpoint: one,
    DATA: [{ DATA_TYPE: 'delete_item', path: '/~/x' }],
    ...more
  };
}

/** Ids of all tasks, newest first. */
async function tasks(): Promise<string[]> {
  return (await world.page.tasks(10)).map(({ task_id: id }) => id);
}

async function ended(id: string): Promise<string> {
  await world.page.attend(true);
  return (await world.page.waitTask(id, 20)).status;
}

it('deletes, and is a task like others', async () => {
  await consent();
  const { taskId, duplicate } = await world.page.submitDelete(document());
  expect(duplicate).toBe(false);
  expect(await ended(taskId)).toBe('SUCCEEDED');
  await expect(access(file)).rejects.toThrow('ENOENT');
});

it('asks for the consent of its collection', async () => {
  await world.signIn();
  const failure = await world.page.submitDelete(document()).catch(failureOf);
  expect(failure).toMatchObject({
    kind: 'consent-required',
    requiredScopes: [dataAccessScope([one])]
  });
});

it.each(['before', 'after'])(
  'is one task when the connection is cut %s the effect',
  async cut => {
    await consent();
    await world.control('faults', { route: DELETE, times: 1, cut });
    const task = await world.page.submitDelete(document());
    expect(task.duplicate).toBe(cut === 'after');
    expect(await tasks()).toEqual([task.taskId]);
  }
);

it('is one task when it is tried again the next day', async () => {
  await consent();
  await world.control('faults', { route: DELETE, times: 4, cut: 'after' });
  expect(await outcome(world.page.submitDelete(document()))).toBe(
    'no-connection'
  );
  await world.pass(86_400);
  const again = await world.page.submitDelete(document());
  expect(again.duplicate).toBe(true);
  expect(await tasks()).toEqual([again.taskId]);
});

it('twice at once is one task', async () => {
  await consent();
  const [first, second] = await Promise.all([
    world.page.submitDelete(document()),
    world.page.submitDelete(document())
  ]);
  expect(first).toEqual(second);
  expect(await tasks()).toHaveLength(1);
});

it('another time is another task', async () => {
  await consent();
  const first = await world.page.submitDelete(document());
  await ended(first.taskId);
  const second = await world.page.submitDelete(
    document({ ignore_missing: true })
  );
  expect(second.taskId).not.toBe(first.taskId);
});

it('is not sent as who signed in while it was on its way', async () => {
  await consent();
  await world.control('faults', {
    route: '/v0.10/submission_id',
    times: 1,
    delay_ms: 1000
  });
  const sending = outcome(world.page.submitDelete(document()));
  await new Promise(resolve => setTimeout(resolve, 100));
  await world.page.signOut();
  const scopes = [dataAccessScope([one])];
  const pending = await world.page.beginSignIn({ scopes, session: null });
  const code = await world.codeFor(pending, 'grace@example.edu');
  await world.page.completeSignIn(pending.id, code);
  expect(await sending).toBe('other-identity');
  expect(await tasks()).toEqual([]);
});
