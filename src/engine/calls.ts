import type { Failure } from '../globus/errors';
import { fail, failureOf } from '../globus/errors';
import type { Fetch } from '../globus/request';
import type { RetryPolicy } from '../globus/retry';
import { mayPass, RETRY, withRetry } from '../globus/retry';
import { TIMERS_SERVER } from '../globus/scopes';
import type { ServiceAddresses } from '../globus/services';
import { TimersService } from '../globus/timers';
import { TransferService } from '../globus/transfer';
import type { Session } from './session';
import { signedOut, TRANSFER_SERVER } from './tokens';

/** A service that calls go to. */
interface Called<S> {
  /** Its resource server. */
  server: string;
  /** The service with an access token. */
  open: (token: string) => S;
}

/**
 * Every call to Transfer and Timers goes through here: the session's token, a
 * renewal when the service refuses it, and the one retry policy.
 */
export class Calls {
  private readonly toTransfer: Called<TransferService>;
  private readonly toTimers: Called<TimersService>;

  constructor(
    private readonly session: Session,
    { timers, transfer }: Pick<ServiceAddresses, 'timers' | 'transfer'>,
    fetch: Fetch,
    private readonly policy: RetryPolicy = RETRY
  ) {
    this.toTransfer = {
      server: TRANSFER_SERVER,
      open: token => new TransferService(transfer, token, fetch)
    };
    this.toTimers = {
      server: TIMERS_SERVER,
      open: token => new TimersService(timers, token, fetch)
    };
  }

  /**
   * @param ask - The request; it must be one that may be made twice.
   * @throws GlobusError
   */
  transfer<T>(ask: (service: TransferService) => Promise<T>): Promise<T> {
    return withRetry(() => this.once(ask), this.policy);
  }

  /**
   * As {@link transfer}.
   *
   * @throws GlobusError `signed-out` also where nobody has consented to Timers.
   */
  timers<T>(ask: (service: TimersService) => Promise<T>): Promise<T> {
    return withRetry(() => this.asked(this.toTimers, ask), this.policy);
  }

  /**
   * Makes a change that the service makes once: where an answer was lost, the
   * next one may refuse what is done already.
   *
   * @param isDone - Finds out whether such a refusal means that it is done.
   * @param isNew - Whether it is not done yet. Then a first refusal is looked
   * at, too: Chromium sends a request, even a POST, a second time by itself
   * where a connection that had served before was cut without an answer.
   * @throws GlobusError
   */
  async change(
    ask: (service: TransferService) => Promise<void>,
    isDone: (service: TransferService, failure: Failure) => Promise<boolean>,
    isNew = (_: TransferService): Promise<boolean> => Promise.resolve(false)
  ): Promise<void> {
    const person = this.person || (await this.whose());
    let lost = await this.transfer(isNew);
    return this.transfer(async service => {
      this.mustBe(person);
      try {
        await ask(service);
      } catch (error) {
        const failure = failureOf(error);
        const passes = mayPass(failure);
        if (!lost || passes || !(await isDone(service, failure))) {
          lost ||= passes;
          throw error;
        }
      }
    });
  }

  /** Who is signed in, by the identity's id; empty for nobody. */
  get person(): string {
    return this.session.identity?.sub ?? '';
  }

  /**
   * Who will be signed in where nobody is: a kept session may be being taken up.
   *
   * @throws GlobusError `signed-out` for nobody.
   */
  async whose(): Promise<string> {
    await this.session.ready;
    if (this.person === '') {
      throw signedOut();
    }
    return this.person;
  }

  /**
   * Each try takes the token of who is signed in by then.
   *
   * @throws GlobusError `other-identity` when that is somebody else,
   * `signed-out` when it is nobody any more.
   */
  mustBe(person: string): void {
    if (this.person === '') {
      throw signedOut();
    }
    if (this.person !== person) {
      throw fail(
        'other-identity',
        'OtherIdentity',
        'Someone else signed in meanwhile. Nothing was sent in their name: begin it anew.'
      );
    }
  }

  /**
   * Asks once, but for a token that is refused.
   *
   * @throws GlobusError
   */
  once<T>(ask: (service: TransferService) => Promise<T>): Promise<T> {
    return this.asked(this.toTransfer, ask);
  }

  private async asked<S, T>(
    called: Called<S>,
    ask: (service: S) => Promise<T>
  ): Promise<T> {
    try {
      return await this.withToken(called, ask);
    } catch (error) {
      const { requiredScopes } = failureOf(error);
      if (requiredScopes) {
        this.session.consents.withdraw(requiredScopes);
      }
      throw error;
    }
  }

  private async withToken<S, T>(
    { open, server }: Called<S>,
    ask: (service: S) => Promise<T>
  ): Promise<T> {
    const token = await this.session.accessToken(server);
    try {
      return await ask(open(token));
    } catch (error) {
      if (failureOf(error).kind !== 'signed-out') {
        throw error;
      }
    }
    const renewed = await this.session.renew(server, token);
    try {
      return await ask(open(renewed));
    } catch (error) {
      if (failureOf(error).kind === 'signed-out') {
        // Refused with a token of this very moment: the sign-in is over.
        this.session.end(server, renewed);
      }
      throw error;
    }
  }
}
