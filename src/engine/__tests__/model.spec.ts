import fc from 'fast-check';
import { InProcess, SandboxInProcess } from './model/inProcess';
import { Ledger } from './model/ledger';
import { play } from './model/play';
import type { Schedule } from './model/schedule';
import { schedules } from './model/schedule';
import { VirtualTime } from './model/virtualTime';
import { witnessTasks } from './model/witness';
import { runs } from './runs';

/** What a call of four tries, of two minutes each, may take with its refreshs. */
const LONGEST = 30 * 60_000;

const place = new SandboxInProcess();

/** @throws Error that says what was wrong and all that happened. */
async function run(schedule: Schedule): Promise<void> {
  await place.ready;
  const time = (place.time = new VirtualTime(schedule.seed));
  const ledger = new Ledger(time, LONGEST);
  const unwitness = witnessTasks(() => ledger);
  const uninstall = time.install();
  try {
    const machine = new InProcess(place.sandbox, time, ledger);
    await time.run(play(machine, ledger, schedule));
  } catch (error) {
    ledger.blame(error instanceof Error ? error.stack! : String(error));
  } finally {
    uninstall();
    unwitness();
    await place.sandbox.reset();
  }
  if (ledger.wrong.length > 0) {
    throw new Error(ledger.report);
  }
}

it('what people are told is true and told once, whatever happens on the way', async () => {
  await fc.assert(fc.asyncProperty(schedules, run), {
    seed: 9,
    ...runs(200)
  });
}, 7_200_000);
