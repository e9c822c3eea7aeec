import { readFileSync } from 'node:fs';
import * as path from 'node:path';

const FOLDER = path.join(__dirname, '..');

/** Files that are imported from one on, types aside. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(file)) {
    seen.add(file);
    const source = readFileSync(file, 'utf8');
    for (const [, from] of source.matchAll(
      /^(?:import|export)(?! type)[^;]*? from '(\.[^']+)\.js'/gm
    )) {
      reached(path.join(path.dirname(file), `${from}.ts`), seen);
    }
  }
  return seen;
}

describe('the index', () => {
  it('reaches nothing that only Node has', () => {
    const files = [...reached(path.join(FOLDER, 'index.ts'))];
    expect(files.length).toBeGreaterThan(40);
    const needNode = files.filter(file =>
      /^import (?!type)[^;]* from 'node:|\b(Buffer|process)[.(]/m.test(
        readFileSync(file, 'utf8')
      )
    );
    expect(needNode).toEqual([]);
  });

  it('would find what does', () => {
    const files = [...reached(path.join(FOLDER, 'node.ts'))];
    expect(files).toContain(path.join(FOLDER, 'storage/node.ts'));
  });
});
