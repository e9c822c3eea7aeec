import type { Collection } from '../collections.js';
import { namedUuid } from '../namedUuid.js';
import type { World } from '../world.js';
import type { Task } from './task.js';

/**
 * The rules that keep a collection paused; here one, as long as the fault
 * `paused` stands. Keys documented (@globus/sdk); those that say who made a
 * rule are left out for whoever isn't its manager (recorded in globus-sdk's
 * tests of task_pause_info).
 *
 * @param task - asks for what is paused for this task
 */
export function pauseRules(
  world: World,
  { displayName, id }: Collection,
  task?: Task
): Record<string, unknown>[] {
  const place = { collection: id, ...(task ? { task: task.id } : {}) };
  if (!world.faults.has('paused', place)) {
    return [];
  }
  return [
    {
      DATA_TYPE: 'pause_rule_limited',
      endpoint_display_name: displayName,
      endpoint_id: id,
      id: namedUuid(`pause rule ${id}`),
      identity_id: null,
      message: 'Paused by its administrator',
      pause_ls: true,
      pause_mkdir: true,
      pause_rename: true,
      pause_symlink: true,
      pause_task_delete: true,
      pause_task_transfer_read: true,
      pause_task_transfer_write: true,
      start_time: null
    }
  ];
}

/** Keys documented (@globus/sdk); null where nobody paused it by itself. */
export function pauseInfo(world: World, task: Task): Record<string, unknown> {
  return {
    DATA_TYPE: 'pause_info_limited',
    destination_pause_message: null,
    destination_pause_message_share: null,
    pause_rules: task.isUnfinished
      ? task.places.flatMap(place => pauseRules(world, place, task))
      : [],
    source_pause_message: null,
    source_pause_message_share: null
  };
}
