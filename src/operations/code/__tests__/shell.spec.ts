import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { shellWord } from '../shell';

/** What a program is handed by bash for these words. */
function handed(words: string[]): string[] {
  const line = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
  const out = execFileSync('bash', ['-c', line], { encoding: 'utf8' });
  return out.split('\0').slice(0, -1);
}

const AWKWARD = [
  '',
  '~',
  '~/x',
  'a:~',
  '/~/x',
  '=ls',
  '-n',
  "it's",
  '"$HOME" `id` \\ * ? [a] {b,c} (d) ; & | < > # !x',
  'two\nlines',
  "'\\'\t\r\x1b\x7f\x85!1",
  'été 日本 \u202egnp'
];

it('writes words that bash hands on as they are', () => {
  expect(handed(AWKWARD)).toEqual(AWKWARD);
  const word = fc
    .string({ unit: 'binary' })
    .filter(text => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), words => {
      expect(handed(words)).toEqual(words);
    }),
    { numRuns: 50 }
  );
});

it('leaves plain words plain, and no key of a terminal in any', () => {
  expect(shellWord('--label=a/b:c')).toBe('--label=a/b:c');
  expect(shellWord('a\tb\n!c')).toBe("$'a\\011b\\012\\041c'");
});

it('refuses what no program can be handed', () => {
  expect(shellWord('a\0b')).toBeNull();
  expect(shellWord('a\ud800')).toBeNull();
});
