import type { World } from '../../engine/__tests__/world';
import { makeWorld } from '../../engine/__tests__/world';
import { timersScope } from '../../globus/scopes';
import { someDisks } from '../../operations/__tests__/someDisks';
import type { Context } from '../../operations/context';
import type { NotebookNames } from '../../operations/names';
import { Completer } from '../completion';

let world: World;
let completer: Completer;
let place: string;
let names: NotebookNames;

beforeAll(async () => {
  world = await makeWorld();
  // One that asks for no consent.
  place = world.collections.guest!;
  names = { get: () => ({ survey: place }), set: () => {} };
  const questions = new Proxy({} as Context['questions'], {
    get: () => () => {
      throw new Error('it asks the person');
    }
  });
  const defaults = () => ({ collections: { mine: place } });
  completer = new Completer({
    engine: world.page,
    questions,
    disks: someDisks(world.page, [
      { path: '/top', collection: place, collectionPath: '/' }
    ]),
    defaults
  });
});

afterAll(() => world.close());

/** What is offered at the `|` of a cell. */
async function offered(cell: string, own: NotebookNames | null = names) {
  const cursor = cell.indexOf('|');
  const text = cell.replace('|', '');
  const { start, end, items } = await completer.complete(text, cursor, own);
  return items.map(
    ({ insertText }) => text.slice(0, start) + insertText + text.slice(end)
  );
}

it('verbs, options and names are offered to who is signed out', async () => {
  expect(await offered('%globus tr|')).toEqual(['%globus transfer']);
  expect(await offered('%globus ls --rec|')).toEqual([
    '%globus ls --recursive',
    '%globus ls --recursive-depth-limit'
  ]);
  expect(await offered('%globus ls |')).toEqual([
    '%globus ls mine:',
    '%globus ls survey:'
  ]);
  expect(await offered('%globus ls |', null)).toEqual(['%globus ls mine:']);
  expect(await offered('%globus ls survey:/|')).toEqual([]);
  expect(await offered('print(|')).toEqual([]);
});

describe('once someone is signed in', () => {
  let folder: string;

  beforeAll(async () => {
    await world.signIn([timersScope([])]);
    const { path } = await world.page.list(place, null, false);
    await world.page.makeDirectory(place, `${path}new`);
    folder = path.replace(/\/$/, '');
  });

  it('paths of a named collection are offered', async () => {
    expect(await offered(`%globus ls survey:${folder}/ne|`)).toEqual([
      `%globus ls survey:${folder}/new/`
    ]);
    expect(await offered('%globus ls nothing:/|')).toEqual([]);
    expect(await offered('%globus ls survey:/no/such/|')).toEqual([]);
  });

  it('a name is written as the quotes around it ask', async () => {
    const hostile = `it's "my data" #1`;
    await world.page.makeDirectory(place, `${folder}/new/${hostile}`);
    const line = (before: string, after = '') =>
      offered(`%globus ls ${before}survey:${folder}/new/|${after}`);
    const start = `survey:${folder}/new/`;
    expect(await line('')).toEqual([
      `%globus ls ${start}it\\'s\\ \\"my\\ data\\"\\ \\#1/`
    ]);
    expect(await line(`'`, `'`)).toEqual([
      `%globus ls '${start}it'"'"'s "my data" #1/'`
    ]);
    expect(await line(`"`, `"`)).toEqual([
      `%globus ls "${start}it's \\"my data\\" #1/"`
    ]);
  });

  it('lines below a transfer are completed below its places', async () => {
    const head = `%%globus transfer survey:${folder} survey:/`;
    expect(await offered(`${head}\nne|`)).toEqual([`${head}\nnew/`]);
  });

  it('bookmarks are offered as the places that they are', async () => {
    const name = 'my run';
    await world.page.createBookmark({ name, endpoint_id: place, path: '/x/' });
    expect(await offered('%globus ls my|')).toEqual([
      `%globus ls ${place}:/x/`
    ]);
    expect(await offered('%globus bookmark show my|')).toEqual([
      '%globus bookmark show my\\ run'
    ]);
  });

  it('timers are offered by their names, as the ids that they are', async () => {
    const { job_id: id } = await world.page.createTimer({
      name: 'nightly',
      schedule: { type: 'recurring', interval_seconds: 3600 },
      body: {
        source_endpoint: place,
        destination_endpoint: place,
        verify_checksum: true,
        DATA: [
          {
            DATA_TYPE: 'transfer_item',
            source_path: '/README.txt',
            destination_path: '/copy.txt'
          }
        ]
      }
    });
    expect(await offered('%globus timer pause nigh|')).toEqual([
      `%globus timer pause ${id}`
    ]);
    expect(await offered('%globus timer show other|')).toEqual([]);
  });

  it('paths of this server’s disk are offered from the notebook’s folder', async () => {
    expect(await offered('%globus ls he|')).toEqual([]);
    expect(await offered(`%globus ls here:${folder}/ne|`)).toEqual([
      `%globus ls here:${folder}/new/`
    ]);
    // By now it is known that there is one.
    expect(await offered('%globus ls he|')).toEqual(['%globus ls here:']);
  });

  it('a folder is listed once while someone types', async () => {
    const path = `/v0.10/operation/endpoint/${place}/ls`;
    const before = await world.count('GET', path);
    await offered(`%globus ls mine:${folder}/n|`);
    await offered(`%globus ls mine:${folder}/ne|`);
    expect((await world.count('GET', path)) - before).toBeLessThanOrEqual(1);
  });

  it('what wants a consent is left to the line itself', async () => {
    const other = world.collections['tutorial-1']!;
    expect(await offered(`%globus ls ${other}:/|`)).toEqual([]);
  });
});
