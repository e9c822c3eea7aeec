import { mkdir, readFile, writeFile } from 'fs/promises';
import { join } from 'path';
import { failureOf } from '../../globus/errors';
import { dataAccessScope } from '../../globus/scopes';
import type { TransferDocument } from '../../globus/types';
import { hearing } from './listener';
import type { World } from './world';
import { makeWorld, outcome } from './world';

const TRANSFER = '/v0.10/transfer';

let world: World;
let from: string;
let to: string;
beforeEach(async () => {
  world = await makeWorld();
  from = world.collections['tutorial-1']!;
  to = world.collections['tutorial-2']!;
});
afterEach(() => world.close());

function document(more: Partial<TransferDocument> = {}): TransferDocument {
  return {
    source_endpoint: from,
    destination_endpoint: to,
    verify_checksum: true,
    DATA: [
      {
        DATA_TYPE: 'transfer_item',
        source_path: '/share/godata/',
        destination_path: '/~/sent/',
        recursive: true
      }
    ],
    ...more
  };
}

function consent() {
  return world.signIn([dataAccessScope([from, to])]);
}

/** All that a person can choose. */
const CHOSEN = {
  label: 'every option',
  sync_level: 3,
  verify_checksum: false,
  preserve_timestamp: true,
  encrypt_data: true,
  skip_source_errors: true,
  fail_on_quota_errors: true
} as const;

async function taskCount(): Promise<number> {
  const { tasks } = await new Promise<{ tasks: unknown[] }>(resolve => {
    void world.page.listen(hearing({ onTasks: resolve }));
    void world.page.attend(true);
    void world.page.watchTasks(true);
  });
  return tasks.length;
}

describe('consent', () => {
  it('is asked for by a listing, and given it is listed', async () => {
    await world.signIn();
    const refused = await world.page.list(from, null, false).catch(failureOf);
    expect(refused).toMatchObject({ kind: 'consent-required' });
    await world.signIn([dataAccessScope([from])]);
    const listing = await world.page.list(from, '/share/godata', false);
    expect(listing).toMatchObject({ path: '/share/godata/', count: 3 });
  });

  it('is asked for both sides of a transfer in one go', async () => {
    await world.signIn();
    const failure = await world.page
      .submitTransfer(document())
      .catch(failureOf);
    expect(failure).toMatchObject({
      kind: 'consent-required',
      requiredScopes: [dataAccessScope([from, to])]
    });
    expect(await outcome(consent())).toBe('fine');
    expect(await outcome(world.page.submitTransfer(document()))).toBe('fine');
  });
});

describe('a transfer', () => {
  it('moves the bytes, and waiting tells its end', async () => {
    await consent();
    const { taskId, duplicate } = await world.page.submitTransfer(document());
    expect(duplicate).toBe(false);
    await world.page.attend(true);
    await world.page.watchTasks(true);
    const task = await world.page.waitTask(taskId, 20);
    expect(task).toMatchObject({ status: 'SUCCEEDED', files_transferred: 3 });
    const sent = join(world.root, 'tutorial-2', 'home', 'ada', 'sent');
    expect(await readFile(join(sent, 'file3.txt'), 'utf8')).toBe('three\n');
  }, 30_000);

  it.each(['before', 'after'])(
    'is one task when the connection is cut %s the effect',
    async cut => {
      await consent();
      await world.control('faults', { route: TRANSFER, times: 1, cut });
      const task = await world.page.submitTransfer(document());
      expect(task.duplicate).toBe(cut === 'after');
      expect(await taskCount()).toBe(1);
    }
  );

  it('keeps its submission id until an answer came', async () => {
    await consent();
    await world.control('faults', { route: TRANSFER, times: 4, cut: 'after' });
    expect(await outcome(world.page.submitTransfer(document()))).toBe(
      'no-connection'
    );
    const again = await world.page.submitTransfer(document());
    expect(again.duplicate).toBe(true);
    expect(await world.count('GET', '/v0.10/submission_id')).toBe(1);
    expect(await taskCount()).toBe(1);
  });

  it('is one task when the answer was lost and then the session ended', async () => {
    await consent();
    const refusal = { status: 401, body: {} };
    await world.control('faults', { route: TRANSFER, times: 1, cut: 'after' });
    await world.control('faults', { route: TRANSFER, times: 2, ...refusal });
    expect(await outcome(world.page.submitTransfer(document()))).toBe(
      'signed-out'
    );
    await consent();
    const again = await world.page.submitTransfer(document());
    expect(again.duplicate).toBe(true);
    expect(await taskCount()).toBe(1);
  });

  it('is the same one long after while no answer came, another by another person', async () => {
    await consent();
    const lose = async () => {
      await world.control('faults', {
        route: TRANSFER,
        times: 4,
        cut: 'before'
      });
      await outcome(world.page.submitTransfer(document()));
    };
    const ids = () => world.count('GET', '/v0.10/submission_id');
    await lose();
    await world.pass(86_400);
    await lose();
    expect(await ids()).toBe(1);
    await world.page.signOut();
    const scopes = [dataAccessScope([from, to])];
    const pending = await world.page.beginSignIn({ scopes, session: null });
    const code = await world.codeFor(pending, 'grace@example.edu');
    await world.page.completeSignIn(pending.id, code);
    await lose();
    expect(await ids()).toBe(2);
  });

  it('is not sent as who signed in while it was on its way', async () => {
    await consent();
    await world.control('faults', {
      route: '/v0.10/submission_id',
      times: 1,
      delay_ms: 1000
    });
    const sending = outcome(world.page.submitTransfer(document()));
    await new Promise(resolve => setTimeout(resolve, 100));
    await world.page.signOut();
    const scopes = [dataAccessScope([from, to])];
    const pending = await world.page.beginSignIn({ scopes, session: null });
    const code = await world.codeFor(pending, 'grace@example.edu');
    await world.page.completeSignIn(pending.id, code);
    expect(await sending).toBe('other-identity');
    expect(await taskCount()).toBe(0);
  });

  it('sent twice at once is one task', async () => {
    await consent();
    const [one, two] = await Promise.all([
      world.page.submitTransfer(document()),
      world.page.submitTransfer(document())
    ]);
    expect(one).toEqual(two);
    expect(await taskCount()).toBe(1);
  });

  it('cancelled stays cancelled', async () => {
    await consent();
    const slow = join(world.root, 'tutorial-1', 'home', 'ada', 'big');
    await mkdir(slow);
    await writeFile(join(slow, 'x.bin'), Buffer.alloc(200_000_000));
    const { taskId } = await world.page.submitTransfer(
      document({
        DATA: [
          {
            DATA_TYPE: 'transfer_item',
            source_path: '/~/big/',
            destination_path: '/~/big/'
          }
        ]
      })
    );
    expect(await world.page.cancelTask(taskId)).toMatchObject({
      status: 'FAILED'
    });
    const events = await world.page.taskEvents(taskId, 10);
    expect(events[0]).toMatchObject({ code: 'CANCELED' });
  });

  it('is cancelled though it can’t be asked for then', async () => {
    await consent();
    const { taskId } = await world.page.submitTransfer(document());
    const route = `/v0.10/task/${taskId}`;
    const lost = { route, method: 'GET', times: 4, cut: 'before' };
    await world.control('faults', lost);
    const failure = await world.page.cancelTask(taskId).catch(failureOf);
    expect(failure).toMatchObject({ code: 'ChangeTaken' });
  });
});

describe('what can’t be listed', () => {
  it.each([
    ['tutorial-1', '/nowhere', 'not-found'],
    ['tutorial-1', '/share/godata/file1.txt', 'not-a-folder'],
    ['offline', null, 'collection-offline'],
    ['weak-session', null, 'session-required'],
    ['not-a-collection', null, 'not-a-collection']
  ])('%s:%s is %s', async (role, path, kind) => {
    await consent();
    const listing = world.page.list(world.collections[role]!, path, false);
    expect(await outcome(listing)).toBe(kind);
  });

  it('an id that is no UUID is refused here', async () => {
    await world.signIn();
    expect(await outcome(world.page.list('../x', null, false))).toBe(
      'bad-request'
    );
  });
});

it('search marks what can’t be browsed', async () => {
  await world.signIn();
  const { collections } = await world.page.searchCollections('sandbox', 0);
  const browsable = Object.fromEntries(
    collections.map(one => [one.id, one.browsable])
  );
  expect(browsable[from]).toBe(true);
  expect(browsable[world.collections['not-a-collection']!]).toBe(false);
});

it('the service takes every option, and the task tells of it', async () => {
  await consent();
  const { taskId } = await world.page.submitTransfer(
    document({
      ...CHOSEN,
      deadline: '2126-01-31T12:00:00+02:00',
      notify_on_succeeded: false,
      notify_on_failed: false,
      notify_on_inactive: false
    })
  );
  expect(await world.page.task(taskId)).toMatchObject({
    ...CHOSEN,
    deadline: expect.stringMatching(/^2126-01-31T10:00:00/) as unknown
  });
});
