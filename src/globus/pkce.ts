import { sha256 } from './sha256';

/** A PKCE pair (RFC 7636, S256). */
export interface Pkce {
  verifier: string;
  challenge: string;
}

/**
 * A fresh PKCE pair. The digest is pure JavaScript: `crypto.subtle` is
 * missing on plain-HTTP hosts, which are common on clusters, while
 * `getRandomValues` is everywhere.
 */
export function makePkce(): Pkce {
  const verifier = randomText(32);
  const digest = sha256(new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(digest) };
}

/** Random text safe in a URL, made from `bytes` random bytes. */
export function randomText(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** As RFC 4648 has it, without padding. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
