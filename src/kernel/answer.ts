import type {
  Collection,
  Failure,
  SubmittedTask,
  TaskDocument
} from '../engine/contract';
import { fail, failureOf, GlobusError } from '../engine/contract';
import type { Action } from '../operations/action';
import { checkArguments } from '../operations/arguments';
import type { Caller } from '../operations/caller';
import type { Context, OperationContext } from '../operations/context';
import { whatIsMissing } from '../operations/disksWords';
import type { Translate } from '../operations/explain';
import { explain } from '../operations/explain';
import type { ParsedLine } from '../operations/grammar';
import { parseLine, showCall } from '../operations/grammar';
import type { HandTokenArguments } from '../operations/handToken';
import { handToken, mustBeFor } from '../operations/handToken';
import { hereOf, lackOf } from '../operations/here';
import type { Operation } from '../operations/perform';
import { perform, withPerson } from '../operations/perform';
import { OPERATIONS } from '../operations/registry';
import type { Lookup } from '../operations/resolve';
import { resolveOrOffer, resolvePlaces } from '../operations/resolve';
import { searchCollections } from '../operations/search';
import { waitTask } from '../operations/waitTask';
import type { CallControl } from './calls';
import { Calls, waiting } from './calls';
import type { Grants } from './grants';
import { holderOf } from './grants';
import { isForTheirs } from './ofWhom';
import type { CellCall } from './permission';
import { Permission, refuseIfDropped } from './permission';
import type { Origin, Reply, ReplyError, Wish } from './protocol';
import { idOf, PROTOCOL, record } from './protocol';
import { linesIn } from './queued';
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
      const request = readRequest(data);
      const isOrphan = record(data).orphan === true;
      if (
        isOrphan &&
        request.ask === 'run' &&
        !(await isForTheirs(this._context.engine, request.what))
      ) {
        return null;
      }
      const reply = await this._callsOf(origin).answer(
        request,
        (what, control) => this._run(origin, what, control)
      );
      // Another page may know it.
      return isOrphan && reply?.state === 'unknown' ? null : reply;
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

  forget(kernel: string): void {
    this._grants.forget(kernel);
    for (const [key, entry] of [...this._calls]) {
      if (entry.kernel === kernel) {
        this._calls.delete(key);
        entry.calls.dispose();
      }
    }
  }

  ended(kernel: string, cell: string): void {
    this._grants.ended(kernel, cell);
  }

  private _callsOf(origin: Origin): Calls {
    const key = JSON.stringify([origin.kernel, origin.process]);
    let entry = this._calls.get(key);
    if (!entry) {
      const calls = new Calls({ explain: error => this._explain(error) });
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
    const { operation, wait } = parsed;
    const lookup = this._lookup(origin);
    const look = () => this._look(control);
    const args = await resolveOrOffer(
      operation,
      parsed.args,
      { ...lookup, look },
      text => this._find(origin, control, text)
    );
    const context = {
      ...this._watched(control),
      names: lookup.names,
      holder: holderOf(origin)
    };
    const value = await perform(
      operation,
      context,
      this._caller(origin, control, { operation, args }),
      args,
      control.note
    );
    if (operation.id === handToken.id) {
      this._checkStill(origin, operation.action(args));
    }
    if (!wait) {
      return this._result(operation, args, value);
    }
    const task = (value as SubmittedTask).taskId;
    const ended = await perform(
      waitTask,
      context,
      WATCHER,
      { ...wait, task, evenIfStuck: false },
      control.note
    );
    return this._result(waitTask, {}, ended);
  }

  /**
   * A token that came when the right to it was gone has been revoked.
   *
   * @throws GlobusError `declined`.
   */
  private _checkStill(origin: Origin, action: Action): void {
    if (!this._grants.covers(origin, action)) {
      throw fail('declined', 'TakenBack', 'The right to it was taken back.');
    }
  }

  /**
   * Who is told no has nothing left: this page knows of no token that was
   * handed before it was loaded.
   */
  private _refused(origin: Origin, action: Action, { code }: Failure): void {
    const isNo = action.right === 'token' && code === 'NotAllowed';
    if (isNo && !this._grants.of(origin).some(one => one.right === 'token')) {
      this._grants.takeBack(origin);
    }
  }

  /** What the kernel gets; of a task that was waited for, the record too. */
  private async _result(
    operation: Operation<unknown, unknown>,
    args: unknown,
    value: unknown
  ): Promise<CellResult> {
    if (operation.id !== waitTask.id) {
      return cellResult(operation, args, value, this._trans);
    }
    const record = await recordOf(
      this._context.engine,
      value as TaskDocument,
      this._trans
    );
    return {
      ...cellResult(operation, args, value, this._trans, record.events),
      ...record
    };
  }

  /** Looks for this server's disks anew, with the person where it takes one. */
  private _look(control: CallControl): Promise<void> {
    return withPerson(this._watched(control), async () => {
      const state = await this._context.disks.look(true);
      const lack = lackOf(state);
      if (lack && state.mounts.length === 0) {
        throw new GlobusError(lack);
      }
    });
  }

  private _lookup({ names, path }: Origin): Lookup {
    const { collections, syncLevel } = this._context.defaults();
    const here = hereOf(this._context.disks, path, state =>
      whatIsMissing(state, this._trans)
    );
    return {
      names: { notebook: names, settings: collections, here },
      ...(syncLevel === undefined ? {} : { syncLevel })
    };
  }

  /** What an unknown name may mean; asked for like any other search. */
  private async _find(
    origin: Origin,
    control: CallControl,
    text: string
  ): Promise<Collection[]> {
    const { collections } = await perform(
      searchCollections,
      this._watched(control),
      this._caller(origin, control, {
        operation: searchCollections,
        args: { text }
      }),
      { text }
    );
    return collections.filter(({ browsable }) => browsable);
  }

  /** Only here is a cell's caller made: no message can bring one along. */
  private _caller(
    origin: Origin,
    control: CallControl,
    parsed: ParsedOperation
  ): Caller {
    return {
      door: 'cell',
      permit: async (action: Action) => {
        if (/^(read|none|token)$/.test(action.right)) {
          control.changesNothing();
        }
        const session = await this._context.engine.session();
        this._grants.belongTo(session);
        if (action.right === 'token') {
          control.giveOnce();
          mustBeFor(session, (parsed.args as HandTokenArguments).identity);
        }
        const call = callOf(origin.cell, parsed, action);
        await waiting(control, 'permission', () =>
          this._permission.permit(
            origin,
            call,
            () => this._behind(origin, call),
            control.signal
          )
        ).catch((error: unknown) => {
          this._refused(origin, action, failureOf(error));
          throw error;
        });
        if (action.right !== 'read' && action.right !== 'none') {
          await control.heard();
          refuseIfDropped(control.signal);
        }
      }
    };
  }

  /**
   * What the cell that asks, and those behind it, are going to ask next. What
   * can't be read says so when its turn comes.
   */
  private async _behind(origin: Origin, call: CellCall): Promise<CellCall[]> {
    const found: CellCall[] = [];
    const queue = origin.queue();
    const lookup = this._lookup(origin);
    if (queue.some(({ code }) => code.includes('here:'))) {
      // Else the cells behind would ask one by one.
      await this._context.disks.look().catch(() => null);
    }
    const own = queue.findIndex(({ id }) => id === origin.cell);
    for (const { id, code } of own < 0 ? [] : queue.slice(own)) {
      const calls = linesIn(code).flatMap(({ line, body }) => {
        try {
          const parsed = parseLine(line, body);
          if (parsed.kind === 'help') {
            return [];
          }
          const { operation } = parsed;
          const args = resolvePlaces(operation, parsed.args, lookup);
          return [seen(id, { operation, args })];
        } catch {
          return [];
        }
      });
      const since = calls.findIndex(({ key }) => key === call.key) + 1;
      found.push(
        ...(id !== origin.cell ? calls : since > 0 ? calls.slice(since) : [])
      );
    }
    return found;
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

/** An operation with arguments of its own, places looked up. */
type ParsedOperation = Pick<
  Extract<ParsedLine, { kind: 'operation' }>,
  'operation' | 'args'
>;

function callOf(
  cell: string,
  { operation: { id }, args }: ParsedOperation,
  action: Action
): CellCall {
  return {
    cell,
    action,
    // Written when they are needed: a call may have thousands of items.
    get key() {
      return JSON.stringify([id, args]);
    },
    get line() {
      return showCall(id, args);
    }
  };
}

/**
 * A call that is going to be made.
 *
 * @throws GlobusError `bad-request` where it can't be.
 */
function seen(cell: string, parsed: ParsedOperation): CellCall {
  const { operation, args } = parsed;
  const checked = checkArguments(operation.id, operation.schema, args);
  return callOf(cell, parsed, operation.action(checked));
}

/** A call may watch the task that it has submitted itself. */
const WATCHER: Caller = { door: 'cell', permit: async () => undefined };

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
