import type { World } from '../../engine/__tests__/world';
import { makeWorld } from '../../engine/__tests__/world';
import { someDisks } from '../../operations/__tests__/someDisks';
import type { Context, Defaults } from '../../operations/context';
import type { NotebookNames } from '../../operations/names';
import type { Questions } from '../../operations/questions';
import { Answerer } from '../answer';
import { Grants } from '../grants';
import type { Origin, Reply } from '../protocol';

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

const made: Answerer[] = [];

afterEach(() => {
  made.splice(0).forEach(answerer => answerer.forget('k'));
});

afterAll(() => world.close());

/** A notebook of its own, whose questions are all answered with "once". */
async function setUp(
  defaults: Defaults = { collections: {} },
  disks: unknown = []
) {
  const { page, collections } = world;
  const first = collections['tutorial-1']!;
  await world.signIn();
  let kept: unknown = { survey: `${first}:/share/godata`, other: first };
  const names: NotebookNames = {
    get: () => kept,
    set: value => {
      kept = value;
    }
  };
  const lines: string[] = [];
  const questions = {
    giveConsent: async () => {
      await world.signIn(CONSENT(collections));
    },
    // Whatever the shape of the request: what it shows.
    allowNotebook: async (request: unknown) => {
      lines.push(JSON.stringify(request));
      return 'once';
    }
  } as unknown as Questions;
  const context: Context = {
    engine: page,
    questions,
    disks: someDisks(page, disks),
    defaults: () => defaults
  };
  const answerer = new Answerer(context, new Grants(), {
    __: (text: string) => text
  });
  made.push(answerer);
  const origin = (own: NotebookNames | null) =>
    ({
      kernel: 'k',
      // A call belongs to the cell that it came from.
      process: own ? 'p' : 'q',
      notebook: 'a.ipynb',
      path: 'lab/a.ipynb',
      names: own,
      cell: 'c',
      queue: () => []
    }) as Origin;
  let id = 0;
  const ask = async (what: object, own: NotebookNames | null = names) => {
    const request = { protocol: 1, id: String(++id) };
    const send = (more: object) =>
      answerer.answer(origin(own), { ...request, ...more });
    let reply = (await send({ ask: 'run', ...what }))!;
    while (reply.state === 'pending') {
      reply = (await send({ ask: 'resume' }))!;
    }
    return read(reply);
  };
  return { ask, lines, kept: () => kept, first };
}

/** The scopes that the tutorial collections ask for. */
function CONSENT(collections: Record<string, string>): string[] {
  const id = collections['tutorial-1']!;
  return [
    `urn:globus:auth:scope:transfer.api.globus.org:all[*https://auth.globus.org/scopes/${id}/data_access]`
  ];
}

function read(reply: Reply): {
  kind: string;
  value?: unknown;
  message: string;
} {
  return reply.state === 'done'
    ? (JSON.parse(reply.text) as ReturnType<typeof read>)
    : (reply as Extract<Reply, { state: 'error' }>).error;
}

it('a cell may write a name of its notebook, which is shown as its UUID', async () => {
  const { ask, lines, first } = await setUp();
  expect(await ask({ line: 'ls survey:/' })).toMatchObject({
    kind: 'listing',
    value: { collection: first, path: '/share/godata/' }
  });
  expect(lines[0]).toContain(`${first}:/share/godata/`);
  expect(lines[0]).not.toContain('survey');
});

it('a language’s own API may send places as texts', async () => {
  const { ask, first } = await setUp();
  expect(
    await ask({
      operation: 'list-directory',
      arguments: { place: 'survey:~/' }
    })
  ).toMatchObject({ value: { collection: first } });
});

it('a name that only the settings have works too, in a console as well', async () => {
  const { ask, first } = await setUp({
    collections: { mine: world.collections['tutorial-1'] }
  });
  expect(await ask({ line: 'ls mine:/share' }, null)).toMatchObject({
    value: { collection: first, path: '/share/' }
  });
});

it('a notebook keeps a name by its UUID, without a question', async () => {
  const { ask, lines, kept, first } = await setUp();
  const names = {
    survey: `${first}:/share/godata`,
    other: first,
    raw: `${first}:/share/godata/raw`
  };
  expect(await ask({ line: 'alias raw=survey:/raw' })).toMatchObject({
    kind: 'json',
    value: names
  });
  expect(kept()).toEqual(names);
  expect(lines).toEqual([]);
  expect(await ask({ line: 'alias x=y' }, null)).toMatchObject({
    message: expect.stringContaining('No collection is called "y"') as string
  });
  expect(await ask({ line: `alias x=${first}` }, null)).toMatchObject({
    message: expect.stringContaining('only a notebook keeps names') as string
  });
});

it('an unknown name is answered with collections found by it', async () => {
  const { ask, lines, first } = await setUp();
  const { kind, message } = await ask({ line: 'ls tutorial:/share' });
  expect(kind).toBe('bad-request');
  expect(message).toContain(
    `\n%globus alias tutorial=${first}  # Sandbox Tutorial Collection 1`
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('endpoint search tutorial');
});

it('bad input is refused before anything is asked or sent', async () => {
  const { ask, lines, first } = await setUp();
  const before = (await world.requests()).length;
  for (const line of [
    `ls ${first.slice(1)}:/x`,
    `mkdir ${first}`,
    `mkdir ${first}:/a/../b`,
    `transfer ${first}:/a`,
    `bookmark create ${first}:/x/ "a\nb"`,
    `alias "a\nb"=${first}`,
    'task wait 12',
    'ls survey:/x --nonsense'
  ]) {
    expect(await ask({ line })).toMatchObject({ kind: 'bad-request' });
  }
  expect(lines).toEqual([]);
  expect(await world.requests()).toHaveLength(before);
});

it('a transfer that names no sync level has that of the settings', async () => {
  const { ask, lines, first } = await setUp({
    collections: {},
    syncLevel: 'checksum'
  });
  const place = 'survey:/file1.txt';
  await ask({ line: `transfer ${place} other:~/copy1.txt` });
  await ask({ line: `transfer ${place} other:~/copy2.txt -s exists` });
  const [one, two] = lines.filter(line => line.includes('copy'));
  expect(one).toContain(
    `transfer ${first}:/share/godata/file1.txt ${first}:/~/copy1.txt --sync-level checksum`
  );
  expect(two).toContain('--sync-level exists');
});

it('rm asks once: it may watch the task that it has sent itself', async () => {
  const { ask, lines } = await setUp();
  const { page, collections } = world;
  const guest = collections.guest!;
  const { path } = await page.list(guest, null, false);
  await page.makeDirectory(guest, `${path}gone`);
  const folder = `${guest}:${path}gone`;
  expect(await ask({ line: `rm -r ${folder} --timeout 0` })).toMatchObject({
    kind: 'task',
    value: { type: 'DELETE' }
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('delete');
});

describe('here:', () => {
  const onDisk = () =>
    setUp(undefined, [
      {
        path: '/top/lab',
        collection: world.collections['tutorial-1'],
        collectionPath: '/share'
      }
    ]);

  it('is the folder of the notebook, and is shown as what it is', async () => {
    const { ask, lines, first } = await onDisk();
    expect(await ask({ line: 'ls here:godata' })).toMatchObject({
      kind: 'listing',
      value: { collection: first, path: '/share/godata/' }
    });
    expect(lines[0]).toContain(`${first}:/share/godata`);
    expect(await ask({ line: 'ls here:' })).toMatchObject({
      value: { path: '/share/' }
    });
    expect(
      await ask({
        operation: 'stat',
        arguments: { place: 'here:/lab/godata/file1.txt' }
      })
    ).toMatchObject({ value: { name: 'file1.txt' } });
  });

  it('without a known disk says what is missing', async () => {
    const { ask, lines } = await setUp();
    expect(await ask({ line: 'ls here:data' })).toMatchObject({
      kind: 'bad-request',
      code: 'NotHere',
      message: expect.stringMatching(/Nothing says .*settings/) as string
    });
    const { ask: other } = await onDisk();
    expect(await other({ line: 'ls here:/elsewhere' })).toMatchObject({
      code: 'NotHere'
    });
    for (const path of ['../x', '~/x', '/lab/../../etc']) {
      expect(await other({ line: `ls here:${path}` })).toMatchObject({
        code: 'BadPlace',
        message: expect.stringContaining('notebook’s folder') as string
      });
    }
    expect(lines).toEqual([]);
  });
});
