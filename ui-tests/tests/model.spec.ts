import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { test } from '@playwright/test';
import fc from 'fast-check';
import type { Clock } from '../../sandbox/src/index';
import { Ledger } from '../../src/engine/__tests__/model/ledger';
import { play } from '../../src/engine/__tests__/model/play';
import type { Schedule } from '../../src/engine/__tests__/model/schedule';
import { schedules } from '../../src/engine/__tests__/model/schedule';
import { witnessTasks } from '../../src/engine/__tests__/model/witness';
import { runs } from '../../src/engine/__tests__/runs';
import { environment } from '../environment';
import { InBrowser, RealTime } from '../model/inBrowser';
import { SandboxServer } from '../model/sandboxServer';

const STATIC = path.join(
  ...[__dirname, '..', '..', 'jupyterlab_globus', 'labextension', 'static']
);

/** Played at a time: most of it is waiting. */
const LANES = 6;

const SAMPLE = { seed: 9, ...runs(6) };

/** What a call may take at most, in milliseconds. */
const LONGEST = 60_000;

/** What a schedule may take at most, in milliseconds: most take 12 s. */
const LIMIT = 100_000;

/** Between two actions, in milliseconds; for a wait, in seconds. */
const MOST = { after: 1000, wait: 3 };

/** Each takes seconds here: none where next to nothing is sent. */
function isBusy({ steps }: Schedule): boolean {
  return steps.filter(({ action }) => action.does === 'submit').length > 1;
}

/** A schedule that nobody has to wait for. */
function hurried({ steps, ...rest }: Schedule): Schedule {
  return {
    ...rest,
    steps: steps.map(({ action, after }) => ({
      after: Math.min(after, MOST.after),
      action:
        action.does === 'wait'
          ? { ...action, seconds: Math.min(action.seconds, MOST.wait) }
          : action
    }))
  };
}

test('what people are told is true and told once, in a browser', async ({
  browser
}) => {
  const all = fc.sample(schedules.filter(isBusy), SAMPLE).map(hurried);
  test.setTimeout((Math.ceil(all.length / LANES) + 1) * LIMIT);
  const { labUrl } = environment();
  const script = readdirSync(STATIC).find(name =>
    name.startsWith('globus-engine')
  );
  const worker = new URL(
    `lab/extensions/jupyterlab-globus/static/${script}`,
    labUrl
  ).href;
  const ledgers = new Map<Clock, Ledger>();
  const unwitness = witnessTasks(clock => ledgers.get(clock));
  const wrong: string[] = [];
  let next = 0;
  const lane = async () => {
    while (next < all.length && wrong.length === 0) {
      const number = next++;
      const schedule = all[number]!;
      const report = await run(browser, worker, schedule, ledgers);
      if (report) {
        wrong.push(
          `Schedule ${number}: ${JSON.stringify(schedule)}\n${report}`
        );
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  unwitness();
  if (wrong.length > 0) {
    throw new Error(wrong.join('\n\n'));
  }
});

/** @returns What was wrong, and all that happened; empty where nothing was. */
async function run(
  browser: Browser,
  worker: string,
  schedule: Schedule,
  ledgers: Map<Clock, Ledger>
): Promise<string> {
  const time = new RealTime();
  const ledger = new Ledger(time, LONGEST);
  const server = new SandboxServer(ledger);
  ledgers.set(server.clock, ledger);
  const port = await server.listen();
  const context = await browser.newContext();
  const machine = new InBrowser(context, worker, time, server, port);
  let limit: NodeJS.Timeout | undefined;
  try {
    await machine.prepare();
    await Promise.race([
      play(machine, ledger, schedule),
      new Promise((_, reject) => {
        const late = new Error(`Not at rest after ${LIMIT / 1000} s`);
        limit = setTimeout(() => reject(late), LIMIT);
      })
    ]);
  } catch (error) {
    ledger.blame(String(error));
  } finally {
    clearTimeout(limit);
    await machine.close();
    await server.close();
  }
  return ledger.wrong.length > 0 ? ledger.report : '';
}
