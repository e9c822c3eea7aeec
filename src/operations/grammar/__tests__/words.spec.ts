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
    ['# all of it\na # the rest\nb', [['a'], ['b']]],
    ["'a#b' a\\#b", [['a#b', 'a#b']]],
    [`'#' '# a'`, [['#', '# a']]],
    [`'a\nb' c\nd`, [['a\nb', 'c'], ['d']]]
  ])('reads %j as lines of words', (text, lines) => {
    expect(splitLines(text).map(({ words }) => words)).toEqual(lines);
  });

  it('counts lines as they stand there', () => {
    const text = `\n# first\na\n'b\n\nc'\nd`;
    expect(splitLines(text).map(({ line }) => line)).toEqual([3, 4, 7]);
  });

  it.each([
    ['a\nb\\\nc', 'Line 2 below: It ends in a backslash'],
    ["a\n\nb 'c", "Line 3 below: A quote (') is opened and not closed"],
    ["'a\nb'\n\nc\"", 'Line 4 below: A quote (")'],
    ['a run#1', 'Line 1 below: A # inside the word "run#…"'],
    [`'a'#b`, 'Put a name with spaces, quotes or # between quotes']
  ])('refuses %j and names the line', (text, message) => {
    expect(() => splitLines(text)).toThrow(message);
  });

  it('reads what joinWords wrote, whatever it holds', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from(`'"\\ $#\n\r\t\0é`))
    });
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1 })), lines => {
        const text = lines.map(joinWords).join('\n');
        expect(splitLines(text).map(({ words }) => words)).toEqual(lines);
      })
    );
  });
});
