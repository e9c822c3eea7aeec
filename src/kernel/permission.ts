import { fail } from '../engine/contract';
import type { Action } from '../operations/action';
import type { Allowance, NotebookRequest } from '../operations/questions';
import type { Grants } from './grants';
import type { Origin } from './protocol';

type Ask = (
  request: NotebookRequest,
  signal: AbortSignal
) => Promise<Allowance>;

/**
 * Decides what a cell may do: by what its kernel was allowed before, else by
 * asking the person, one question at a time. Cells that wait in a queue are
 * looked at again when their turn comes, so one answer serves them all.
 */
export class Permission {
  constructor(
    private readonly _grants: Grants,
    private readonly _ask: Ask
  ) {}

  /** @throws GlobusError `declined`. */
  async permit(
    origin: Origin,
    action: Action,
    line: string,
    signal: AbortSignal
  ): Promise<void> {
    if (action.right === 'none') {
      refuseIfDropped(signal);
      return;
    }
    if (
      action.right === 'sign-out' ||
      action.right === 'edit' ||
      action.right === 'destroy'
    ) {
      throw fail('declined', 'NotByCell', 'A cell can’t do this yet.');
    }
    if (this._isAllowed(origin, action, signal)) {
      return;
    }
    const turn = this._queue.then(() =>
      this._question(origin, action, line, signal)
    );
    this._queue = turn.catch(() => undefined);
    await turn;
  }

  private async _question(
    origin: Origin,
    action: NotebookRequest['action'],
    line: string,
    signal: AbortSignal
  ): Promise<void> {
    if (this._isAllowed(origin, action, signal)) {
      return;
    }
    const { notebook } = origin;
    const answer = await this._ask({ notebook, action, line }, signal);
    refuseIfDropped(signal);
    if (answer === 'kernel') {
      this._grants.allow(origin, action);
    } else if (answer !== 'once') {
      throw fail('declined', 'NotAllowed', 'You did not allow this.');
    }
  }

  /** @throws GlobusError `declined` when nobody waits for it any more. */
  private _isAllowed(
    origin: Origin,
    action: Action,
    signal: AbortSignal
  ): boolean {
    refuseIfDropped(signal);
    return this._grants.covers(origin, action);
  }

  private _queue: Promise<void> = Promise.resolve();
}

/**
 * An answer that comes after the cell was stopped is no leave to go on.
 *
 * @throws GlobusError `declined`.
 */
export function refuseIfDropped(signal: AbortSignal): void {
  if (signal.aborted) {
    throw fail('declined', 'Interrupted', 'The cell was stopped.');
  }
}
