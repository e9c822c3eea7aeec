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
  await page.listen({
    onSession: () => undefined,
    onTasks: snapshot => void told.push(snapshot)
  });
  await page.attend(true);
  await page.watchTasks(true);
  return { page, told };
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
