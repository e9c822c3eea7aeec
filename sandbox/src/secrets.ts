/** Something that must never be seen where it isn't meant to be. */
export interface Secret {
  readonly kind: 'access' | 'refresh' | 'code' | 'verifier' | 'id';
  readonly value: string;
  /** Id of the app that it was made for, or came from. */
  readonly client: string;
  /** What a token is for. */
  readonly resource_server?: string;
}

// A long session must not fill the memory.
const MOST_SECRETS = 100_000;

/**
 * Every secret that was made or that came, for who searches for leaks: also
 * those that are worthless by now.
 */
export class Secrets {
  get all(): readonly Secret[] {
    return [...this.kept.values()];
  }

  note(secret: Secret): void {
    if (secret.value === '') {
      return;
    }
    this.kept.set(`${secret.kind} ${secret.value}`, secret);
    if (this.kept.size > MOST_SECRETS) {
      const [oldest = ''] = this.kept.keys();
      this.kept.delete(oldest);
    }
  }

  private readonly kept = new Map<string, Secret>();
}
