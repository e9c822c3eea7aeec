import type { CellRun } from './runs';

/**
 * What a kernel and a page say to each other; docs/kernel-protocol.md tells it
 * to people. This module is part of every page load: types and constants.
 */

import type { NotebookNames } from '../operations/names';

export const PROTOCOL = 1;

/** Name of the comm target. */
export const COMM_TARGET = 'globus';

/** What stands between the words for people and the request in a prompt. */
export const PROMPT_MARK = '\0globus:';

/** What a kernel asks; each is answered by one reply, `drop` by none. */
export type Request =
  | { ask: 'run'; id: string; what: Wish }
  | { ask: 'resume'; id: string }
  | { ask: 'part'; id: string; part: number }
  | { ask: 'drop'; id: string };

/** What is to be run: a `%globus` line, or an operation by its id. */
export type Wish =
  { line: string; body: string | null } | { operation: string; args: unknown };

/** What a pending call waits for, where it is a person. */
export type WaitingFor = 'permission' | 'sign-in' | 'consent';

export type Reply =
  | {
      protocol: number;
      id: string;
      state: 'pending';
      progress: unknown;
      waitingFor: WaitingFor | null;
      mayChange: boolean;
    }
  | {
      protocol: number;
      id: string;
      state: 'done';
      parts: number;
      part: number;
      text: string;
    }
  | {
      protocol: number;
      id: string;
      state: 'error';
      error: ReplyError;
      mayChange: boolean;
    }
  | { protocol: number; id: string; state: 'unknown' };

export interface ReplyError {
  kind: string;
  code: string;
  /** What happened, for people. */
  message: string;
  /** The service's own words where `message` is not them; else empty. */
  detail: string;
  /** What to do; may be empty. */
  advice: string;
  requestId: string | null;
}

/** Where a request comes from. */
export interface Origin {
  /** Id of the kernel. */
  kernel: string;
  /** The kernel's process: a restarted kernel is another one. */
  process: string;
  /** Name of the notebook or console, as its tab shows it. */
  notebook: string;
  /** Its path, as JupyterLab has it. */
  path: string;
  /** What it calls collections; null where it can't keep names. */
  names: NotebookNames | null;
  /** The cell that asks: the `id` of its {@link CellRun}. */
  cell: string;
  /**
   * What its page has sent to the kernel and has not ended, in that order,
   * the cell itself among it.
   */
  queue: () => readonly CellRun[];
}

/** Says why a page can't answer at all. */
export function pageError(id: string, message: string): Reply {
  return {
    protocol: PROTOCOL,
    id,
    state: 'error',
    mayChange: false,
    error: {
      kind: 'refused',
      code: 'PageError',
      message,
      detail: '',
      advice: '',
      requestId: null
    }
  };
}

/**
 * Says that a call goes on. `mayChange` is true as long as it is not known that
 * the call changes nothing: only then may the kernel ask for it a second time.
 */
export function pending(
  id: string,
  progress: unknown = null,
  waitingFor: WaitingFor | null = null,
  mayChange = true
): Reply {
  return {
    protocol: PROTOCOL,
    id,
    state: 'pending',
    progress,
    waitingFor,
    mayChange
  };
}

/** The id of a request, as far as it can be made out. */
export function idOf(data: unknown): string {
  const { id } = record(data);
  return typeof id === 'string' ? id.slice(0, 100) : '';
}

/** The fields of a JSON object; none of anything else. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
