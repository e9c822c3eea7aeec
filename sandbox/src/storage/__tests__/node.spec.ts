import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { NodeStorage } from '../node.js';

let root: string;
let outside: string;
let storage: NodeStorage;

beforeEach(async () => {
  const base = await fs.mkdtemp(path.join(tmpdir(), 'storage-'));
  root = path.join(base, 'root');
  outside = path.join(base, 'outside');
  await fs.mkdir(outside);
  await fs.writeFile(path.join(outside, 'secret'), 'secret');
  storage = await NodeStorage.open(root);
  await storage.makeDirectory(['c', 'home']);
});

afterEach(() => fs.rm(path.dirname(root), { recursive: true }));

async function put(where: string[], text: string): Promise<void> {
  const file = await storage.write(where);
  await file.write(Buffer.from(text));
  await file.commit();
}

async function text(where: string[]): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of storage.read(where, 4)) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

describe('NodeStorage', () => {
  it('shows a file when it is whole, and leaves nothing of one that is not', async () => {
    const file = await storage.write(['c', 'home', 'a']);
    await file.write(Buffer.from('half'));
    expect(await storage.list(['c', 'home'], 10)).toEqual([]);
    await file.abort();
    expect(await fs.readdir(path.join(root, '.incoming'))).toEqual([]);
  });

  it('removes what a killed run left when it is opened again', async () => {
    const file = await storage.write(['c', 'home', 'a']);
    await file.write(Buffer.from('half'));
    await NodeStorage.open(root);
    expect(await fs.readdir(root)).toEqual(['c']);
    await file.abort();
  });

  it('never reads or writes through a link that leads out', async () => {
    const home = path.join(root, 'c', 'home');
    await fs.symlink(path.join(outside, 'secret'), path.join(home, 'file'));
    await fs.symlink(outside, path.join(home, 'dir'));
    await fs.symlink(path.join(outside, 'new'), path.join(home, 'new'));
    const denied = { code: 'PERMISSION_DENIED' };
    await expect(text(['c', 'home', 'file'])).rejects.toMatchObject(denied);
    await expect(storage.list(['c', 'home', 'dir'], 10)).rejects.toMatchObject(
      denied
    );
    for (const where of [['file'], ['new'], ['dir', 'planted']]) {
      await expect(
        storage.write(['c', 'home', ...where])
      ).rejects.toMatchObject(denied);
    }
    await expect(
      storage.makeDirectory(['c', 'home', 'dir', 'deep'])
    ).rejects.toMatchObject(denied);
    expect(await fs.readdir(outside)).toEqual(['secret']);
  });

  it('looks again before a file gets its name', async () => {
    await storage.makeDirectory(['c', 'home', 'swapped']);
    const file = await storage.write(['c', 'home', 'swapped', 'planted']);
    await fs.rmdir(path.join(root, 'c', 'home', 'swapped'));
    await fs.symlink(outside, path.join(root, 'c', 'home', 'swapped'));
    await expect(file.commit()).rejects.toMatchObject({
      code: 'PERMISSION_DENIED'
    });
    await file.abort();
    expect(await fs.readdir(outside)).toEqual(['secret']);
  });

  it('keeps collections apart', async () => {
    await storage.makeDirectory(['d']);
    await put(['d', 'x'], 'other');
    await fs.symlink('../../d/x', path.join(root, 'c', 'home', 'x'));
    await expect(text(['c', 'home', 'x'])).rejects.toMatchObject({
      code: 'PERMISSION_DENIED'
    });
  });

  it('heeds permission bits, whoever runs it', async () => {
    await storage.makeDirectory(['c', 'closed']);
    await put(['c', 'closed', 'x'], 'x');
    await fs.chmod(path.join(root, 'c', 'closed', 'x'), 0o000);
    await expect(text(['c', 'closed', 'x'])).rejects.toMatchObject({
      code: 'PERMISSION_DENIED'
    });
    await fs.chmod(path.join(root, 'c', 'closed'), 0o555);
    await expect(storage.write(['c', 'closed', 'y'])).rejects.toMatchObject({
      code: 'PERMISSION_DENIED'
    });
    await fs.chmod(path.join(root, 'c', 'closed'), 0o755);
  });

  it.each([
    [['c', 'nothing'], 'NOT_FOUND'],
    [['c', 'home', 'x'.repeat(300)], 'FAILED'],
    [['c', '..', '..', 'outside'], 'PERMISSION_DENIED'],
    [['.incoming'], 'PERMISSION_DENIED']
  ])('refuses to list %j', async (where, code) => {
    await expect(storage.list(where, 10)).rejects.toMatchObject({ code });
  });

  it('clears everything, names that are not UTF-8 too', async () => {
    await fs.mkdir(Buffer.from(`${root}/c/\xff`, 'latin1'));
    await storage.clear();
    expect(await storage.isEmpty()).toBe(true);
  });
});
