import { failureOf, GlobusError } from '../globus/errors';
import {
  dataAccessScope,
  mergeScopes,
  needsDataAccess
} from '../globus/scopes';
import type { Calls } from './calls';
import type { Consents } from './consents';

/** A folder that every collection has, as good as any to ask about. */
const HOME = '/~/';

/**
 * Which collections of a task still lack the consent that their kind asks for:
 * found out before the task is sent, and for all of them in one go.
 */
export class DataAccess {
  /** Whether a collection's kind asks for consent, by its id. */
  private readonly kinds = new Map<string, boolean>();

  constructor(
    private readonly calls: Calls,
    private readonly consents: Consents
  ) {}

  /**
   * Looks at collections that are not known to have consent. Whatever else
   * comes of that, the task itself will tell.
   *
   * @throws GlobusError `consent-required` for all that lack it.
   */
  async check(ids: readonly string[]): Promise<void> {
    const refusals = await Promise.all(ids.map(id => this.refusal(id)));
    const lacking = ids.filter((_, index) => refusals[index]);
    const refusal = refusals.find(one => one !== null);
    if (refusal) {
      const requiredScopes = [dataAccessScope([...new Set(lacking)])];
      throw new GlobusError({ ...refusal, requiredScopes });
    }
  }

  /**
   * What to ask for where the service refused a task: it may name one
   * collection of two.
   */
  async scopesFor(
    ids: readonly string[],
    named: readonly string[]
  ): Promise<string[]> {
    const lacking = await Promise.all(
      ids.map(async id => !this.consents.hasCollection(id) && this.asks(id))
    );
    const unknown = ids.filter((_, index) => lacking[index]);
    return mergeScopes(
      unknown.length > 0 ? [...named, dataAccessScope(unknown)] : named
    );
  }

  /** How the service refuses a collection for lack of consent; null if not. */
  private async refusal(id: string) {
    if (this.consents.hasCollection(id)) {
      return null;
    }
    try {
      if (await this.asks(id)) {
        await this.calls.once(service => service.stat(id, HOME));
        this.consents.addCollection(id);
      }
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'consent-required') {
        return failure;
      }
    }
    return null;
  }

  /** Whether a collection's kind asks for the consent. */
  async asks(id: string): Promise<boolean> {
    const known = this.kinds.get(id);
    if (known !== undefined) {
      return known;
    }
    const endpoint = await this.calls.transfer(service => service.endpoint(id));
    const asks = needsDataAccess(endpoint);
    this.kinds.set(id, asks);
    return asks;
  }
}
