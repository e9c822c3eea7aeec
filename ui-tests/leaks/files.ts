import { lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/** All files below a folder, links not followed, with what is in them. */
export function* filesIn(
  folder: string,
  except: readonly string[] = []
): Generator<[string, Buffer]> {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (except.includes(file)) {
      continue;
    }
    try {
      const about = lstatSync(file);
      if (about.isDirectory()) {
        yield* filesIn(file, except);
      } else if (about.isSymbolicLink()) {
        yield [file, Buffer.from(readlinkSync(file))];
      } else if (about.isFile()) {
        yield [file, readFileSync(file)];
      }
    } catch {
      // It went while we looked.
    }
  }
}
