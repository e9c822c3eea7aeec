/**
 * A step is skipped when neither what it reads nor what it wrote has changed.
 * The stamp holds a digest of both, so a development build over a production
 * build, or a removed folder, makes the step run again.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { at, ROOT, work } from './paths.mjs';
import { say } from './run.mjs';

const SKIPPED = new Set(['__tests__', '__pycache__', 'node_modules']);

function* filesIn(place) {
  if (!existsSync(place)) {
    return;
  }
  if (!statSync(place).isDirectory()) {
    yield place;
    return;
  }
  for (const name of readdirSync(place).sort()) {
    if (!SKIPPED.has(name)) {
      yield* filesIn(path.join(place, name));
    }
  }
}

/** A digest of the names and contents of these files and folders. */
export function digest(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(place => [...filesIn(at(place))])) {
    hash.update(`${path.relative(ROOT, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Do a step unless its stamp says that it has been done.
 *
 * @param step.inputs files and folders that it reads
 * @param step.outputs folders that it writes, digested by content
 * @param step.exist what else has to be there
 * @param step.salt what else the result depends on
 */
export async function once(name, step, action) {
  const { inputs, outputs = [], exist = [], salt = '' } = step;
  const file = work('stamps', name);
  const before = `${salt} ${digest(inputs)}`;
  const done =
    existsSync(file) &&
    [...outputs, ...exist].every(place => existsSync(at(place))) &&
    readFileSync(file, 'utf8') === `${before} ${digest(outputs)}`;
  if (done) {
    return;
  }
  say(`${name} …`);
  const started = Date.now();
  await action();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${before} ${digest(outputs)}`);
  say(`${name}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
