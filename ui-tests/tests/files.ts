import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { collection } from '../environment';

/** Ada's home on a collection, on this machine's disk. */
export function home(role: string, ...parts: string[]): string {
  return path.join(collection(role).path, 'home', 'ada', ...parts);
}

/** A folder with names that trip programs up; paths to contents. */
export const AWKWARD: Record<string, string> = {
  'plain.txt': 'plain\n',
  'with spaces.txt': 'spaces\n',
  '-leading dash.txt': 'dash\n',
  'Größe 測定.csv': 'größe\n',
  '{braces} & $dollar.txt': 'braces\n',
  'empty.bin': '',
  'deep/er/-x y/file.txt': 'deep\n'
};

export async function writeTree(
  folder: string,
  files: Record<string, string>
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** SHA-256 of each file below a folder, by its path from there. */
export async function digests(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true
  });
  const files = entries.filter(entry => entry.isFile());
  const pairs = files.map(async entry => {
    const file = path.join(entry.parentPath, entry.name);
    const digest = createHash('sha256').update(await readFile(file));
    return [path.relative(folder, file), digest.digest('hex')] as const;
  });
  return Object.fromEntries((await Promise.all(pairs)).sort());
}
