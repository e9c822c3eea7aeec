import type { AuthorizationRequest, AuthService } from '../globus/auth';
import { fail, failureOf } from '../globus/errors';
import { randomText } from '../globus/pkce';
import { mayPass } from '../globus/retry';
import { BASE_SCOPES, IDENTITY_SCOPES, mergeScopes } from '../globus/scopes';
import type { Session } from './session';
import type { PendingSignIn, SignInWishes } from './sessionTypes';

/** How long a sign-in is good, in milliseconds: as long as its code lives. */
const LIFETIME = 10 * 60_000;

interface Attempt {
  request: AuthorizationRequest;
  scopes: string[];
  expiresAt: number;
}

/** Sign-ins and consents that wait for their code; each is good once. */
export class SignIns {
  private readonly attempts = new Map<string, Attempt>();

  constructor(
    private readonly auth: AuthService,
    private readonly session: Session,
    private readonly now: () => number = Date.now
  ) {}

  /** Consents accumulate, so a later one asks for what is missing alone. */
  begin(wishes: SignInWishes): PendingSignIn {
    const scopes = mergeScopes([
      ...(this.session.identity && wishes.scopes.length > 0
        ? IDENTITY_SCOPES
        : BASE_SCOPES),
      // A new token of Auth is for what is asked for now alone.
      ...this.session.identityScopes,
      ...wishes.scopes
    ]);
    const request = this.auth.authorizationRequest(scopes, wishes.session);
    const id = randomText(16);
    const expiresAt = this.now() + LIFETIME;
    this.dropExpired();
    this.attempts.set(id, { request, scopes, expiresAt });
    return { id, url: request.url, expiresAt };
  }

  /**
   * Exchanges the code.
   *
   * @param pasted - The code, with white space around it or as the whole
   * address of the page that showed it.
   * @throws GlobusError `code-refused`, `other-identity`; `signed-out` when
   * someone signed out meanwhile.
   */
  async complete(id: string, pasted: string): Promise<void> {
    const code = codeIn(pasted);
    if (code === '') {
      throw fail(
        'bad-request',
        'NoCode',
        pasted.trim() === ''
          ? 'Paste the code that Globus shows.'
          : 'There is no code in this link. Paste the code that Globus shows.'
      );
    }
    const attempt = this.attempts.get(id);
    this.attempts.delete(id);
    if (!attempt || attempt.expiresAt <= this.now()) {
      throw fail('code-refused', 'Expired', 'This sign-in is too old.');
    }
    const answer = this.auth.exchange(attempt.request, code);
    answer.catch((error: unknown) => {
      if (mayPass(failureOf(error))) {
        // Globus may never have seen the code: it may be tried again.
        this.attempts.set(id, attempt);
      }
    });
    await this.session.adopt(answer, attempt.scopes);
  }

  private dropExpired(): void {
    for (const [id, attempt] of this.attempts) {
      if (attempt.expiresAt <= this.now()) {
        this.attempts.delete(id);
      }
    }
  }
}

function codeIn(pasted: string): string {
  const text = pasted.replace(/\s+/g, '');
  return URL.canParse(text)
    ? (new URL(text).searchParams.get('code') ?? '')
    : text;
}
