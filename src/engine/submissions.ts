import { fail, failureOf, GlobusError } from '../globus/errors';
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
 * How long a submission whose answer was lost counts as the one that is sent
 * again, in milliseconds. Later the same transfer is meant as another; if the
 * first still runs, the service says so.
 */
const KEPT = 10 * 60_000;

interface Submission {
  id: string;
  takenAt: number;
  /** It may have reached the service: an answer to it never came. */
  lost: boolean;
}

/**
 * Submits transfers exactly once. A submission id is taken first and kept
 * until the service gave an answer to it, so that a lost answer, a double
 * click or the same transfer tried again makes one task.
 */
export class Submissions {
  /** Submissions without an answer, by who sends what. */
  private readonly unanswered = new Map<string, Submission>();
  private readonly running = new Map<string, Promise<SubmittedTask>>();

  /** @param person - Names who is signed in: ids are theirs alone. */
  constructor(
    private readonly calls: Calls,
    private readonly person: () => string,
    private readonly now: () => number = Date.now
  ) {}

  submit(document: TransferDocument): Promise<SubmittedTask> {
    const person = this.person();
    const key = JSON.stringify([person, document]);
    const running = this.running.get(key);
    if (running) {
      return running;
    }
    const submission = this.send(person, key, document).finally(() =>
      this.running.delete(key)
    );
    this.running.set(key, submission);
    return submission;
  }

  private async send(
    person: string,
    key: string,
    document: TransferDocument
  ): Promise<SubmittedTask> {
    const submission = await this.take(key);
    try {
      const answer = await this.calls.transfer(async service => {
        // Each try takes the token of who is signed in by then.
        if (this.person() !== person) {
          throw fail(
            'other-identity',
            'OtherIdentity',
            'Someone else signed in meanwhile. Nothing was sent in their name: begin it anew.'
          );
        }
        return service
          .submit(document, submission.id)
          .catch((error: unknown) => {
            submission.lost ||= mayPass(failureOf(error));
            throw error;
          });
      });
      this.unanswered.delete(key);
      return { taskId: answer.task_id, duplicate: answer.code === 'Duplicate' };
    } catch (error) {
      // A refusal says nothing of an earlier try that was lost.
      if (!submission.lost) {
        this.unanswered.delete(key);
      }
      const failure = failureOf(error);
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

  private async take(key: string): Promise<Submission> {
    for (const [old, { takenAt }] of this.unanswered) {
      if (takenAt + KEPT <= this.now()) {
        this.unanswered.delete(old);
      }
    }
    const known = this.unanswered.get(key);
    if (known) {
      return known;
    }
    const id = await this.calls.transfer(service => service.submissionId());
    const submission = { id, takenAt: this.now(), lost: false };
    this.unanswered.set(key, submission);
    return submission;
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
