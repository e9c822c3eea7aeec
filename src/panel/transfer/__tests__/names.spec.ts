import fc from 'fast-check';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entry, Storage } from '../../../../sandbox/src/node';
import { runs } from '../../../engine/__tests__/runs';
import type { World } from '../../../engine/__tests__/world';
import { makeWorld } from '../../../engine/__tests__/world';
import type { FolderItems, TransferDocument } from '../../../engine/contract';
import { dataAccessScope } from '../../../globus/scopes';
import { Listing } from '../../../operations/listing';
import { transferOf } from '../../../operations/transfer';
import { Selection } from '../../files/selection';
import { draftOf, selected } from '../draft';
import { anyName, HAND_PICKED } from './hostileNames';

/** How many names a folder of the service has at most. */
const FOLDER = 100_000;
/** Fifty times as many in `npm run soak`. */
const GENERATED = runs(20_000).numRuns;

describe('names, from a listing to the request of a transfer', () => {
  let world: World;
  let from: string;
  let to: string;
  /** What the folder "names" has in it. */
  let inside: Entry[] = [];
  /** What was asked of the service, as bytes. */
  let bodies: ArrayBuffer[] = [];

  /** The sandbox's storage, in which one folder has made-up entries. */
  const withNames = (inner: Storage): Storage => {
    const list: Storage['list'] = async (where, limit) =>
      where.at(-1) === 'names' ? inside : inner.list(where, limit);
    return Object.assign(Object.create(inner) as Storage, { list });
  };

  beforeAll(async () => {
    world = await makeWorld(withNames, async request => {
      if (new URL(request.url).pathname === '/v0.10/transfer') {
        bodies.push(await request.arrayBuffer());
      }
    });
    from = world.collections['tutorial-1']!;
    to = world.collections['tutorial-2']!;
    await world.signIn([dataAccessScope([from, to])]);
    const home = join(world.root, 'tutorial-1', 'home', 'ada');
    await mkdir(join(home, 'names'));
    await mkdir(join(home, 'real'));
  });
  afterAll(() => world.close());
  beforeEach(() => {
    bodies = [];
  });

  /** Selects all of a folder, as a pane does, and sends it. */
  async function sendAll(folder: string) {
    const { page } = world;
    const columns = await page.list(from, folder, true);
    const orders = await page.listingOrders(columns);
    const listing = new Listing(structuredClone({ ...columns, orders }));
    const selection = Selection.none(listing).all();
    const state = { collection: { id: from }, listing, selection };
    const source = selected({ state: { get: () => state } } as never)!;
    const there = { collection: to, path: '/home/ada/' };
    const { items, ...rest } = draftOf(source, there);
    const sends = transferOf(structuredClone(items as FolderItems));
    return sends.run({ engine: page } as never, rest, () => undefined);
  }

  /** The names of what was asked to be sent, on either side. */
  function sent(folder: string) {
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    const { DATA } = JSON.parse(utf8.decode(bodies[0])) as TransferDocument;
    const below = (path: string, start: string) => {
      expect(path.startsWith(start)).toBe(true);
      return path.slice(start.length);
    };
    return DATA.map(({ source_path, destination_path }) => [
      below(source_path, folder),
      below(destination_path, '/home/ada/')
    ]);
  }

  /** The first name that is not there as it was, and only as it was. */
  function changed(names: readonly string[], folder: string) {
    const pairs = sent(folder);
    const left = new Set(names);
    const wrong = pairs.find(
      ([source, destination]) => source !== destination || !left.delete(source!)
    );
    return { wrong, missing: [...left].slice(0, 3) };
  }

  function entry(name: string): Entry {
    return {
      ...{ name, type: 'file', size: 1, modified: 0, permissions: '0644' },
      ...{ user: 'ada', group: 'ada', link: null }
    };
  }

  async function check(names: readonly string[]) {
    bodies = [];
    inside = names.map(entry);
    const { taskId } = await sendAll('/home/ada/names/');
    await world.page.cancelTask(taskId);
    expect(changed(names, '/home/ada/names/')).toEqual({
      wrong: undefined,
      missing: []
    });
  }

  it('leaves those as they are that were picked by hand', async () => {
    expect(HAND_PICKED.length).toBeGreaterThanOrEqual(300);
    await check(HAND_PICKED);
  });

  it(`leaves ${GENERATED} generated ones as they are`, async () => {
    const seed = Date.now();
    for (let done = 0; done < GENERATED; done += FOLDER) {
      const numRuns = Math.min(FOLDER, GENERATED - done);
      const names = fc.sample(anyName, { numRuns, seed: seed + done });
      await check([...new Set(names)]);
    }
  }, 600_000);

  it('makes the same bytes of them on a disk', async () => {
    const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const possible = HAND_PICKED.map(name =>
      name.startsWith('\ufffdgr')
        ? Buffer.from(name.slice(1), 'latin1')
        : Buffer.from(name)
    ).filter(
      (bytes, at) =>
        HAND_PICKED[at]!.startsWith('\ufffdgr') ||
        utf8.decode(bytes) === HAND_PICKED[at]
    );
    const ours = Buffer.from(
      join(world.root, 'tutorial-1', 'home', 'ada', 'real', '/')
    );
    for (const name of possible) {
      await writeFile(Buffer.concat([ours, name]), name);
    }
    const theirs = join(world.root, 'tutorial-2', 'home', 'ada');
    const before = new Set(await readdir(theirs));
    const { taskId } = await sendAll('/home/ada/real/');
    let status = 'ACTIVE';
    while (status === 'ACTIVE') {
      await new Promise(resolve => setTimeout(resolve, 20));
      ({ status } = await world.page.task(taskId));
    }
    expect(status).toBe('SUCCEEDED');
    const arrived = await readdir(theirs, { encoding: 'latin1' });
    expect(arrived.filter(name => !before.has(name)).sort()).toEqual(
      possible.map(name => name.toString('latin1')).sort()
    );
  });
});
