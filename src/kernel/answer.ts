import type { TaskDocument } from '../engine/contract';
import { fail, failureOf } from '../engine/contract';
import type { Action } from '../operations/action';
import type { Caller } from '../operations/caller';
import type { Context, OperationContext } from '../operations/context';
import type { Translate } from '../operations/explain';
import { explain } from '../operations/explain';
import type { ParsedLine } from '../operations/grammar';
import { parseLine, showCall } from '../operations/grammar';
import { perform } from '../operations/perform';
import { OPERATIONS } from '../operations/registry';
import { waitTask } from '../operations/waitTask';
import type { CallControl } from './calls';
import { Calls } from './calls';
import type { Grants } from './grants';
import { Permission, refuseIfDropped } from './permission';
import type { Origin, Reply, ReplyError, WaitingFor, Wish } from './protocol';
import { idOf, PROTOCOL } from './protocol';
import { readRequest } from './requests';
import { recordOf } from './record';
import type { CellResult } from './results';
import { cellResult } from './results';

/**
 * Answers what kernels ask. Fetched when the first call comes: what stands in
 * every page load is the listening.
 */
export class Answerer {
  constructor(
    private readonly _context: Context,
    private readonly _grants: Grants,
    private readonly _trans: Translate
  ) {
    this._permission = new Permission(_grants, (request, signal) =>
      _context.questions.allowNotebook(request, signal)
    );
  }

  /** Answers one request; null where none is due. Never rejects. */
  async answer(origin: Origin, data: unknown): Promise<Reply | null> {
    try {
      return await this._callsOf(origin).answer(readRequest(data));
    } catch (error) {
      return {
        protocol: PROTOCOL,
        id: idOf(data),
        state: 'error',
        mayChange: false,
        error: this._explain(error)
      };
    }
  }

  /** The kernel died or starts again. */
  forget(kernel: string): void {
    this._grants.forget(kernel);
    for (const [key, entry] of [...this._calls]) {
      if (entry.kernel === kernel) {
        this._calls.delete(key);
        entry.calls.dispose();
      }
    }
  }

  private _callsOf(origin: Origin): Calls {
    const key = JSON.stringify([origin.kernel, origin.process]);
    let entry = this._calls.get(key);
    if (!entry) {
      const calls = new Calls({
        run: (what, control) => this._run(origin, what, control),
        explain: error => this._explain(error)
      });
      entry = { kernel: origin.kernel, calls };
      this._calls.set(key, entry);
    }
    return entry.calls;
  }

  private async _run(
    origin: Origin,
    what: Wish,
    control: CallControl
  ): Promise<CellResult> {
    const parsed =
      'line' in what ? parseLine(what.line, what.body) : byId(what);
    if (parsed.kind === 'help') {
      return { kind: 'text', value: parsed.text };
    }
    const { operation, args } = parsed;
    const line = () => showCall(operation.id, args);
    const value = await perform(
      operation,
      this._watched(control),
      this._caller(origin, control, line),
      args,
      control.note
    );
    const result = cellResult(operation, args, value, this._trans);
    return operation.id === waitTask.id
      ? {
          ...result,
          ...(await recordOf(this._context.engine, value as TaskDocument))
        }
      : result;
  }

  /** Only here is a cell's caller made: no message can bring one along. */
  private _caller(
    origin: Origin,
    control: CallControl,
    line: () => string
  ): Caller {
    return {
      door: 'cell',
      permit: async (action: Action) => {
        if (action.right === 'read') {
          control.changesNothing();
        }
        this._grants.belongTo(await this._context.engine.session());
        await waiting(control, 'permission', () =>
          this._permission.permit(origin, action, line(), control.signal)
        );
        if (action.right !== 'read' && action.right !== 'none') {
          await control.heard();
          refuseIfDropped(control.signal);
        }
      }
    };
  }

  /** The page's context, which tells the kernel when it waits for the person. */
  private _watched(control: CallControl): OperationContext {
    const { engine, questions } = this._context;
    return {
      engine,
      questions: {
        signIn: () =>
          waiting(control, 'sign-in', () => questions.signIn(control.signal)),
        giveConsent: failure =>
          waiting(control, 'consent', () =>
            questions.giveConsent(failure, control.signal)
          )
      }
    };
  }

  private _explain(error: unknown): ReplyError {
    const failure = failureOf(error);
    const { what, advice } = explain(failure, this._trans);
    // Of a no, whose it was says it all.
    const said = failure.kind === 'declined' || what === failure.message;
    return {
      kind: failure.kind,
      code: failure.code,
      message: said ? failure.message : what,
      detail: said ? '' : failure.message,
      advice,
      requestId: failure.requestId
    };
  }

  private readonly _permission: Permission;
  private readonly _calls = new Map<string, { kernel: string; calls: Calls }>();
}

function byId(what: { operation: string; args: unknown }): ParsedLine {
  const operation = Object.hasOwn(OPERATIONS, what.operation)
    ? OPERATIONS[what.operation]
    : undefined;
  if (!operation) {
    throw fail(
      'bad-request',
      'UnknownOperation',
      `There is no operation "${what.operation}". Known are ${Object.keys(OPERATIONS).join(', ')}.`
    );
  }
  return { kind: 'operation', operation, args: what.args };
}

/**
 * Tells the kernel that its call waits for the person.
 *
 * @throws GlobusError `declined` when the cell was stopped meanwhile.
 */
async function waiting<T>(
  control: CallControl,
  person: WaitingFor,
  question: () => Promise<T>
): Promise<T> {
  control.waitFor(person);
  try {
    const answer = await question();
    refuseIfDropped(control.signal);
    return answer;
  } finally {
    control.waitFor(null);
  }
}
