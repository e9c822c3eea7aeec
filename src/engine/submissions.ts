import { failureOf, GlobusError } from '../globus/errors';
import { mayPass } from '../globus/retry';
import {
  dataAccessScope,
  mergeScopes,
  needsDataAccess
} from '../globus/scopes';
import type { TransferDocument } from '../globus/types';
import type { Calls } from './calls';
import type { SubmittedTask } from './contract';

/**
 * Submits transfers exactly once. A submission id is taken first and kept
 * until the service gave an answer to it, so that a lost answer, a double
 * click or the same transfer tried again later makes one task.
 */
export class Submissions {
  /** Submission ids without an answer, by their document. */
  private readonly unanswered = new Map<string, string>();
  private readonly running = new Map<string, Promise<SubmittedTask>>();

  constructor(private readonly calls: Calls) {}

  submit(document: TransferDocument): Promise<SubmittedTask> {
    const key = JSON.stringify(document);
    const running = this.running.get(key);
    if (running) {
      return running;
    }
    const submission = this.send(key, document).finally(() =>
      this.running.delete(key)
    );
    this.running.set(key, submission);
    return submission;
  }

  private async send(
    key: string,
    document: TransferDocument
  ): Promise<SubmittedTask> {
    const submissionId =
      this.unanswered.get(key) ??
      (await this.calls.transfer(service => service.submissionId()));
    this.unanswered.set(key, submissionId);
    try {
      const answer = await this.calls.transfer(service =>
        service.submit(document, submissionId)
      );
      this.unanswered.delete(key);
      return { taskId: answer.task_id, duplicate: answer.code === 'Duplicate' };
    } catch (error) {
      const failure = failureOf(error);
      if (!mayPass(failure)) {
        this.unanswered.delete(key);
      }
      if (failure.kind !== 'consent-required') {
        throw error;
      }
      throw new GlobusError({
        ...failure,
        requiredScopes: mergeScopes([
          ...(failure.requiredScopes ?? []),
          ...(await this.scopesOfBothSides(document))
        ])
      });
    }
  }

  /** Asks for both sides in one go, though the service may name only one. */
  private async scopesOfBothSides(
    document: TransferDocument
  ): Promise<string[]> {
    const ids = new Set([
      document.source_endpoint,
      document.destination_endpoint
    ]);
    const endpoints = await Promise.all(
      [...ids].map(id => this.calls.transfer(service => service.endpoint(id)))
    );
    const mapped = endpoints.filter(needsDataAccess).map(({ id }) => id);
    return mapped.length > 0 ? [dataAccessScope(mapped)] : [];
  }
}
