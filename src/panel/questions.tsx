import type { Failure, SubmittedTask, TimerDocument } from '../engine/contract';
import { fail } from '../engine/contract';
import type {
  Allowance,
  Ask,
  NotebookRequest,
  Questions
} from '../operations/questions';
import type { TransferArguments } from '../operations/transfer';
import { hasEnded } from '../operations/waitTask';
import { confirmed } from './common/confirm';
import { openModal } from './common/modal';
import { SharedQuestions } from './common/sharedQuestions';
import type { Pane } from './files/pane';
import { AllowNotebook } from './notebooks/AllowNotebook';
import { AllowToken } from './notebooks/AllowToken';
import { ConfirmAction } from './notebooks/ConfirmAction';
import { AnswerGuard } from './notebooks/guard';
import { partsOf } from './parts';
import type { PanelServices } from './services';
import { ConsentDialog } from './signIn/ConsentDialog';
import { SignInDialog } from './signIn/SignInDialog';
import { describeTask } from './tasks/describe';
import { confirmCancel } from './tasks/acts/useCancel';
import { showTransfer, transferBetween } from './transfer/openTransfer';

/**
 * Puts the questions of commands and cells to the person, in dialogs. One
 * sign-in and one consent to the same thing is asked for at a time, however
 * many calls wait for it; it closes when none of them does any more.
 */
export class PanelQuestions implements Questions {
  private readonly shared = new SharedQuestions();

  constructor(private readonly services: PanelServices) {}

  signIn(signal?: AbortSignal): Promise<void> {
    const put = (closing: AbortSignal) =>
      openModal<void>(partsOf(this.services), {
        signal: closing,
        body: (close, dismiss) => (
          <SignInDialog onDone={() => close()} onClose={dismiss} />
        )
      });
    return this.shared.ask('sign-in', put, signal);
  }

  giveConsent(failure: Failure, signal?: AbortSignal): Promise<void> {
    const put = (closing: AbortSignal) =>
      openModal<void>(partsOf(this.services), {
        signal: closing,
        body: (close, dismiss) => (
          <ConsentDialog
            failure={failure}
            onDone={() => close()}
            onClose={dismiss}
          />
        )
      });
    const key = JSON.stringify([failure.requiredScopes, failure.session]);
    return this.shared.ask(key, put, signal);
  }

  confirmTransfer(
    draft: TransferArguments
  ): Promise<SubmittedTask | TimerDocument> {
    return showTransfer(partsOf(this.services), draft, null);
  }

  async transferSelected(): Promise<void> {
    const parts = partsOf(this.services);
    const { first, second } = parts.model.panes;
    const isReady = (from: Pane, to: Pane) =>
      from.state.get().selection.count > 0 && to.state.get().listing !== null;
    if (isReady(first, second)) {
      transferBetween(parts, first, second);
      return;
    }
    if (isReady(second, first)) {
      transferBetween(parts, second, first);
      return;
    }
    parts.model.tab.set('files');
    this.services.openPanel();
    throw fail(
      'bad-request',
      'NothingSelected',
      this.services.trans.__(
        'Select files in one pane of the Globus panel and open a folder in the other, then run this again.'
      )
    );
  }

  async confirmCancel(taskId: string): Promise<void> {
    const { context, trans } = this.services;
    const task = await context.engine.task(taskId);
    if (hasEnded(task)) {
      throw fail(
        'bad-request',
        'TaskEnded',
        trans.__('This task has ended: there is nothing to cancel.')
      );
    }
    const sent = partsOf(this.services).model.tasks.get()?.sent[taskId];
    const { title } = describeTask(task, sent, { trans, now: Date.now() });
    mustBe(await confirmCancel([title], trans));
  }

  async confirmSignOut(): Promise<void> {
    const { trans } = this.services;
    mustBe(
      await confirmed({
        title: trans.__('Sign out of Globus?'),
        body: trans.__(
          'All pages of this server are signed out, and the access that you gave is revoked. Tasks that run go on.'
        ),
        keep: trans.__('Stay signed in'),
        act: trans.__('Sign out')
      })
    );
  }

  async confirmAction(ask: Ask): Promise<void> {
    const guard = new AnswerGuard();
    mustBe(
      await openModal<boolean>(partsOf(this.services), {
        dismissable: () => guard.dismiss(),
        body: close => (
          <ConfirmAction ask={ask} guard={guard} onAnswer={close} />
        )
      })
    );
  }

  async allowNotebook(
    request: NotebookRequest,
    signal: AbortSignal
  ): Promise<Allowance> {
    const guard = new AnswerGuard();
    const Body =
      request.asks[0].action.right === 'token' ? AllowToken : AllowNotebook;
    try {
      return await openModal<Allowance>(partsOf(this.services), {
        signal,
        dismissable: () => guard.dismiss(),
        body: close => <Body request={request} guard={guard} onAnswer={close} />
      });
    } catch {
      return 'no';
    }
  }
}

/** @throws GlobusError `declined` where the person said no. */
function mustBe(yes: boolean): void {
  if (!yes) {
    throw fail('declined', 'Declined', 'This was not confirmed.');
  }
}
