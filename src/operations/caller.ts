import type { Action } from './action';

/** Where a call comes in. */
export type Door = 'panel' | 'command' | 'cell';

/**
 * Who calls an operation. Only a door makes one, in code: it is never read
 * from a message, a setting or an argument.
 */
export interface Caller {
  readonly door: Door;
  /**
   * Resolves when the action may go ahead.
   *
   * @throws GlobusError `declined` when it may not.
   */
  permit(action: Action): Promise<void>;
}
