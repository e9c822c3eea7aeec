/**
 * `npm test`: set up, build, and run every check.
 * `--unit`: the quick ones, without a sandbox; `--only NAME,…`: these checks or groups of checks.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { QUICK, UNIT, WHOLE } from './common/checks.mjs';
import { ensureChromium } from './common/chromium.mjs';
import { childEnv } from './common/env.mjs';
import { work } from './common/paths.mjs';
import { countJUnit, verdict } from './common/reports.mjs';
import { capture, Failure, main, say } from './common/run.mjs';
import { setup } from './setup.mjs';

const LANES = 2;

/**
 * Run a check. A quick one shows its output only when it failed; what takes
 * minutes shows its lines as they come, with its name, since two run at a time.
 */
async function perform(check, onLine) {
  const started = Date.now();
  if (check.report) {
    rmSync(check.report, { force: true });
  }
  const env = childEnv({ JEST_JUNIT_OUTPUT_FILE: check.report });
  const { code, output } = await capture(check.command, check.args, {
    env,
    onLine
  });
  const counts = check.report
    ? verdict(code, countJUnit(check.report))
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (counts.failed > 0 && !onLine) {
    process.stdout.write(`${output}\n`);
  }
  say(`${summary(counts)}: ${check.name} (${seconds} s)`);
  return { name: check.name, ...counts };
}

const summary = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/**
 * Run the checks in as many lanes as CI has cores. What needs a build waits for
 * it, while the other lane goes on with what needs none.
 */
async function inLanes(unit, whole) {
  const waiting = [...unit, ...whole];
  const results = [];
  let built;
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { name } = check;
      const isWhole = whole.includes(check);
      if (isWhole) {
        built ??= build();
        await built;
      }
      say(`${name} …`);
      const show = line => process.stdout.write(`${name}: ${line}\n`);
      results.push(await perform(check, isWhole ? show : undefined));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

function total(results) {
  const sum = key => results.reduce((count, each) => count + each[key], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}

await main(import.meta.url, async () => {
  const { values } = parseArgs({
    options: { unit: { type: 'boolean' }, only: { type: 'string' } }
  });
  const only = values.only?.split(',');
  const chosen = ({ name, group }) =>
    !only || only.includes(name) || only.includes(group);
  const unit = (values.unit ? QUICK : UNIT).filter(chosen);
  const whole = values.unit ? [] : WHOLE.filter(chosen);

  await setup(whole.length > 0 ? 'test' : 'unit');
  if (whole.some(({ browser }) => browser)) {
    // Said now rather than after the minutes that the others take.
    await ensureChromium();
  }
  mkdirSync(work('reports'), { recursive: true });
  const results = await inLanes(unit, whole);

  const counts = total(results);
  writeFileSync(work('reports/summary.txt'), `${summary(counts)}\n`);
  const bad = results.filter(({ failed }) => failed > 0);
  process.stdout.write(`${summary(counts)}\n`);
  if (bad.length > 0 || counts.passed === 0) {
    const names = bad.map(({ name }) => name).join(', ');
    throw new Failure(`Not passed: ${names || 'no check of that name'}`);
  }
});
