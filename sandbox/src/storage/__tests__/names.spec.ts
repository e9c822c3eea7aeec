import * as fc from 'fast-check';
import { diskName, wireName } from '../names.js';

describe('names', () => {
  it('carries names that are not UTF-8 as U+FFFD and latin-1', () => {
    const bytes = Buffer.from('caf\xe9', 'latin1');
    expect(wireName(bytes)).toBe('\uFFFDcafé');
    expect(diskName('\uFFFDcafé')).toEqual(bytes);
  });

  it('leaves a name alone that really begins with U+FFFD', () => {
    const bytes = Buffer.from('\uFFFDplain', 'utf8');
    expect(diskName(wireName(bytes))).toEqual(bytes);
  });

  it('gives every name back byte for byte', () => {
    const name = fc
      .uint8Array({ minLength: 1, maxLength: 40 })
      .map(bytes => bytes.filter(b => b !== 0 && b !== 0x2f))
      .filter(bytes => bytes.length > 0 && !/^\.{1,2}$/.test(wireName(bytes)));
    fc.assert(
      fc.property(name, bytes => {
        expect([...diskName(wireName(bytes))]).toEqual([...bytes]);
      })
    );
  });

  it.each(['', '.', '..', 'a/b', '/', 'a\0', '\uFFFD/\xff'])(
    'refuses %j',
    name => {
      expect(() => diskName(name)).toThrow('Path not allowed');
    }
  );

  it('never yields a name that climbs or has a separator', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), name => {
        let bytes: Buffer;
        try {
          bytes = diskName(name);
        } catch {
          return;
        }
        const text = bytes.toString('latin1');
        expect(text).not.toMatch(/^\.{0,2}$|[/\0]/);
      })
    );
  });
});
