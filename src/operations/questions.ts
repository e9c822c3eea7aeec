import type { Failure, SubmittedTask, TimerDocument } from '../engine/contract';
import type { Action } from './action';
import type { TransferArguments } from './transfer';

/** One thing that is asked for. */
export interface Ask {
  action: Action;
  /** The operation as parsed, written as a `%globus` line. */
  line: string;
}

/** What a notebook asks for. */
export interface NotebookRequest {
  /** Name of the notebook or console, as its tab shows it. */
  notebook: string;
  /** What a cell asks now, and what those behind it are going to ask. */
  asks: readonly [Ask, ...Ask[]];
}

/** How long a notebook is allowed what it asks. */
export type Allowance = 'once' | 'kernel' | 'no';

/**
 * What an operation may lack and ask the person for. Each rejects with
 * GlobusError `declined` when the person says no or closes the question, and
 * when the signal says that nobody waits for the answer any more.
 */
export interface Needs {
  /** Resolves once someone is signed in. */
  signIn(signal?: AbortSignal): Promise<void>;
  /** Resolves once what the failure lacks (consent, session) is given. */
  giveConsent(failure: Failure, signal?: AbortSignal): Promise<void>;
}

/** All questions, those of the doors too; the panel puts them. */
export interface Questions extends Needs {
  /**
   * Shows the transfer form, filled in; resolves when it was sent, or with the
   * timer where the person chose a later time.
   */
  confirmTransfer(
    draft: TransferArguments
  ): Promise<SubmittedTask | TimerDocument>;
  /**
   * Shows the transfer form for what is selected in one pane of the panel.
   *
   * @throws GlobusError `bad-request` that says what to select; the panel is
   * open then.
   */
  transferSelected(): Promise<void>;
  /** Resolves when the person wants a task cancelled. */
  confirmCancel(taskId: string): Promise<void>;
  /** Resolves when the person wants what a command was run for. */
  confirmAction(ask: Ask): Promise<void>;
  /** Resolves when the person wants to sign out. */
  confirmSignOut(): Promise<void>;
  /** Resolves with the person's answer; closing the dialog is `no`. */
  allowNotebook(
    request: NotebookRequest,
    signal: AbortSignal
  ): Promise<Allowance>;
}
