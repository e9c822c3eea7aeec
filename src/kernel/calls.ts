import { PromiseDelegate } from '@lumino/coreutils';
import { writeJson } from './json';
import { Parts } from './parts';
import { refuseIfDropped } from './permission';
import type { Reply, ReplyError, Request, WaitingFor, Wish } from './protocol';
import { pending, PROTOCOL } from './protocol';

/** How a call tells of itself while it runs. */
export interface CallControl {
  /** Aborted when the kernel lost interest. */
  signal: AbortSignal;
  /** Progress, for the kernel to show: JSON. */
  note: (progress: unknown) => void;
  waitFor: (person: WaitingFor | null) => void;
  /** The call changes nothing: the kernel may make it again. */
  changesNothing: () => void;
  /** The result is forgotten once it was given: it may be asked for anew. */
  giveOnce: () => void;
  /**
   * Resolves once the kernel has shown that it gets our replies, or dropped
   * the call. A request may come hours late, from a cell that gave up: servers
   * keep messages for a page that sleeps.
   */
  heard: () => Promise<void>;
}

/** Makes the result of a call, as JSON. */
export type Run = (what: Wish, control: CallControl) => Promise<unknown>;

export interface CallsOptions {
  explain(error: unknown): ReplyError;
  /** Milliseconds that an exchange waits for a call to end. */
  patience?: number;
  /** Milliseconds after which a call that nobody asks for is dropped. */
  keep?: number;
  /** Results kept at most, so that a lost reply can be asked for again. */
  limit?: number;
  /** Bytes of them at most; the newest is kept whatever it weighs. */
  bytes?: number;
}

/**
 * The calls of one kernel. Each has an id of the kernel's making and runs once,
 * however often and by whichever way it is asked for.
 */
export class Calls {
  constructor(options: CallsOptions) {
    this._options = {
      patience: 700,
      keep: 300_000,
      limit: 20,
      bytes: 64e6,
      ...options
    };
  }

  /** Answers one request; null where none is due. A call that begins is run. */
  async answer(request: Request, run: Run): Promise<Reply | null> {
    const { ask, id } = request;
    if (ask === 'drop') {
      this._drop(id);
      return null;
    }
    if (ask === 'run' && !this._seen.has(id)) {
      this._start(id, control => run(request.what, control));
    }
    const call = this._calls.get(id);
    if (!call) {
      return { protocol: PROTOCOL, id, state: 'unknown' };
    }
    this._postpone(call);
    if (ask === 'resume') {
      call.heard.resolve();
      call.isHeard = true;
    }
    if (!call.outcome) {
      await this._wait(call);
    }
    const given = reply(call, ask === 'part' ? request.part : 0);
    if (call.isGivenOnce && given.state === 'done') {
      this._drop(id);
    }
    return given;
  }

  /** Drops every call: the kernel is gone. */
  dispose(): void {
    for (const id of [...this._calls.keys()]) {
      this._drop(id);
    }
  }

  private _start(
    id: string,
    run: (control: CallControl) => Promise<unknown>
  ): void {
    const abort = new AbortController();
    const call: Call = {
      id,
      abort,
      progress: null,
      waitingFor: null,
      mayChange: true,
      heard: new PromiseDelegate(),
      isHeard: false,
      needsHearing: new PromiseDelegate()
    };
    this._calls.set(id, call);
    this._seen.add(id);
    call.ended = this._run(call, run);
  }

  private async _run(
    call: Call,
    run: (control: CallControl) => Promise<unknown>
  ): Promise<void> {
    const { signal } = call.abort;
    try {
      const result = await run({
        signal,
        note: progress => {
          // An operation that tells how far it is stops here.
          signal.throwIfAborted();
          call.progress = progress;
        },
        waitFor: person => {
          call.waitingFor = person;
        },
        changesNothing: () => {
          call.mayChange = false;
        },
        giveOnce: () => {
          call.isGivenOnce = true;
        },
        heard: () => {
          call.needsHearing.resolve();
          return call.heard.promise;
        }
      });
      call.outcome = new Parts(await writeJson(result));
    } catch (error) {
      call.outcome = this._options.explain(error);
    }
    this._forgetOldest();
  }

  private async _wait(call: Call): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>(resolve => {
      timer = setTimeout(resolve, this._options.patience);
    });
    await Promise.race([
      call.ended,
      patience,
      ...(call.isHeard ? [] : [call.needsHearing.promise])
    ]);
    clearTimeout(timer);
  }

  /** A kernel that was killed drops nothing: silence has to do. */
  private _postpone(call: Call): void {
    clearTimeout(call.silence);
    call.silence = setTimeout(() => this._drop(call.id), this._options.keep);
  }

  private _drop(id: string): void {
    const call = this._calls.get(id);
    this._seen.add(id);
    if (call) {
      clearTimeout(call.silence);
      this._calls.delete(id);
      call.abort.abort();
      call.heard.resolve();
    }
  }

  private _forgetOldest(): void {
    const { limit, bytes } = this._options;
    const ended = [...this._calls.values()].filter(call => call.outcome);
    let weight = 0;
    for (const [age, call] of ended.reverse().entries()) {
      weight += call.outcome instanceof Parts ? call.outcome.bytes : 0;
      if (age >= limit || (age > 0 && weight > bytes)) {
        this._drop(call.id);
      }
    }
  }

  private readonly _options: Required<CallsOptions>;
  private readonly _calls = new Map<string, Call>();
  /** Every id there was: what was dropped must not run again either. */
  private readonly _seen = new Set<string>();
}

interface Call {
  id: string;
  abort: AbortController;
  progress: unknown;
  waitingFor: WaitingFor | null;
  mayChange: boolean;
  /** The kernel got a reply and came back. */
  heard: PromiseDelegate<void>;
  isHeard: boolean;
  isGivenOnce?: boolean;
  /** The call goes on only when it is heard: no use in waiting for its end. */
  needsHearing: PromiseDelegate<void>;
  ended?: Promise<void>;
  outcome?: Parts | ReplyError;
  silence?: ReturnType<typeof setTimeout>;
}

function reply(call: Call, part: number): Reply {
  const { id, outcome, progress, waitingFor, mayChange } = call;
  if (!outcome) {
    return pending(id, progress, waitingFor, mayChange);
  }
  if (!(outcome instanceof Parts)) {
    return {
      protocol: PROTOCOL,
      id,
      state: 'error',
      error: outcome,
      mayChange
    };
  }
  const text = outcome.part(part);
  return text === null
    ? { protocol: PROTOCOL, id, state: 'unknown' }
    : {
        protocol: PROTOCOL,
        id,
        state: 'done',
        parts: outcome.count,
        part,
        text
      };
}

/**
 * Tells the kernel that its call waits for the person.
 *
 * @throws GlobusError `declined` when the cell was stopped meanwhile.
 */
export async function waiting<T>(
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
