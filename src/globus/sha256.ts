/** Round constants (FIPS 180-4, 4.2.2). */
// prettier-ignore
const K = Uint32Array.of(
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
);

/**
 * The SHA-256 of some bytes (FIPS 180-4, 6.2), for the challenge of a sign-in:
 * `crypto.subtle` is missing on plain-HTTP hosts. A library for it weighs
 * 7 kB, most of it for other digests.
 */
export function sha256(message: Uint8Array): Uint8Array {
  // The message, a one bit, zeros, and its length in bits: whole blocks of 64 bytes.
  const padded = new DataView(
    new ArrayBuffer(((message.length + 72) >> 6) << 6)
  );
  const bytes = new Uint8Array(padded.buffer);
  bytes.set(message);
  bytes[message.length] = 0x80;
  padded.setUint32(bytes.length - 8, message.length / 0x20000000);
  padded.setUint32(bytes.length - 4, message.length << 3);

  // Initial hash value (5.3.3).
  // prettier-ignore
  const hash = Uint32Array.of(
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  );
  const w = new Uint32Array(64);
  for (let block = 0; block < bytes.length; block += 64) {
    for (let t = 0; t < 64; t++) {
      w[t] =
        t < 16
          ? padded.getUint32(block + t * 4)
          : (turn(w[t - 2]!, 17, 19) ^ (w[t - 2]! >>> 10)) +
            w[t - 7]! +
            (turn(w[t - 15]!, 7, 18) ^ (w[t - 15]! >>> 3)) +
            w[t - 16]!;
    }
    let state = [...hash];
    for (let t = 0; t < 64; t++) {
      const [a, b, c, d, e, f, g, h] = state as Words;
      const first =
        h +
        (turn(e, 6, 11) ^ turn(e, 25)) +
        ((e & f) ^ (~e & g)) +
        K[t]! +
        w[t]!;
      const second =
        (turn(a, 2, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      state = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    state.forEach((word, index) => {
      hash[index]! += word;
    });
  }
  const digest = new DataView(new ArrayBuffer(32));
  hash.forEach((word, index) => digest.setUint32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

type Four = [number, number, number, number];

type Words = [...Four, ...Four];

/** A word turned right by some bits, or the exclusive or of two such. */
function turn(word: number, by: number, and = NaN): number {
  const turned = (word >>> by) | (word << (32 - by));
  return Number.isNaN(and) ? turned : turned ^ turn(word, and);
}
