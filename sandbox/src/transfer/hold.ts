import { dataAccessScope } from '../auth/scopes.js';
import { needsDataAccess } from '../collections.js';
import type { World } from '../world.js';
import { sessionSuffices } from './caller.js';
import { loginError, loginFailed } from './stepError.js';
import type { Hold, Task } from './task.js';
import { outOfTurn } from './turns.js';

// How long a task that waits for somebody goes without looking.
const LOOK_MS = 200;

/**
 * INACTIVE as long as something keeps the task from going on.
 *
 * @returns whether it had to wait
 */
export async function waitWhileHeld(
  world: World,
  task: Task
): Promise<boolean> {
  let waits = false;
  while (!task.isOver() && findHold(world, task)) {
    waits = true;
    await outOfTurn(task, () => untilFree(world, task));
  }
  return waits;
}

async function untilFree(world: World, task: Task): Promise<void> {
  let hold = findHold(world, task);
  while (hold && !task.isOver()) {
    if (task.trouble?.details !== hold.details && task.status === 'INACTIVE') {
      task.resume();
    }
    if (task.status === 'ACTIVE') {
      task.suspend(hold);
    }
    const look = world.clock.now() + LOOK_MS;
    await world.clock.until(Math.min(look, task.deadline), task.stop.signal);
    task.expireIfDue();
    hold = findHold(world, task);
  }
  if (task.status === 'INACTIVE') {
    task.resume();
  }
}

/**
 * What keeps a task from going on until somebody comes: an administrator's
 * pause, a consent that was taken back, a session or credential that ended.
 * Documented that such a task is INACTIVE (Transfer API, "Task Fields"), and
 * read in others' code that a paused one is PAUSED_BY_ADMIN. AUTH and
 * NO_CREDENTIALS are of the codes that Globus listed for developers in April
 * 2020; which of them comes when is guessed, as are the details but for the
 * words of the service's other refusals in them, which are recorded.
 */
function findHold(world: World, task: Task): Hold | null {
  const { client, identity, via } = task.owner;
  for (const place of task.places) {
    const at = { collection: place.id, task: task.id };
    if (world.faults.has('paused', at)) {
      return {
        code: 'PAUSED_BY_ADMIN',
        details: `${place.displayName} has been paused by its administrator`,
        isPause: true
      };
    }
    if (
      needsDataAccess(place) &&
      !world.grants.hasConsent(client, identity, place.id, via)
    ) {
      const refusal = {
        code: 'ConsentRequired',
        required_scopes: [dataAccessScope(place.id, via)]
      };
      return needed(
        'AUTH',
        loginError(
          place,
          'Missing required data_access consent',
          JSON.stringify(refusal)
        )
      );
    }
    if (!sessionSuffices(world, task.owner, place)) {
      return needed('AUTH', loginFailed(place));
    }
    if (
      world.faults.has('credential-expired', at) &&
      !world.grants.signedInSince(client, identity, task.credentialLost())
    ) {
      return needed(
        'NO_CREDENTIALS',
        loginError(place, 'The credential has expired')
      );
    }
  }
  return null;
}

function needed(code: string, details: string): Hold {
  return { code, details, isPause: false };
}
