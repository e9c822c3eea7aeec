import { failureFromAnswer, failureOf, GlobusError } from '../globus/errors';
import { mayPass } from '../globus/retry';
import { mergeScopes, TIMERS_SCOPE, timersScope } from '../globus/scopes';
import type { TimersService } from '../globus/timers';
import type {
  NewTimerDocument,
  TimerDocument,
  TimerWish
} from '../globus/timerTypes';
import type { Calls } from './calls';
import type { Consents } from './consents';
import type { DataAccess } from './dataAccess';
import { draftOf } from './draft';
import type { Outbox } from './outbox';
import { endpointsOf } from './runningTasks';
import { isNamed, sendsSame } from './sameTimer';

/** Timers of who is signed in; each is made once. */
export class Timers {
  private readonly running = new Map<string, Promise<TimerDocument>>();
  /** They are made one after another: none is there before or after by chance. */
  private turn: Promise<unknown> = Promise.resolve();
  /** How many consents there were when a timer asked for another. */
  private readonly asked = new Map<string, number>();

  constructor(
    private readonly calls: Calls,
    private readonly access: DataAccess,
    private readonly consents: Consents,
    private readonly outbox: Outbox,
    private readonly now: () => number
  ) {}

  /** Whether one is being made. */
  get areRunning(): boolean {
    return this.running.size > 0;
  }

  /** Newest first, those that have ended too. */
  all(): Promise<TimerDocument[]> {
    return this.ask(service => service.timers());
  }

  one(id: string): Promise<TimerDocument> {
    return this.ask(service => service.timer(id));
  }

  /**
   * Makes a timer. The service has no submission id for it: where an answer
   * was lost, also to a call before, the list is looked at first.
   *
   * @throws GlobusError `consent-required` before anything is sent: it is for
   * all that the timer will need.
   */
  async create(wish: TimerWish): Promise<TimerDocument> {
    const person = this.calls.person || (await this.calls.whose());
    const text = JSON.stringify({ timer: wish });
    const key = person + text;
    const running = this.running.get(key);
    if (running) {
      return running;
    }
    const making = this.turn
      .then(() => this.make(person, text, wish))
      .finally(() => this.running.delete(key));
    this.turn = making.catch(() => undefined);
    this.running.set(key, making);
    return making;
  }

  async pause(id: string): Promise<TimerDocument> {
    await this.ask(service => service.pause(id));
    return this.one(id);
  }

  /**
   * A timer that lacks a consent or a session is given what can be done from
   * now on, which is asked for first.
   *
   * @param isGiven - It is not asked for: it has been given elsewhere.
   */
  async resume(id: string, isGiven = false): Promise<TimerDocument> {
    const { inactive_reason: reason } = await this.one(id);
    const lacks = reason?.cause === 'globus_auth_requirements';
    const { given } = this.consents;
    if (lacks && !isGiven && (this.asked.get(id) ?? given) === given) {
      this.asked.set(id, given);
      const failure = failureFromAnswer(403, reason.detail);
      throw lacking(
        [timersScope([]), ...(failure.requiredScopes ?? [])],
        failure
      );
    }
    this.asked.delete(id);
    await this.ask(service => service.resume(id, lacks));
    return this.one(id);
  }

  /** One that is gone after an answer was lost is deleted. */
  async delete(id: string): Promise<void> {
    let lost = false;
    await this.ask(async service => {
      try {
        await service.delete(id);
      } catch (error) {
        const failure = failureOf(error);
        if (!lost || failure.kind !== 'not-found') {
          lost ||= mayPass(failure);
          throw error;
        }
      }
    });
  }

  private async make(
    person: string,
    text: string,
    wish: TimerWish
  ): Promise<TimerDocument> {
    const scopes = [timersScope(await this.asking(wish))];
    if (!this.consents.has(scopes)) {
      throw lacking(scopes);
    }
    const look = () => this.ask(service => service.timers(), scopes);
    const known = alike(wish, await look()).map(({ job_id: id }) => id);
    // Nothing is kept of who has signed out meanwhile.
    this.calls.mustBe(person);
    const draft = await draftOf({ timer: wish }, text, this.now());
    const { id, tries, before } = await this.outbox.begin(person, {
      ...draft,
      id: draft.digest,
      before: known
    });
    const added = (all: readonly TimerDocument[]) =>
      alike(wish, all).filter(one => !before!.includes(one.job_id));
    let lost = tries > 1;
    try {
      const made = await this.ask(async service => {
        const [there] = lost ? added(await service.timers()) : [];
        this.calls.mustBe(person);
        return (
          there ??
          service.create(wish).catch((error: unknown) => {
            lost ||= mayPass(failureOf(error));
            throw error;
          })
        );
      }, scopes);
      await this.outbox.answered(person, id);
      const only = await look()
        .then(all => this.first(wish, added(all)))
        // It was made all the same, and what the browser did isn't known.
        .catch(() => ({ ...asListed(made), may_be_two: true }));
      return only ?? asListed(made);
    } catch (error) {
      // A refusal says nothing of an earlier try that was lost.
      const failure = failureOf(error);
      throw new GlobusError(
        await this.outbox.failed(person, id, lost, failure)
      );
    }
  }

  /**
   * Chromium sends a request, even a POST, a second time by itself where a
   * connection that had served before was cut without an answer: of two such
   * timers the first stays. Only what is known to be the same in all that it
   * sends goes, and nothing is lost with it: the other does the same, and a
   * task that it may have begun goes on.
   *
   * @param added - Those that were not there before this one was made.
   */
  private async first(
    wish: TimerWish,
    added: readonly TimerDocument[]
  ): Promise<TimerDocument | undefined> {
    const [first, ...twins] = added.filter(one => sendsSame(one, wish));
    for (const { job_id: twin } of twins) {
      await this.delete(twin);
    }
    return first;
  }

  /** The collections of a timer that ask for consent to their data. */
  private async asking({ body }: TimerWish): Promise<string[]> {
    const ids = [...new Set(endpointsOf({ transfer: body }))];
    const asks = await Promise.all(ids.map(id => this.access.asks(id)));
    return ids.filter((_, index) => asks[index]);
  }

  /** @param scopes - What is asked for where Timers may not be used yet. */
  private async ask<T>(
    call: (service: TimersService) => Promise<T>,
    scopes: readonly string[] = [TIMERS_SCOPE]
  ): Promise<T> {
    try {
      return await this.calls.timers(call);
    } catch (error) {
      const failure = failureOf(error);
      switch (failure.kind) {
        case 'signed-out':
          // Signed in, but without a token for Timers.
          throw this.calls.person === '' ? error : lacking(scopes);
        case 'consent-required':
          throw lacking([...scopes, ...failure.requiredScopes!], failure);
        default:
          throw error;
      }
    }
  }
}

/**
 * Timers that may be the one that is wished for, oldest first: of the same
 * name and schedule, and what they send is not known to be something else.
 *
 * @param all - Newest first.
 */
function alike(
  wish: TimerWish,
  all: readonly TimerDocument[]
): TimerDocument[] {
  return all
    .filter(one => isNamed(one, wish) && sendsSame(one, wish) !== false)
    .reverse();
}

/** A new timer as the list tells it. */
function asListed(timer: TimerDocument | NewTimerDocument): TimerDocument {
  if ('n_runs' in timer) {
    return timer;
  }
  const { number_of_errors, number_of_runs, ...rest } = timer;
  return {
    ...rest,
    n_runs: number_of_runs,
    n_errors: number_of_errors,
    results: { data: [] }
  };
}

function lacking(
  scopes: readonly string[],
  failure = failureFromAnswer(403, {
    code: 'ConsentRequired',
    message: 'Globus Timers needs your consent.'
  })
): GlobusError {
  return new GlobusError({
    ...failure,
    kind: 'consent-required',
    requiredScopes: mergeScopes(scopes)
  });
}
