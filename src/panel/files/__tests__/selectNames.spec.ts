import type { World } from '../../../engine/__tests__/world';
import { makeWorld } from '../../../engine/__tests__/world';
import type { Collection } from '../../../engine/contract';
import { Folders } from '../folders';
import { Pane } from '../pane';
import { selectNames } from '../selectNames';

let world: World;
let guest: Collection;
let pane: Pane;

beforeAll(async () => {
  world = await makeWorld();
  await world.signIn();
  guest = await world.page.collection(world.collections.guest!);
});

afterAll(() => world.close());

beforeEach(() => {
  pane = new Pane(new Folders(world.page), 'first');
});

const arrived = () =>
  new Promise<void>(resolve => {
    const leave = pane.state.follow(() => {
      const { listing, failure } = pane.state.get();
      if (listing || failure) {
        leave();
        resolve();
      }
    });
  });

it('selects names when the folder has come, and those that are there', async () => {
  pane.open(guest, '/');
  const came = arrived();
  selectNames(pane, ['README.txt', 'no such', 'results']);
  expect(pane.state.get().selection.count).toBe(0);
  await came;
  expect(pane.state.get().selection.names()).toEqual(['results', 'README.txt']);
  // Later answers are not waited for.
  pane.select(pane.state.get().selection.clear());
  pane.refresh();
  await arrived();
  expect(pane.state.get().selection.count).toBe(0);
});

it('selects at once where the folder is shown', async () => {
  pane.open(guest, '/');
  await arrived();
  selectNames(pane, ['results']);
  expect(pane.state.get().selection.names()).toEqual(['results']);
});

it('leaves another folder alone', async () => {
  pane.open(guest, '/');
  selectNames(pane, ['results', 'summary.csv']);
  pane.open(guest, '/results/');
  await arrived();
  expect(pane.state.get().listing?.path).toBe('/results/');
  expect(pane.state.get().selection.count).toBe(0);
});
