import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { COLLECTIONS } from '../../collections.js';
import { IDENTITIES } from '../../identities.js';
import { resolvePath } from '../../transfer/paths.js';
import { NodeStorage } from '../node.js';
import { StorageError } from '../storage.js';

// `npm run soak` tries a million.
const PATHS = Number(process.env.GLOBUS_SANDBOX_PATHS ?? 20_000);
const AT_ONCE = 500;
const SECRET = 'the secret that is outside';
// No generated path has it: who sees it has seen the folder outside.
const MARK = 'a4c1f6de-only-outside';

let base: string;
let home: string;
let storage: NodeStorage;

beforeAll(async () => {
  base = await fs.mkdtemp(path.join(tmpdir(), 'confinement-'));
  await fs.mkdir(path.join(base, 'outside'));
  await fs.writeFile(path.join(base, 'outside', 'secret.txt'), SECRET);
  await fs.writeFile(path.join(base, 'outside', MARK), SECRET);
  home = path.join(base, 'root', 'tutorial-1', 'home', 'ada');
});

afterAll(() => fs.rm(base, { recursive: true, force: true }));

/** A home with links that lead out in every way. */
async function layTraps(): Promise<void> {
  storage = await NodeStorage.open(path.join(base, 'root'));
  await storage.clear();
  await fs.mkdir(path.join(home, 'deep', 'er'), { recursive: true });
  await fs.mkdir(path.join(base, 'root', 'tutorial-2'));
  await fs.writeFile(path.join(home, 'file'), 'inside');
  const outside = path.join(base, 'outside');
  for (const [name, target] of [
    ['out', path.join(outside, 'secret.txt')],
    ['outdir', outside],
    ['new', path.join(outside, 'made-through-a-link')],
    ['up', '../../..'],
    ['loop', 'loop'],
    ['beside', '../../../tutorial-2'],
    ['deep/again', '../outdir']
  ] as const) {
    await fs.symlink(target, path.join(home, name));
  }
}

/** All that there is beside the root, and what is in it. */
async function outside(): Promise<unknown> {
  const folder = path.join(base, 'outside');
  const names = (await fs.readdir(folder)).sort();
  const texts = await Promise.all(
    names.map(name => fs.readFile(path.join(folder, name), 'utf8'))
  );
  return [(await fs.readdir(base)).sort(), names, texts];
}

const PART = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['..', '.', '~', '', 'out', 'outdir', 'up', 'loop', 'new', 'beside'],
      ...['home', 'ada', 'deep', 'again', 'file', 'secret.txt', 'tutorial-2'],
      ...['outside', '.incoming', 'etc', '...', '..\0', 'a\0b', '-rf'],
      ...['%2e%2e', '..%2f', '\\..\\', '\u2025', '\uff0e\uff0e', '\ufffd..'],
      ...['\ufffd../..', '\ud800', '\u202e', 'x'.repeat(300)]
    )
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) }
);

const PATH = fc
  .tuple(
    fc.constantFrom('/', '', '/~/', '~/', '/home/ada/', '/~/../', '//'),
    fc.array(PART, { minLength: 1, maxLength: 6 })
  )
  .map(([start, parts]) => start + parts.join('/'));

const WORK = fc.constantFrom(
  ...(['stat', 'look', 'list', 'read', 'write', 'make', 'create'] as const),
  ...(['rename', 'remove'] as const)
);

type Work = typeof WORK extends fc.Arbitrary<infer T> ? T : never;

/** Do something with a path, and tell all that one gets to know by it. */
async function attempt(work: Work, one: string, two: string): Promise<string> {
  const [where, other] = [one, two].map(p =>
    resolvePath(COLLECTIONS[0]!, IDENTITIES[0]!, p)
  ) as [string[], string[]];
  switch (work) {
    case 'stat':
      return (await storage.stat(where)).type;
    case 'look':
      return (await storage.look(where)).type;
    case 'list':
      return (await storage.list(where, 1000)).map(e => e.name).join();
    case 'read': {
      let text = '';
      for await (const chunk of storage.read(where, 1024)) {
        text += Buffer.from(chunk).toString();
      }
      return text;
    }
    case 'write': {
      const file = await storage.write(where);
      await file.write(Buffer.from('planted'));
      await file.commit();
      return '';
    }
    case 'make':
      await storage.makeDirectory(where);
      return '';
    case 'create':
      await storage.createDirectory(where);
      return '';
    case 'rename':
      await storage.rename(where, other);
      return '';
    case 'remove':
      await storage.remove(where);
      return '';
  }
}

describe('paths and names', () => {
  it(
    `never lead outside: ${PATHS} of them`,
    async () => {
      let allowed = 0;
      const property = fc.asyncProperty(WORK, PATH, PATH, async (...given) => {
        try {
          const seen = await attempt(...given);
          allowed++;
          expect(seen).not.toContain(SECRET);
          expect(seen).not.toContain(MARK);
        } catch (error) {
          if (!(error instanceof StorageError)) {
            throw error;
          }
        }
      });
      await layTraps();
      const before = await outside();
      for (let tried = 0; tried < PATHS; tried += AT_ONCE) {
        await layTraps();
        await fc.assert(property, { numRuns: AT_ONCE, seed: tried + 1 });
        expect(await outside()).toEqual(before);
      }
      // The test would be worth nothing if everything were refused.
      expect(allowed).toBeGreaterThan(PATHS / 20);
    },
    PATHS * 10 + 10_000
  );
});
