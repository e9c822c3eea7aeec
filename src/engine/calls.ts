import type { Failure } from '../globus/errors';
import { fail, failureOf } from '../globus/errors';
import type { Fetch } from '../globus/request';
import type { RetryPolicy } from '../globus/retry';
import { mayPass, RETRY, withRetry } from '../globus/retry';
import { TransferService } from '../globus/transfer';
import type { Session } from './session';
import { TRANSFER_SERVER } from './tokens';

/**
 * Every call to Transfer goes through here: the session's token, a renewal
 * when the service refuses it, and the one retry policy.
 */
export class Calls {
  constructor(
    private readonly session: Session,
    private readonly origin: string,
    private readonly fetch: Fetch,
    private readonly policy: RetryPolicy = RETRY
  ) {}

  /**
   * @param ask - The request; it must be one that may be made twice.
   * @throws GlobusError
   */
  transfer<T>(ask: (service: TransferService) => Promise<T>): Promise<T> {
    return withRetry(() => this.once(ask), this.policy);
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
    const { person } = this;
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
   * Each try takes the token of who is signed in by then.
   *
   * @throws GlobusError `other-identity` when that is somebody else.
   */
  mustBe(person: string): void {
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
  async once<T>(ask: (service: TransferService) => Promise<T>): Promise<T> {
    try {
      return await this.withToken(ask);
    } catch (error) {
      const { requiredScopes } = failureOf(error);
      if (requiredScopes) {
        this.session.consents.withdraw(requiredScopes);
      }
      throw error;
    }
  }

  private async withToken<T>(
    ask: (service: TransferService) => Promise<T>
  ): Promise<T> {
    const token = await this.session.accessToken(TRANSFER_SERVER);
    try {
      return await ask(this.service(token));
    } catch (error) {
      if (failureOf(error).kind !== 'signed-out') {
        throw error;
      }
    }
    const renewed = await this.session.renew(TRANSFER_SERVER, token);
    try {
      return await ask(this.service(renewed));
    } catch (error) {
      if (failureOf(error).kind === 'signed-out') {
        // Refused with a token of this very moment: the sign-in is over.
        this.session.end(TRANSFER_SERVER, renewed);
      }
      throw error;
    }
  }

  private service(token: string): TransferService {
    return new TransferService(this.origin, token, this.fetch);
  }
}
