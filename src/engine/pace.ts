import type { TaskDocument } from '../globus/types';
import type { SentTask } from './taskTypes';
import { isStuck } from './troubles';

/** Milliseconds between polls. The service's SDK waits a second at least. */
export const PACE = {
  /** While a task is about to end. */
  ending: 1000,
  running: 5000,
  /** While nothing changes. */
  runningSlow: 10_000,
  idle: 30_000,
  unseen: 60_000
};

/** Polls until an end that is foreseen. */
const POLLS_LEFT = 20;

/** How much slower each poll is that shows nothing new. */
const SLOWER = 1.3;

/**
 * How long to wait with the next poll while tasks run, in milliseconds. One
 * that began lately may end soon; one of known size ends when its speed says.
 *
 * @param age - How long ago the last one began, in milliseconds.
 * @param unchanged - How many polls have shown nothing new.
 */
export function pauseWhileRunning(
  active: readonly TaskDocument[],
  sent: Readonly<Record<string, SentTask>>,
  age: number,
  unchanged: number
): number {
  const left = active.reduce(
    (least, task) =>
      Math.min(least, timeLeft(task, sent[task.task_id]?.bytes ?? null)),
    age
  );
  const pause = Math.min(
    PACE.running,
    Math.max(PACE.ending, left / POLLS_LEFT)
  );
  return Math.min(PACE.runningSlow, pause * SLOWER ** unchanged);
}

/** Milliseconds until a task ends, where that can be told; else infinite. */
function timeLeft(task: TaskDocument, bytes: number | null): number {
  const speed = task.effective_bytes_per_second;
  return bytes === null || !speed || isStuck(task)
    ? Infinity
    : ((bytes - task.bytes_transferred) / speed) * 1000;
}
