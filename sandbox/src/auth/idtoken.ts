import type { webcrypto } from 'node:crypto';
import { TOKEN_LIFETIME_SECONDS } from './grants.js';
import type { Client, Identity } from '../identities.js';

const RS512 = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-512'
} as const;

/** What an ID token tells. */
export interface IdToken {
  /** Origin of the service. */
  readonly issuer: string;
  readonly client: Client;
  readonly identity: Identity;
  readonly nonce: string | undefined;
  /** When the person signed in: seconds since 1970; null for a client. */
  readonly authenticated: number | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Signs ID tokens with a key of its own, made when it is first needed. */
export class IdTokenSigner {
  /** A signed `id_token`. Documented (OpenID Connect Core, 2). */
  async sign(token: IdToken): Promise<string> {
    const { authenticated, client, identity, issuer, nonce, now } = token;
    const seconds = Math.floor(now / 1000);
    const claims = {
      sub: identity.id,
      organization: identity.organization,
      name: identity.name,
      preferred_username: identity.username,
      identity_provider: identity.identityProvider.id,
      identity_provider_display_name: identity.identityProvider.name,
      email: identity.email,
      last_authentication: authenticated,
      iss: issuer,
      aud: client.id,
      exp: seconds + TOKEN_LIFETIME_SECONDS,
      iat: seconds,
      ...(nonce === undefined ? {} : { nonce })
    };
    const body = `${encode({ alg: 'RS512', typ: 'JWT' })}.${encode(claims)}`;
    const { privateKey } = await this.keys();
    const signature = await crypto.subtle.sign(
      RS512.name,
      privateKey,
      new TextEncoder().encode(body)
    );
    return `${body}.${base64url(new Uint8Array(signature))}`;
  }

  /** The public key, as `/jwk.json` gives it. */
  async jwks(): Promise<{ keys: unknown[] }> {
    const { publicKey } = await this.keys();
    const { kty, n, e } = await crypto.subtle.exportKey('jwk', publicKey);
    return { keys: [{ alg: 'RS512', kty, use: 'sig', n, e }] };
  }

  private keys(): Promise<webcrypto.CryptoKeyPair> {
    this.pair ??= crypto.subtle.generateKey(RS512, true, ['sign', 'verify']);
    return this.pair;
  }

  private pair: Promise<webcrypto.CryptoKeyPair> | undefined;
}

function encode(value: unknown): string {
  return base64url(new TextEncoder().encode(JSON.stringify(value)));
}

/** Base64 for URLs, without padding. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
