import type { Failure } from '../globus/errors';
import { failureOf, GlobusError } from '../globus/errors';
import { mayPass } from '../globus/retry';
import type { Calls } from './calls';
import type { DataAccess } from './dataAccess';
import { draftOf } from './draft';
import type { Outbox } from './outbox';
import { endpointsOf, RunningTasks } from './runningTasks';
import type { SentDocument, SubmittedTask } from './taskTypes';

/**
 * Submits transfers and deletes exactly once. A submission id is taken first
 * and kept until the service gave an answer to it, so that a lost answer, a
 * double click, a crash or the same task tried again makes one task. However
 * long after: only the service knows whether the first one arrived, and it
 * says so.
 */
export class Submissions {
  private readonly running = new Map<string, Promise<SubmittedTask>>();
  private readonly tasks: RunningTasks;

  constructor(
    private readonly calls: Calls,
    private readonly access: DataAccess,
    private readonly outbox: Outbox,
    private readonly now: () => number
  ) {
    this.tasks = new RunningTasks(calls);
  }

  /** Whether an answer to one is waited for. */
  get areRunning(): boolean {
    return this.running.size > 0;
  }

  /** @param known - Its submission id, where it was sent before. */
  async submit(task: SentDocument, known?: string): Promise<SubmittedTask> {
    const person = this.calls.person || (await this.calls.whose());
    const text = JSON.stringify(task);
    const key = person + text;
    const running = this.running.get(key);
    if (running) {
      return running;
    }
    const submission = this.send(person, text, task, known).finally(() =>
      this.running.delete(key)
    );
    this.running.set(key, submission);
    return submission;
  }

  private async send(
    person: string,
    text: string,
    task: SentDocument,
    known?: string
  ): Promise<SubmittedTask> {
    const id = await this.take(person, text, task, known);
    /** It may have reached the service: an answer to it never came. */
    let lost = false;
    try {
      const answer = await this.calls.transfer(async service => {
        this.calls.mustBe(person);
        const answered =
          'transfer' in task
            ? service.submit(task.transfer, id)
            : service.submitDelete(task.delete, id);
        return answered.catch((error: unknown) => {
          const failure = failureOf(error);
          // One too many a second was not looked at.
          lost ||= mayPass(failure) && failure.kind !== 'busy';
          throw error;
        });
      });
      await this.outbox.answered(person, id, answer.task_id);
      await this.tasks.add(task, answer.task_id);
      return { taskId: answer.task_id, duplicate: answer.code === 'Duplicate' };
    } catch (error) {
      const failure = { ...failureOf(error) };
      await this.explain(failure, task).catch(() => undefined);
      // Last, as who dies before it is told must find it again. A refusal says
      // nothing of an earlier try that was lost.
      throw new GlobusError(
        await this.outbox.failed(person, id, lost, failure)
      );
    }
  }

  /** Adds to a failure what its person needs to get over it. */
  private async explain(failure: Failure, task: SentDocument): Promise<void> {
    if (failure.kind === 'consent-required') {
      failure.requiredScopes = await this.access.scopesFor(
        endpointsOf(task),
        failure.requiredScopes ?? []
      );
    } else if (failure.kind === 'conflict') {
      failure.tasks = await this.tasks.like(task);
    }
  }

  /**
   * The id to submit with, remembered. Consents come first: they are no reason
   * to try the same id again.
   */
  private async take(
    person: string,
    text: string,
    task: SentDocument,
    known?: string
  ): Promise<string> {
    const draft = await draftOf(task, text, this.now());
    let id = known ?? (await this.outbox.find(person, draft.digest));
    if (id === null) {
      await this.access.check(endpointsOf(task));
      id = await this.calls.transfer(service => service.submissionId());
    }
    // Nothing is kept of who has signed out meanwhile.
    this.calls.mustBe(person);
    return (await this.outbox.begin(person, { ...draft, id })).id;
  }
}
