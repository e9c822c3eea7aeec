import { TIMER_SCOPE, TRANSFER_SCOPE, timerScope } from '../auth/scopes.js';
import { ServiceError } from '../errors.js';
import type { Client, Identity } from '../identities.js';
import type { Caller } from '../transfer/caller.js';
import { mustBeAllowed } from '../transfer/submit.js';
import type { TaskStore } from '../transfer/taskStore.js';
import type { World } from '../world.js';
import { authRequirement, timersError } from './refusals.js';
import type { AuthRequirement } from './refusals.js';
import { Timer } from './timer.js';
import type { Run, TimerWish } from './timer.js';

// Documented (Timers, "Timer Schedules"): up to half of the interval, 45
// minutes at most. How often, and the least, is guessed.
const RETRY_MS = 30_000;
const LEAST_RETRIES_MS = 60_000;
const MOST_RETRIES_MS = 45 * 60_000;
const LONGEST_LABEL = 128;
const MOST_TIMERS = 1000;

/** All timers, and what makes them run. */
export class TimerStore {
  /**
   * @param service - the app that Timers itself is
   */
  constructor(
    private readonly world: World,
    private readonly tasks: TaskStore,
    private readonly service: Client
  ) {}

  /** Take a timer on; a tick that has come runs at once. */
  add(caller: Caller, wish: TimerWish): Timer {
    const owner = {
      client: caller.client,
      identity: caller.identity,
      via: [TIMER_SCOPE]
    };
    if (this.of(caller.identity).length >= MOST_TIMERS) {
      throw timersError(403, 'FORBIDDEN', 'There are too many timers');
    }
    const timer = new Timer(owner, this.world.clock.now(), wish);
    this.renew(timer);
    this.timers.set(timer.id, timer);
    this.go(timer);
    return timer;
  }

  /** All timers of somebody, in the order of their submission. */
  of({ id }: Identity): Timer[] {
    return [...this.timers.values()].filter(t => t.owner.identity.id === id);
  }

  /** Everybody's, the newest first. */
  all(): Timer[] {
    return [...this.timers.values()].reverse();
  }

  /** @throws ServiceError 404, guessed, for others' too */
  find(caller: Identity, id: string): Timer {
    const timer = this.timers.get(id.toLowerCase());
    if (timer?.owner.identity.id !== caller.id) {
      throw timersError(404, 'NOT_FOUND', `No timer found with id ${id}`);
    }
    return timer;
  }

  /** Let a timer be gone; a transfer of it that runs goes on (guessed). */
  remove(timer: Timer): void {
    timer.end('delete_in_progress');
    this.timers.delete(timer.id);
  }

  /**
   * Let an inactive timer go on.
   *
   * @param renew - with credentials of whoever asks; left out: where it was
   *   for want of them that it became inactive (documented, globus-sdk)
   */
  resume(timer: Timer, renew?: boolean): void {
    if (renew ?? timer.reason?.cause === 'globus_auth_requirements') {
      this.renew(timer);
    }
    timer.status = 'active';
    timer.reason = null;
    timer.going = new AbortController();
    timer.forgetMissed(this.world.clock.now());
    this.go(timer);
  }

  /** Stop all and forget them. */
  clear(): void {
    for (const timer of this.timers.values()) {
      timer.going.abort();
    }
    this.timers.clear();
  }

  private go(timer: Timer): void {
    this.live(timer, timer.going.signal).catch((error: unknown) => {
      this.world.log(`timer ${timer.id}: ${String(error)}`);
    });
  }

  private async live(timer: Timer, signal: AbortSignal): Promise<void> {
    const { clock } = this.world;
    const isOff = (): boolean => signal.aborted;
    for (let at = timer.nextTick(); at !== null; at = timer.nextTick()) {
      await clock.until(at, signal);
      // Documented: a tick that comes while a run goes on is skipped. One that
      // lies back because the clock jumped waits for that run's end.
      const last = timer.isRunning ? timer.lastRun : undefined;
      const isSkipped = last !== undefined && last.started <= at;
      if (!isSkipped) {
        await untilDone(timer, signal);
      }
      if (isOff()) {
        return;
      }
      timer.pass(clock.now());
      if (!isSkipped) {
        await this.run(timer, signal);
      }
      if (isOff()) {
        return;
      }
    }
    await untilDone(timer, signal);
    if (!isOff()) {
      timer.end('ended');
    }
  }

  private async run(timer: Timer, signal: AbortSignal): Promise<void> {
    const run = timer.begin(this.world.clock.now());
    await this.untilReachable(timer, signal);
    if (signal.aborted) {
      timer.takeBack(run);
      return;
    }
    try {
      this.submit(timer, run);
    } catch (error) {
      if (!(error instanceof ServiceError)) {
        throw error;
      }
      const needed = authRequirement(error);
      if (needed) {
        timer.takeBack(run);
        timer.suspend({ cause: 'globus_auth_requirements', detail: needed });
      } else {
        // Guessed: what asking again doesn't mend is an error of this run.
        timer.errorCount++;
        run.error = error;
      }
    }
  }

  private submit(timer: Timer, run: Run): void {
    const { grants } = this.world;
    const credential = grants.token('refresh', timer.credential);
    if (!credential) {
      throw new ServiceError(403, { ...lost(timer) });
    }
    grants.refresh(credential);
    const request = {
      ...timer.request,
      submissionId: crypto.randomUUID(),
      label: runLabel(timer)
    };
    mustBeAllowed(this.world, this.tasks, timer.owner, request);
    run.task = this.tasks.add(timer.owner, request);
  }

  /** Try again as long as Transfer is away, and it is worth it. */
  private async untilReachable(
    timer: Timer,
    signal: AbortSignal
  ): Promise<void> {
    const { clock, faults } = this.world;
    const half = (timer.schedule.interval ?? Infinity) / 2;
    const end =
      clock.now() + Math.min(Math.max(half, LEAST_RETRIES_MS), MOST_RETRIES_MS);
    const place = { route: '/v0.10/transfer' };
    while (
      !signal.aborted &&
      clock.now() < end &&
      (faults.take('maintenance', place) || faults.take('rate-limited', place))
    ) {
      timer.isRetrying = true;
      await clock.until(Math.min(clock.now() + RETRY_MS, end), signal);
    }
    timer.isRetrying = false;
  }

  private renew(timer: Timer): void {
    const { grants } = this.world;
    const { identity } = timer.owner;
    const scopes = [TRANSFER_SCOPE];
    const [issued] = grants.issue(this.service, identity, scopes, true);
    timer.credential = issued?.refresh?.value ?? '';
  }

  private readonly timers = new Map<string, Timer>();
}

/** Wait for the end of a timer's run. */
function untilDone(timer: Timer, signal: AbortSignal): Promise<void> {
  const task = timer.lastRun?.task;
  return new Promise(resolve => {
    if (!task?.isUnfinished || signal.aborted) {
      resolve();
      return;
    }
    for (const end of [task.stop.signal, signal]) {
      end.addEventListener('abort', () => resolve(), { once: true });
    }
  });
}

// Recorded (globus_sdk.testing, get_job), of a timer whose name is its label
// too; that the name stands in for the label is guessed.
function runLabel({ name, request, runCount }: Timer): string | null {
  const base = request.label ?? name?.trim();
  const run = `, run ${runCount}`;
  return base ? base.slice(0, LONGEST_LABEL - run.length).trim() + run : null;
}

// Guessed: that a credential that was revoked is asked for as a consent is.
function lost({ request }: Timer): AuthRequirement {
  return {
    code: 'ConsentRequired',
    authorization_parameters: {
      session_message: 'The credentials of the timer are not valid any more',
      required_scopes: [timerScope([request.source, request.destination])]
    }
  };
}
