import type { World } from '../world.js';
import { waitWhileHeld } from './hold.js';
import { StepError } from './stepError.js';
import type { Task } from './task.js';
import { outOfTurn } from './turns.js';

/** A part of a task that succeeds, or is tried again; what follows it. */
export type Step = () => Promise<readonly Step[]>;

// Guessed: the service waits longer, and longer each time.
const RETRY_MS = 5000;

/**
 * Carry a task out: until it succeeds, is cancelled, or its deadline passes.
 * Recorded: a fault doesn't end a transfer.
 *
 * @param first - the steps to begin with
 * @param afterWait - called before the steps are taken, and after each wait
 */
export async function runTask(
  world: World,
  task: Task,
  first: readonly Step[],
  afterWait: () => void = () => undefined
): Promise<void> {
  task.start();
  let steps = first;
  while (steps.length > 0 && !task.isOver()) {
    afterWait();
    steps = await takeAll(world, task, steps, afterWait);
    if (steps.length > 0 && !task.isOver()) {
      await outOfTurn(task, async () => {
        const retry = Math.min(world.clock.now() + RETRY_MS, task.deadline);
        await world.clock.until(retry, task.stop.signal);
        task.expireIfDue();
      });
    }
  }
  if (!task.isOver()) {
    task.succeed();
  }
}

/** Take steps and those that follow; what is to be tried again is given back. */
async function takeAll(
  world: World,
  task: Task,
  steps: readonly Step[],
  afterWait: () => void
): Promise<Step[]> {
  const { subtasks } = task;
  const failed: Step[] = [];
  const todo = [...steps].reverse();
  for (let step = todo.pop(); step; step = todo.pop()) {
    if (await goOn(world, task)) {
      afterWait();
    }
    task.expireIfDue();
    if (task.isOver()) {
      return [];
    }
    try {
      const more = await step();
      subtasks.succeeded++;
      subtasks.total += more.length;
      for (const next of [...more].reverse()) {
        todo.push(next);
      }
    } catch (error) {
      if (!(error instanceof StepError)) {
        throw error;
      }
      if (!task.isOver()) {
        noteError(task, error);
        if (error.outcome === 'retry') {
          failed.push(step);
        }
      }
    }
    subtasks.retrying = failed.length;
  }
  if (failed.length === 0) {
    task.recover();
  }
  return failed;
}

function noteError(task: Task, { fault, outcome }: StepError): void {
  if (outcome === 'skip') {
    task.subtasks.skippedErrors++;
    return;
  }
  task.fault(fault);
  if (outcome === 'fatal') {
    task.subtasks.failed++;
    task.fail(fault.code, fault.details);
  }
}

/**
 * Look whether a task may go on: wait while something keeps it from that, and
 * end it where a fault asks for that.
 *
 * @returns whether it had to wait
 */
export async function goOn(world: World, task: Task): Promise<boolean> {
  const waited = await waitWhileHeld(world, task);
  failIfAsked(world, task);
  return waited;
}

function failIfAsked(world: World, task: Task): void {
  const isAsked =
    !task.isOver() &&
    task.places.some(({ id }) =>
      world.faults.take('fails', { collection: id, task: task.id })
    );
  if (isAsked) {
    // Code read in monitoring scripts; that it ends a task is guessed.
    task.subtasks.failed++;
    task.fail('ENDPOINT_ERROR', 'The endpoint gave up');
  }
}
