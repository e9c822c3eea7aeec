import { checksumOf, readChecksum } from '../checksum.js';

async function* bytes(...chunks: string[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) {
    yield new TextEncoder().encode(chunk);
  }
}

describe('checksumOf', () => {
  it('is the same however the bytes come', async () => {
    const md5 = '5d41402abc4b2a76b9719d911017c592';
    expect(await checksumOf(bytes('hello'), 'MD5')).toBe(md5);
    expect(await checksumOf(bytes('he', '', 'llo'), 'MD5')).toBe(md5);
  });

  it('tells how many bytes it saw', async () => {
    let seen = 0;
    await checksumOf(bytes('ab', 'c'), 'SHA256', count => (seen += count));
    expect(seen).toBe(3);
  });
});

describe('readChecksum', () => {
  it('takes MD5 unless another is named', () => {
    const given = 'A'.repeat(32);
    expect(readChecksum({ external_checksum: given })).toEqual({
      algorithm: 'MD5',
      expected: 'a'.repeat(32)
    });
    expect(readChecksum({ checksum_algorithm: 'sha-256' }).algorithm).toBe(
      'SHA256'
    );
  });

  it.each([
    [{ external_checksum: 'abc' }, 'BadRequest'],
    [{ external_checksum: 'g'.repeat(32) }, 'BadRequest'],
    [{ external_checksum: 1 }, 'BadRequest'],
    [{ checksum_algorithm: 'adler32' }, 'NotImplemented'],
    [{ checksum_algorithm: 'constructor' }, 'NotImplemented']
  ])('refuses %j with %s', (item, code) => {
    expect(() => readChecksum(item)).toThrow(code);
  });
});
