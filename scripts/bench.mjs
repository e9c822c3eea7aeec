/**
 * `npm run bench`: the figures, measured in a browser by the project "bench" of
 * ui-tests/, and the sandbox's own. `-- --json FILE` keeps them: {"figure": {"median", "min", "max", "unit"}};
 * `-- -g WORDS` takes those alone.
 */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { work } from './common/paths.mjs';
import { Failure, main } from './common/run.mjs';
import { sandboxFigures } from './measure/figures.mjs';
import { playwright } from './ui.mjs';

function print(figures) {
  const width = Math.max(...Object.keys(figures).map(name => name.length));
  for (const [name, { median, min, max, unit }] of Object.entries(figures)) {
    const spread = `${min} to ${max}`;
    process.stdout.write(
      `${name.padEnd(width)}  ${median} ${unit}  (${spread})\n`
    );
  }
}

await main(import.meta.url, async () => {
  const { values } = parseArgs({
    options: { json: { type: 'string' }, grep: { type: 'string', short: 'g' } }
  });
  const chosen = values.grep === undefined ? [] : ['--grep', values.grep];
  const file = work('bench/figures.json');
  rmSync(file, { force: true });
  mkdirSync(path.dirname(file), { recursive: true });
  await playwright('bench', chosen, { env: { GLOBUS_BENCH_FILE: file } });
  if (!existsSync(file)) {
    throw new Failure('The bench wrote no figures.');
  }
  const figures = {
    ...JSON.parse(readFileSync(file, 'utf8')),
    ...(await sandboxFigures())
  };
  print(figures);
  if (values.json) {
    const from = process.env.INIT_CWD ?? process.cwd();
    const target = path.resolve(from, values.json);
    writeFileSync(target, `${JSON.stringify(figures, null, 2)}\n`);
  }
});
