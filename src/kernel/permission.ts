import { fail } from '../engine/contract';
import type { Allowance, Ask, NotebookRequest } from '../operations/questions';
import type { Grants, Ticket } from './grants';
import { canLast } from './grants';
import type { Origin } from './protocol';

/** A call that a cell makes, or that one in the queue is going to make. */
export interface CellCall extends Ask, Ticket {}

/**
 * Decides what a cell may do: by what its kernel was allowed before, else by
 * asking the person, one question at a time. Cells that wait in a queue are
 * looked at again when their turn comes, so one answer serves them all.
 */
export class Permission {
  constructor(
    private readonly _grants: Grants,
    private readonly _ask: (
      request: NotebookRequest,
      signal: AbortSignal
    ) => Promise<Allowance>
  ) {}

  /**
   * @param behind - What the cells behind are going to ask, as far as that
   *   can be seen: it is asked for with it.
   * @throws GlobusError `declined`.
   */
  async permit(
    origin: Origin,
    call: CellCall,
    behind: () => Promise<CellCall[]>,
    signal: AbortSignal
  ): Promise<void> {
    if (this._isAllowed(origin, call, signal)) {
      return;
    }
    const turn = this._queue.then(() =>
      this._question(origin, call, behind, signal)
    );
    this._queue = turn.catch(() => undefined);
    await turn;
  }

  private async _question(
    origin: Origin,
    call: CellCall,
    behind: () => Promise<CellCall[]>,
    signal: AbortSignal
  ): Promise<void> {
    if (this._isAllowed(origin, call, signal)) {
      return;
    }
    // A token is asked for by itself: what it can do is no call of a cell.
    const isToken = call.action.right === 'token';
    const more = (isToken ? [] : await behind()).filter(
      each =>
        each.action.right !== 'sign-out' &&
        each.action.right !== 'token' &&
        !this._grants.covers(origin, each.action) &&
        !this._grants.holds(origin, each)
    );
    const answer = await this._ask(
      { notebook: origin.notebook, asks: [shown(call), ...more.map(shown)] },
      signal
    );
    refuseIfDropped(signal);
    // Only what is listed can be taken back.
    if (answer === 'no' || (isToken && answer !== 'kernel')) {
      throw fail('declined', 'NotAllowed', 'You did not allow this.');
    }
    const running = new Set(origin.queue().map(({ id }) => id));
    for (const each of [call, ...more]) {
      if (answer === 'kernel' && canLast(each.action)) {
        this._grants.allow(origin, each.action);
      } else if (each !== call && running.has(each.cell)) {
        this._grants.allowOnce(origin, each);
      }
    }
  }

  /** @throws GlobusError `declined` when nobody waits for it any more. */
  private _isAllowed(
    origin: Origin,
    call: CellCall,
    signal: AbortSignal
  ): boolean {
    refuseIfDropped(signal);
    return (
      this._grants.covers(origin, call.action) ||
      this._grants.spend(origin, call)
    );
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

function shown({ action, line }: CellCall): Ask {
  return { action, line };
}
