import { jobs, timer } from '@globus/sdk/services/timers';
import { failureOf, GlobusError } from './errors';
import type { Fetch } from './request';
import { readAnswer, sdkOptions } from './request';
import type { NewTimerDocument, TimerDocument, TimerWish } from './timerTypes';
import { uuid } from './uuid';

/**
 * Globus Timers with one access token: one request a method, no retry. Every
 * method throws GlobusError.
 */
export class TimersService {
  constructor(
    private readonly origin: string,
    private readonly accessToken: string,
    private readonly fetch: Fetch
  ) {}

  /** All of the user's timers, those that have ended too; newest first. */
  async timers(): Promise<TimerDocument[]> {
    const answer = await readAnswer<{ jobs: ToldTimer[] }>(
      jobs.getAll(
        { ...this.withHeaders(), query: { order: 'submitted_at desc' } },
        // The SDK leaves out the slash that the service has there: it would
        // answer with a redirect, which is never followed.
        sdkOptions(this.origin, (url, init) =>
          this.fetch(url.replace('/jobs?', '/jobs/?'), init)
        )
      )
    );
    return answer.jobs.map(whole);
  }

  /** @throws GlobusError `not-found`. */
  async timer(id: string): Promise<TimerDocument> {
    return whole(
      await found(
        readAnswer<ToldTimer>(
          jobs.get(uuid(id), this.withHeaders(), this.options())
        )
      )
    );
  }

  /** Makes a timer. Asked twice it makes two: nothing tells them apart. */
  async create(wish: TimerWish): Promise<NewTimerDocument> {
    const payload = {
      timer: {
        timer_type: 'transfer',
        ...wish,
        body: { DATA_TYPE: 'transfer', ...wish.body }
      }
    };
    const answer = await readAnswer<{ timer: NewTimerDocument }>(
      timer.create(
        // The SDK's type wants what the service has usual values for, too.
        { ...this.withHeaders(), payload: payload as never },
        this.options()
      )
    );
    return answer.timer;
  }

  /** @throws GlobusError `not-found`. */
  async pause(id: string): Promise<void> {
    await found(
      readAnswer(jobs.pause(uuid(id), this.withHeaders(), this.options()))
    );
  }

  /**
   * @param updateCredentials - Whether it is to run with what this token can
   *   do from now on.
   * @throws GlobusError `not-found`.
   */
  async resume(id: string, updateCredentials: boolean): Promise<void> {
    await found(
      readAnswer(
        jobs.resume(
          uuid(id),
          {
            ...this.withHeaders(),
            query: { update_credentials: updateCredentials }
          },
          this.options()
        )
      )
    );
  }

  /** @throws GlobusError `not-found`. */
  async delete(id: string): Promise<void> {
    await found(
      readAnswer(jobs.remove(uuid(id), this.withHeaders(), this.options()))
    );
  }

  private withHeaders() {
    return { headers: { Authorization: `Bearer ${this.accessToken}` } };
  }

  private options() {
    return sdkOptions(this.origin, this.fetch);
  }
}

/**
 * A timer with what is read of it: recorded are some of before that have no
 * schedule, and some of flows whose `results` are a list.
 */
function whole({ interval, start, ...timer }: ToldTimer): TimerDocument {
  const runs = timer.results?.data;
  return {
    ...timer,
    schedule:
      timer.schedule ??
      (interval
        ? { type: 'recurring', interval_seconds: interval, start }
        : { type: 'once', datetime: start }),
    next_run: timer.next_run ?? null,
    n_runs: timer.n_runs ?? 0,
    n_errors: timer.n_errors ?? 0,
    results: {
      ...timer.results,
      data: Array.isArray(runs) ? runs.filter(Boolean) : []
    }
  };
}

/** A timer as it is told: of any kind, made by anything. */
type ToldTimer = Omit<TimerDocument, Unsure> &
  Partial<Pick<TimerDocument, Unsure>> & {
    /** Seconds between runs. */
    interval?: number | null;
    start?: string;
  };

type Unsure = 'schedule' | 'next_run' | 'n_runs' | 'n_errors' | 'results';

/** Names what isn't there: the service has one code for all. */
async function found<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const failure = failureOf(error);
    throw failure.kind === 'not-found'
      ? new GlobusError({ ...failure, code: 'TimerNotFound' })
      : error;
  }
}
