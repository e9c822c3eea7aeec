import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { MemoryStorage } from '../memory.js';
import { NodeStorage } from '../node.js';
import type { Storage, StoragePath } from '../storage.js';

/** One behaviour, whatever a storage is made of. */
describe.each([
  ['memory', async () => new MemoryStorage()],
  ['folders', async (root: string) => NodeStorage.open(root)]
])('a storage of %s', (_, open: (root: string) => Promise<Storage>) => {
  let root: string;
  let storage: Storage;

  beforeEach(async () => {
    root = await fs.mkdtemp(path.join(tmpdir(), 'storage-'));
    storage = await open(root);
    await storage.makeDirectory(['c', 'home']);
  });

  afterEach(() => fs.rm(root, { recursive: true }));

  async function put(where: StoragePath, text: string): Promise<void> {
    const file = await storage.write(where);
    await file.write(new TextEncoder().encode(text));
    await file.commit();
  }

  async function text(where: StoragePath, chunk = 4): Promise<string> {
    const decoder = new TextDecoder();
    let all = '';
    for await (const bytes of storage.read(where, chunk)) {
      expect(bytes.length).toBeLessThanOrEqual(chunk);
      all += decoder.decode(bytes, { stream: true });
    }
    return all;
  }

  async function names(where: StoragePath): Promise<string[]> {
    return (await storage.list(where, 100)).map(e => e.name).sort();
  }

  it('gives back what was written, in chunks', async () => {
    await put(['c', 'home', '-f ü'], 'hello, world');
    expect(await text(['c', 'home', '-f ü'])).toBe('hello, world');
    expect(await storage.stat(['c', 'home', '-f ü'])).toMatchObject({
      name: '-f ü',
      type: 'file',
      size: 12,
      permissions: '0644',
      user: 'tutorial',
      link: null
    });
    expect((await storage.look(['c', 'home'])).type).toBe('dir');
  });

  it('gives chunks that can be changed without changing the file', async () => {
    await put(['c', 'x'], 'same');
    for await (const bytes of storage.read(['c', 'x'], 100)) {
      bytes[0] = 0;
    }
    expect(await text(['c', 'x'])).toBe('same');
  });

  it('shows a file when it is whole, over the one that was there', async () => {
    await put(['c', 'x'], 'old');
    const file = await storage.write(['c', 'x']);
    await file.write(new TextEncoder().encode('half'));
    expect(await text(['c', 'x'])).toBe('old');
    await file.commit(Date.UTC(2020, 0, 1));
    expect(await text(['c', 'x'])).toBe('half');
    const { modified } = await storage.stat(['c', 'x']);
    expect(modified).toBe(Date.UTC(2020, 0, 1));
  });

  it('leaves nothing of a file that was given up', async () => {
    const file = await storage.write(['c', 'x']);
    await file.write(new TextEncoder().encode('half'));
    await file.abort();
    expect(await names(['c'])).toEqual(['home']);
  });

  it('makes the folders above, and minds none that is there', async () => {
    await storage.makeDirectory(['c', 'a', 'b']);
    await storage.makeDirectory(['c', 'a', 'b']);
    expect(await names(['c'])).toEqual(['a', 'home']);
  });

  it('creates one folder only, where nothing is', async () => {
    await storage.createDirectory(['c', 'a']);
    expect(await names(['c', 'a'])).toEqual([]);
  });

  it('gives things another path', async () => {
    await put(['c', 'home', 'x'], 'x');
    await storage.rename(['c', 'home'], ['c', 'moved']);
    expect(await text(['c', 'moved', 'x'])).toBe('x');
    expect(await names(['c'])).toEqual(['moved']);
  });

  it('removes files and empty folders', async () => {
    await put(['c', 'home', 'x'], 'x');
    await expect(storage.remove(['c', 'home'])).rejects.toMatchObject({
      code: 'EXISTS'
    });
    await storage.remove(['c', 'home', 'x']);
    await storage.remove(['c', 'home']);
    expect(await names(['c'])).toEqual([]);
  });

  it('is empty after it was cleared', async () => {
    expect(await storage.isEmpty()).toBe(false);
    await storage.clear();
    expect(await storage.isEmpty()).toBe(true);
  });

  const LONG = 'x'.repeat(300);
  const REFUSED: [string, (s: Storage) => Promise<unknown>, string][] = [
    ['list what is missing', s => s.list(['c', 'no'], 9), 'NOT_FOUND'],
    ['list a file', s => s.list(['c', 'f'], 9), 'NOT_A_DIRECTORY'],
    ['list too much', s => s.list(['c'], 1), 'TOO_MANY'],
    ['stat below a file', s => s.stat(['c', 'f', 'x']), 'NOT_A_DIRECTORY'],
    ['stat a long name', s => s.stat(['c', LONG]), 'FAILED'],
    ['create a long name', s => s.createDirectory(['c', LONG]), 'FAILED'],
    ['make a long name', s => s.makeDirectory(['c', LONG]), 'FAILED'],
    ['write a long name', s => s.write(['c', LONG]), 'FAILED'],
    ['look at nothing', s => s.look(['c', 'no']), 'NOT_FOUND'],
    ['climb', s => s.list(['c', '..', 'd'], 9), 'PERMISSION_DENIED'],
    ['stay', s => s.stat(['c', '.']), 'PERMISSION_DENIED'],
    ['name nothing', s => s.stat(['c', '']), 'PERMISSION_DENIED'],
    ['name a path', s => s.stat(['c', 'home/..']), 'PERMISSION_DENIED'],
    ['end a name early', s => s.stat(['c', 'f\0']), 'PERMISSION_DENIED'],
    ['write over a folder', s => s.write(['c', 'home']), 'IS_A_DIRECTORY'],
    ['write over a collection', s => s.write(['c']), 'IS_A_DIRECTORY'],
    ['write into nothing', s => s.write(['c', 'no', 'x']), 'NOT_FOUND'],
    ['write below a file', s => s.write(['c', 'f', 'x']), 'NOT_A_DIRECTORY'],
    [
      'mkdir below a file',
      s => s.makeDirectory(['c', 'f', 'x']),
      'NOT_A_DIRECTORY'
    ],
    ['create what is there', s => s.createDirectory(['c', 'f']), 'EXISTS'],
    ['create a collection', s => s.createDirectory(['c']), 'EXISTS'],
    [
      'create in nothing',
      s => s.createDirectory(['c', 'no', 'x']),
      'NOT_FOUND'
    ],
    ['rename nothing', s => s.rename(['c', 'no'], ['c', 'x']), 'NOT_FOUND'],
    ['rename over a file', s => s.rename(['c', 'home'], ['c', 'f']), 'EXISTS'],
    [
      'put a folder into itself',
      s => s.rename(['c', 'home'], ['c', 'home', 'x']),
      'FAILED'
    ],
    ['remove nothing', s => s.remove(['c', 'no']), 'NOT_FOUND'],
    ['remove a collection', s => s.remove(['c']), 'IS_A_DIRECTORY']
  ];

  it.each(REFUSED)('refuses to %s', async (_what, work, code) => {
    await put(['c', 'f'], 'f');
    await expect(work(storage)).rejects.toMatchObject({ code });
  });

  it('refuses to read folders and what is missing', async () => {
    await expect(text(['c', 'home'])).rejects.toMatchObject({
      code: 'IS_A_DIRECTORY'
    });
    await expect(text(['c', 'no'])).rejects.toMatchObject({
      code: 'NOT_FOUND'
    });
  });
});
