import fc from 'fast-check';
import { joinWords, splitLines, splitWords } from '../words';

describe('splitWords', () => {
  it.each([
    ['', []],
    ['  ls  a:/x ', ['ls', 'a:/x']],
    [`'a b' "c d" e\\ f`, ['a b', 'c d', 'e f']],
    [`a'b'"c"`, ['abc']],
    [`'' ""`, ['', '']],
    [`"a\\"b\\\\c\\d"`, ['a"b\\c\\d']],
    [`'a\\\\b'"'"'c'`, [`a\\\\b'c`]],
    [
      '* {a,b} $HOME `x` $(x) # no',
      ['*', '{a,b}', '$HOME', '`x`', '$(x)', '#', 'no']
    ]
  ])('reads %j as a shell does, but expands nothing', (line, words) => {
    expect(splitWords(line)).toEqual(words);
  });

  it.each([`'a`, `"a`, `"a\\"`, 'a\\'])('refuses %j', line => {
    expect(() => splitWords(line)).toThrow(/quotes/);
  });

  it('reads what joinWords wrote, whatever it holds', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from(`'"\\ $*{}~-#\n\t\0é`)) })
    );
    fc.assert(
      fc.property(fc.array(word), words => {
        expect(splitWords(joinWords(words))).toEqual(words);
      })
    );
  });
});

describe('splitLines', () => {
  it.each([
    ['', []],
    ['\n \n', []],
    ['a b\r\n\n  c', [['a', 'b'], ['c']]],
    ['# all of it\na # the rest\nb#c', [['a'], ['b#c']]],
    [`'#' '# a'`, [['#', '# a']]],
    [`'a\nb' c\nd`, [['a\nb', 'c'], ['d']]]
  ])('reads %j as lines of words', (text, lines) => {
    expect(splitLines(text)).toEqual(lines);
  });

  it('refuses a line that ends in a backslash', () => {
    expect(() => splitLines('a\\\nb')).toThrow(/backslash/);
  });

  it('reads what joinWords wrote, whatever it holds', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from(`'"\\ $#\n\r\t\0é`))
    });
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1 })), lines => {
        expect(splitLines(lines.map(joinWords).join('\n'))).toEqual(lines);
      })
    );
  });
});
