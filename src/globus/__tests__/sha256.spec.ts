import { createHash } from 'crypto';
import fc from 'fast-check';
import { sha256 } from '../sha256';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

// Examples of NIST (FIPS 180-4, SHA-256).
it.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'
  ]
])('%j is %s', (text, digest) => {
  expect(hex(sha256(new TextEncoder().encode(text)))).toBe(digest);
});

it('is what another library makes of every length over three blocks', () => {
  for (let length = 0; length <= 200; length++) {
    const bytes = new Uint8Array(length).fill(0xff);
    expect(hex(sha256(bytes))).toBe(
      createHash('sha256').update(bytes).digest('hex')
    );
  }
});

it('is what another library makes of any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      expect(hex(sha256(bytes))).toBe(
        createHash('sha256').update(bytes).digest('hex')
      );
    })
  );
});
