import fc from 'fast-check';
import { PART_BYTES, Parts } from '../parts';

function all(parts: Parts): string[] {
  return Array.from({ length: parts.count }, (_, at) => parts.part(at)!);
}

describe('Parts', () => {
  it('puts together what it took apart, in whole characters', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', 'é', '漢', '🧬', '\uFEFF', '\0') })
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 9 }), (whole, size) => {
        const pieces = all(new Parts(whole, size));
        expect(pieces.join('')).toBe(whole);
        for (const piece of pieces) {
          expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(size);
        }
      })
    );
  });

  it('is one part when empty', () => {
    expect(all(new Parts(''))).toEqual(['']);
  });

  it('counts bytes, not characters', () => {
    const parts = new Parts('漢'.repeat(PART_BYTES));
    expect(parts.count).toBe(4);
    expect(parts.part(4)).toBeNull();
  });
});
