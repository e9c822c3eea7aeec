import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { notImplemented } from '../errors.js';
import { optionalText } from './document.js';
import type { Document } from './document.js';
import { badRequest } from './parameters.js';

// Names that Globus documents for connectors; there are more.
const ALGORITHMS = { MD5: md5, SHA1: sha1, SHA256: sha256, SHA512: sha512 };

/** The name of an algorithm. */
export type Algorithm = keyof typeof ALGORITHMS;

/** How a file is to be checked. */
export interface Checksum {
  readonly algorithm: Algorithm;
  /** What the file must have, in hexadecimal digits; undefined: anything. */
  readonly expected: string | undefined;
}

/**
 * Read `external_checksum` and `checksum_algorithm` of an item. Documented
 * (globus-sdk, `add_item`): MD5 if none is named.
 *
 * @throws ServiceError 400, or 501 for an algorithm not known here
 */
export function readChecksum(item: Document): Checksum {
  const named = optionalText(item, 'checksum_algorithm') ?? 'MD5';
  const algorithm = named.toUpperCase().replace('-', '');
  if (!isAlgorithm(algorithm)) {
    throw notImplemented(`the checksum_algorithm '${named}'`);
  }
  const expected = optionalText(item, 'external_checksum')?.toLowerCase();
  const digits = ALGORITHMS[algorithm].outputLen * 2;
  if (
    expected !== undefined &&
    !(/^[0-9a-f]*$/.test(expected) && expected.length === digits)
  ) {
    throw badRequest(
      `Invalid external_checksum: ${digits} hexadecimal digits are required for ${algorithm}`
    );
  }
  return { algorithm, expected };
}

function isAlgorithm(name: string): name is Algorithm {
  return Object.hasOwn(ALGORITHMS, name);
}

/** A checksum of bytes that come bit by bit, in hexadecimal digits. */
export async function checksumOf(
  bytes: AsyncIterable<Uint8Array>,
  algorithm: Algorithm,
  onChunk: (bytes: number) => void = () => undefined
): Promise<string> {
  const hash = ALGORITHMS[algorithm].create();
  for await (const chunk of bytes) {
    hash.update(chunk);
    onChunk(chunk.length);
  }
  return bytesToHex(hash.digest());
}
