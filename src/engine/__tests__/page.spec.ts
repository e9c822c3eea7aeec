import type { TaskSnapshot } from '../contract';
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
  await page.listen({
    onSession: state => void sessions.push(state.status),
    onTasks: snapshot => void told.push(snapshot)
  });
  await page.attend(true);
  await page.watchTasks(true);
  return { page, told, sessions };
}

async function until(test: () => boolean): Promise<void> {
  for (let tries = 0; !test() && tries < 100; tries++) {
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
