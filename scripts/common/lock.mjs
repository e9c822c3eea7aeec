/** One setup or build at a time in a clone: two at once would mix their output. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { work } from './paths.mjs';
import { say } from './run.mjs';

const file = work('lock');
let held = 0;

/** Whether the process that wrote the lock is still there. */
function isHeld() {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function acquire() {
  mkdirSync(work(), { recursive: true });
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(file, `${process.pid}`, { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw error;
      }
    }
    if (!isHeld()) {
      rmSync(file, { force: true });
    } else {
      if (tries === 0) {
        say('another command is setting up or building here: waiting for it');
      }
      await sleep(200);
    }
  }
}

/** Run `action` while no other process of this clone does; nested calls are fine. */
export async function locked(action) {
  if (held === 0) {
    await acquire();
  }
  held++;
  try {
    return await action();
  } finally {
    if (--held === 0) {
      rmSync(file, { force: true });
    }
  }
}
