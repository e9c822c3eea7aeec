import fc from 'fast-check';
import { quotedIn, splitPartial } from '../partial';
import { splitWords } from '../words';

it.each([
  ['ls sur', ['ls'], 'sur', ''],
  ['ls ', ['ls'], '', ''],
  ['', [], '', ''],
  ["ls 'my da", ['ls'], 'my da', "'"],
  ["ls ''", ['ls'], '', ''],
  ['ls "a\\"b', ['ls'], 'a"b', '"'],
  ['ls my\\ da', ['ls'], 'my da', ''],
  ["ls 'a b'/c", ['ls'], 'a b/c', ''],
  ['ls a\\', ['ls'], 'a\\', '']
])('%j up to its end', (text, words, word, quote) => {
  expect(splitPartial(text)).toMatchObject({ words, word, quote });
});

it('says where each character begins, and in which quotes', () => {
  expect(splitPartial(`ls 'a'b\\ `)).toMatchObject({
    starts: [4, 6, 7],
    quotes: ["'", '', ''],
    end: 9
  });
});

it('a question mark is quoted: IPython would explain the word before it', () => {
  expect(quotedIn('', 'why?')).toBe('why\\?');
  expect(quotedIn("'", 'why?')).toBe('why?');
});

it('what is written into quotes is read as it was', () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from(`'"\\ #$é/a`))
  });
  const quote = fc.constantFrom('', '"', "'");
  fc.assert(
    fc.property(quote, text, (around, given) => {
      const line = `x${around}${quotedIn(around, given)}${around}`;
      expect(splitWords(line)).toEqual([`x${given}`]);
    })
  );
});
