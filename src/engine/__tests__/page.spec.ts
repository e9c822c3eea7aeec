import { dataAccessScope } from '../contract';
import type { TaskSnapshot } from '../contract';
import type { EnginePage } from '../page';
import { hearing } from './listener';
import type { World } from './world';
import { makeWorld } from './world';

let world: World;
beforeEach(async () => void (world = await makeWorld()));
afterEach(() => world.close());

/** Opens a page that shows tasks, as a listener that counts what it is told. */
async function watching() {
  const page = world.engine.openPage();
  const told: TaskSnapshot[] = [];
  const sessions: string[] = [];
  const ended: string[] = [];
  const changed: string[] = [];
  await page.listen(
    hearing({
      onSession: state => void sessions.push(state.status),
      onTasks: snapshot => void told.push(snapshot),
      onEnd: task => void ended.push(task.task_id),
      onChange: collection => void changed.push(collection)
    })
  );
  await page.attend(true);
  await page.watchTasks(true);
  return { page, told, sessions, ended, changed };
}

async function until(test: () => boolean): Promise<void> {
  for (let tries = 0; !test() && tries < 500; tries++) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  expect(test()).toBe(true);
}

/** Longer than a page may be silent, in seconds. */
const SLEEP = 600;

it('a page that slept gets tasks again when it says that it is there', async () => {
  await world.signIn();
  const { page, told } = await watching();
  await until(() => told.length === 1);
  await world.pass(SLEEP);
  await page.attend(true);
  await until(() => told.length === 2);
});

it('a page that a wrong clock made gone gets tasks again once the clock is right', async () => {
  await world.signIn();
  const { page, told } = await watching();
  await until(() => told.length === 1);
  world.jump(-SLEEP);
  await world.page.attend(true);
  await world.page.attend(false);
  world.jump(SLEEP);
  await page.attend(true);
  await until(() => told.length === 2);
});

it('a page that is gone without a word is told nothing more', async () => {
  await world.signIn();
  const gone = await watching();
  await until(() => gone.told.length === 1);
  await world.pass(SLEEP);
  const other = await watching();
  const before = gone.told.length;
  const polls = other.told.length;
  await other.page.attend(false);
  await other.page.attend(true);
  await until(() => other.told.length > polls + 1);
  expect(gone.told).toHaveLength(before);
});

it('a page taken for gone is told who is signed in when it is there again', async () => {
  await world.signIn();
  const { page, sessions } = await watching();
  await world.pass(SLEEP);
  await world.page.signOut();
  expect(sessions).toEqual(['signed-in']);
  await page.attend(true);
  expect(sessions).toEqual(['signed-in', 'signed-out']);
  // From now on as any other.
  await world.signIn();
  expect(sessions.at(-1)).toBe('signed-in');
});

/** Sends a small file between the tutorial collections; the task's id. */
async function send(page: EnginePage): Promise<string> {
  const [from, to] = [
    world.collections['tutorial-1']!,
    world.collections['tutorial-2']!
  ];
  await world.signIn([dataAccessScope([from, to])]);
  const { taskId } = await page.submitTransfer({
    source_endpoint: from,
    destination_endpoint: to,
    verify_checksum: true,
    DATA: [
      {
        DATA_TYPE: 'transfer_item',
        source_path: '/share/godata/file1.txt',
        destination_path: '/~/file1.txt'
      }
    ]
  });
  return taskId;
}

describe('the end of a task that was sent from here', () => {
  it('is told once, to the page that sent it', async () => {
    const [one, two, three] = [
      await watching(),
      await watching(),
      await watching()
    ];
    const id = await send(two.page);
    await until(() => two.ended.length > 0);
    await two.page.attend(false);
    await two.page.attend(true);
    await until(() => two.told.at(-1)!.tasks.length === 1);
    expect([one.ended, two.ended, three.ended]).toEqual([[], [id], []]);
  });

  it('is waited for though no page shows tasks', async () => {
    const { page, ended } = await watching();
    await page.watchTasks(false);
    const id = await send(page);
    await until(() => ended.length > 0);
    expect(ended).toEqual([id]);
  });

  it('is told to another page where the one that sent it is gone', async () => {
    const [sender, other] = [await watching(), await watching()];
    await world.control('faults', {
      route: '/v0.10/task_list',
      times: 1,
      delay_ms: 300
    });
    const id = await send(sender.page);
    await sender.page.leave();
    await until(() => other.ended.length > 0);
    expect(other.ended).toEqual([id]);
    expect(sender.ended).toEqual([]);
  });

  it('is told late rather than never where no page was there', async () => {
    const { page, ended } = await watching();
    await world.control('faults', {
      route: '/v0.10/task_list',
      times: 8,
      delay_ms: 200
    });
    const id = await send(page);
    // The computer sleeps while a look at the tasks is on its way.
    await world.pass(SLEEP);
    await new Promise(resolve => setTimeout(resolve, 1200));
    expect(ended).toEqual([]);
    await page.attend(true);
    await until(() => ended.length > 0);
    expect(ended).toEqual([id]);
  });
});

it('looks when it is asked to, and says when it has looked', async () => {
  await world.signIn();
  const { page, told } = await watching();
  await until(() => told.length > 0);
  const route = '/v0.10/task_list';
  await world.control('faults', { route, times: 1, status: 400 });
  await page.lookAtTasks();
  expect(told.at(-1)!.failure).not.toBeNull();
  await world.control('faults', { route, times: 1, delay_ms: 300 });
  await page.lookAtTasks();
  expect(told.at(-1)!.failure).toBeNull();
  // Nobody shows tasks: it is looked once, for who asks.
  await page.watchTasks(false);
  const looks = () => world.count('GET', route);
  const before = await looks();
  await page.lookAtTasks();
  expect(await looks()).toBeGreaterThan(before);
});

it('tells every page what is known of a task beyond its document', async () => {
  const [one, two] = [await watching(), await watching()];
  const id = await send(one.page);
  await one.page.noteSize(id, 4);
  await two.page.watchTasks(false);
  await until(() => one.told.at(-1)?.tasks[0]?.task_id === id);
  await two.page.watchTasks(true);
  await until(() => two.told.at(-1)?.sent[id]?.bytes === 4);
  expect(two.told.at(-1)!.sent[id]).toEqual({
    items: 1,
    first: '/share/godata/file1.txt',
    firstTo: '/~/file1.txt',
    from: '/share/godata/',
    to: '/~/',
    bytes: 4
  });
});

it('tells every page where something was made or renamed', async () => {
  const id = world.collections['tutorial-1']!;
  await world.signIn([dataAccessScope([id])]);
  const [one, two] = [await watching(), await watching()];
  await one.page.makeDirectory(id, '/~/new');
  await one.page.rename(id, '/~/new', '/~/old');
  await expect(one.page.rename(id, '/~/no', '/~/x')).rejects.toThrow();
  expect([one.changed, two.changed]).toEqual([
    [id, id],
    [id, id]
  ]);
});
