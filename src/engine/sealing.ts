import { fail } from '../globus/errors';
import { base64url, randomText } from '../globus/pkce';
import type { SealingKey } from './keyStore';

/** The form of a sealed text; another one is not read. */
const VERSION = '1';

/** A keeper takes no more, in characters. */
const LONGEST = 65_536;

/** AES-GCM with a number used once of 96 bits (NIST SP 800-38D). */
const CIPHER = 'AES-GCM';

/** A key that this browser can use and nobody can read. */
export async function makeKey(): Promise<SealingKey> {
  const algorithm = { name: CIPHER, length: 256 };
  const key = await crypto.subtle.generateKey(algorithm, false, [
    'encrypt',
    'decrypt'
  ]);
  return { id: randomText(12), key };
}

/**
 * Seals a document: `VERSION.KEY.NUMBER.CIPHERTEXT`, the latter two base64url.
 *
 * @param slot - What it is for; it can be opened for nothing else.
 * @throws GlobusError `too-large`
 */
export async function seal(
  { id, key }: SealingKey,
  slot: string,
  document: unknown
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(document));
  // Beyond that it could not be written in base64 either.
  if (plain.length > LONGEST) {
    throw tooLarge();
  }
  const cipher = await crypto.subtle.encrypt(
    { name: CIPHER, iv, additionalData: about(slot) },
    key,
    plain
  );
  const parts = [VERSION, id, base64url(iv), base64url(new Uint8Array(cipher))];
  const sealed = parts.join('.');
  if (sealed.length > LONGEST) {
    throw tooLarge();
  }
  return sealed;
}

/**
 * Opens a sealed document; null where it was sealed with another key, for
 * something else or in another form, or is not as it was.
 */
export async function open(
  { id, key }: SealingKey,
  slot: string,
  sealed: string
): Promise<unknown> {
  const [version, , iv = '', cipher = ''] = sealed.split('.');
  if (version !== VERSION || keyOf(sealed) !== id) {
    return null;
  }
  try {
    const plain = await crypto.subtle.decrypt(
      { name: CIPHER, iv: bytesOf(iv), additionalData: about(slot) },
      key,
      bytesOf(cipher)
    );
    return JSON.parse(new TextDecoder().decode(plain)) as unknown;
  } catch {
    return null;
  }
}

/** The name of the key that something was sealed with. */
export function keyOf(sealed: string): string | undefined {
  return sealed.split('.')[1];
}

function about(slot: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${VERSION} ${slot}`);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, character => character.charCodeAt(0));
}

function tooLarge() {
  return fail(
    'too-large',
    'SessionTooLarge',
    'This session is too large to be kept: too many kernels have tokens of it.'
  );
}
