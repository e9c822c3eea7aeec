import { failureOf, GlobusError } from '../globus/errors';
import { mayPass } from '../globus/retry';
import type { DeleteDocument, TransferDocument } from '../globus/types';
import type { Calls } from './calls';
import type { SubmittedTask } from './contract';
import type { DataAccess } from './dataAccess';
import { endpointsOf, RunningTasks } from './runningTasks';

/** What can be submitted. */
export type Task = { transfer: TransferDocument } | { delete: DeleteDocument };

interface Submission {
  id: string;
  /** It may have reached the service: an answer to it never came. */
  lost: boolean;
}

/**
 * Submits transfers and deletes exactly once. A submission id is taken first
 * and kept until the service gave an answer to it, so that a lost answer, a
 * double click or the same task tried again makes one task. However long after:
 * only the service knows whether the first one arrived, and it says so.
 */
export class Submissions {
  /** Submissions without an answer, by who sends what. */
  private readonly unanswered = new Map<string, Submission>();
  private readonly running = new Map<string, Promise<SubmittedTask>>();
  private readonly tasks: RunningTasks;

  constructor(
    private readonly calls: Calls,
    private readonly access: DataAccess
  ) {
    this.tasks = new RunningTasks(calls);
  }

  submit(task: Task): Promise<SubmittedTask> {
    const { person } = this.calls;
    const key = JSON.stringify([person, task]);
    const running = this.running.get(key);
    if (running) {
      return running;
    }
    const submission = this.send(person, key, task).finally(() =>
      this.running.delete(key)
    );
    this.running.set(key, submission);
    return submission;
  }

  private async send(
    person: string,
    key: string,
    task: Task
  ): Promise<SubmittedTask> {
    const submission = await this.take(key, endpointsOf(task));
    try {
      const answer = await this.calls.transfer(async service => {
        this.calls.mustBe(person);
        const answered =
          'transfer' in task
            ? service.submit(task.transfer, submission.id)
            : service.submitDelete(task.delete, submission.id);
        return answered.catch((error: unknown) => {
          submission.lost ||= mayPass(failureOf(error));
          throw error;
        });
      });
      this.unanswered.delete(key);
      this.tasks.add(task, answer.task_id);
      return { taskId: answer.task_id, duplicate: answer.code === 'Duplicate' };
    } catch (error) {
      // A refusal says nothing of an earlier try that was lost.
      if (!submission.lost) {
        this.unanswered.delete(key);
      }
      const failure = failureOf(error);
      switch (failure.kind) {
        case 'consent-required':
          throw new GlobusError({
            ...failure,
            requiredScopes: await this.access.scopesFor(
              endpointsOf(task),
              failure.requiredScopes ?? []
            )
          });
        case 'conflict':
          throw new GlobusError({
            ...failure,
            tasks: await this.tasks.like(task)
          });
        default:
          throw error;
      }
    }
  }

  /** Consents come first: they are no reason to try the same id again. */
  private async take(key: string, collections: string[]): Promise<Submission> {
    const known = this.unanswered.get(key);
    if (known) {
      return known;
    }
    await this.access.check(collections);
    const id = await this.calls.transfer(service => service.submissionId());
    const submission = { id, lost: false };
    this.unanswered.set(key, submission);
    return submission;
  }
}
