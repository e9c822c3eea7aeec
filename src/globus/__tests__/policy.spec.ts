import { failureOf } from '../errors';
import { policyAware } from '../policy';

const TASKS = 'https://transfer.api.globus.org/v0.10/task_list';

function violation(blockedURI: string, disposition = 'enforce'): Event {
  const event = new Event('securitypolicyviolation');
  return Object.assign(event, { blockedURI, disposition });
}

describe('policyAware', () => {
  const broken = new TypeError('Failed to fetch');
  let scope: EventTarget;

  beforeEach(() => {
    scope = new EventTarget();
  });

  /** What a request fails with, where `happening` comes with it. */
  async function failing(
    happening: () => void,
    error: Error = broken
  ): Promise<unknown> {
    const fetch = policyAware(() => {
      happening();
      return Promise.reject(error);
    }, scope);
    return fetch(TASKS, {}).catch((reason: unknown) => reason);
  }

  it('names all origins of the service that a policy has to allow', async () => {
    const error = await failing(() => scope.dispatchEvent(violation(TASKS)));
    expect(failureOf(error)).toMatchObject({
      kind: 'blocked',
      origins: [
        'https://auth.globus.org',
        'https://transfer.api.globus.org',
        'https://timer.automate.globus.org'
      ]
    });
  });

  it('knows it too when the news comes after the failure', async () => {
    const error = await failing(() => {
      setTimeout(() => scope.dispatchEvent(violation(TASKS)), 5);
    });
    expect(failureOf(error).kind).toBe('blocked');
  });

  it('leaves a broken connection as it is', async () => {
    expect(await failing(() => undefined)).toBe(broken);
  });

  it('is not misled by what was forbidden elsewhere, or only reported', async () => {
    const error = await failing(() => {
      scope.dispatchEvent(violation('https://example.org/x'));
      scope.dispatchEvent(violation(TASKS, 'report'));
      scope.dispatchEvent(violation('inline'));
    });
    expect(error).toBe(broken);
  });

  it('does not wait for news of a request that took too long', async () => {
    const late = new DOMException('Too late', 'TimeoutError');
    expect(await failing(() => undefined, late)).toBe(late);
  });

  it('names the one origin of a service that is not ours', async () => {
    const url = 'http://127.0.0.1:8765/v2/oauth2/token';
    const fetch = policyAware(() => {
      scope.dispatchEvent(violation(url));
      return Promise.reject(broken);
    }, scope);
    const error = await fetch(url, {}).catch((reason: unknown) => reason);
    expect(failureOf(error).origins).toEqual(['http://127.0.0.1:8765']);
  });

  it('lets an answer pass', async () => {
    const answer = new Response('{}');
    const fetch = policyAware(async () => answer, scope);
    expect(await fetch(TASKS, {})).toBe(answer);
  });
});
