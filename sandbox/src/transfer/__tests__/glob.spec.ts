import { glob, hasGlob, unescaped } from '../glob.js';

describe('glob', () => {
  it.each([
    ['*.txt', 'a.txt', true],
    ['*.txt', 'a.txt.gz', false],
    ['?', '😀', true],
    ['?', '', false],
    ['[ab]c', 'bc', true],
    ['[!ab]c', 'bc', false],
    ['[a-f]', 'e', true],
    ['[a-f]', '-', false],
    ['[f-a]', 'b', false],
    ['[]a]', ']', true],
    ['[', '[', true],
    ['a.c', 'abc', false],
    ['a\\*', 'a\\b', true],
    ['*', 'new\nline', true],
    ['**x', 'ax', true]
  ])('%s: %j %s', (pattern, name, fits) => {
    expect(glob(pattern)(name)).toBe(fits);
  });

  it('takes a backslash for an escape where that is asked for', () => {
    expect(glob('a\\*', true)('a*')).toBe(true);
    expect(glob('a\\*', true)('ab')).toBe(false);
    expect([hasGlob('a\\*'), hasGlob('a\\*?')]).toEqual([false, true]);
    expect(unescaped('a\\*\\\\b')).toBe('a*\\b');
  });

  it('takes no long time for a hostile pattern', () => {
    expect(glob('*a'.repeat(200))('b'.repeat(20_000))).toBe(false);
  });
});
