import { failureOf } from '../globus/errors';
import type { Fetch } from '../globus/request';
import type { RetryPolicy } from '../globus/retry';
import { RETRY, withRetry } from '../globus/retry';
import { TransferService } from '../globus/transfer';
import type { Session } from './session';
import { TRANSFER_SERVER } from './session';

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

  private async once<T>(
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
