import type { Action } from '../../operations/action';
import type { Ask } from '../../operations/questions';

/** What several calls ask in the same words. */
export interface WishGroup {
  action: Action;
  /** As `%globus` lines, one call after the other. */
  lines: string[];
}

/** What weighs most is seen first, however many harmless lines stand before. */
const WEIGHT: Action['right'][] = [
  'token',
  'sign-out',
  'destroy',
  'schedule',
  'change',
  'cancel',
  'edit',
  'read',
  'none'
];

/** Puts together what is said in the same words, what weighs most first. */
export function groupAsks(asks: readonly Ask[]): WishGroup[] {
  const groups = new Map<string, WishGroup>();
  for (const { action, line } of asks) {
    const key = JSON.stringify(action);
    const group = groups.get(key) ?? { action, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (one, other) => weightOf(one) - weightOf(other)
  );
}

function weightOf({ action }: WishGroup): number {
  return WEIGHT.indexOf(action.right);
}
