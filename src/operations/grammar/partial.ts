/** The words up to a cursor; the last one may be half written. */
export interface Partial {
  /** The words before it. */
  words: string[];
  /** What it says so far. */
  word: string;
  /** Where each of its characters begins in the text. */
  starts: number[];
  /** The quotes that each stands in; empty for none. */
  quotes: string[];
  /** Where the next character comes, and in which quotes. */
  end: number;
  quote: string;
}

const SPACE = /[ \t\r\n]/;

/** Splits a text that ends at a cursor as `splitWords` splits a whole one. */
export function splitPartial(text: string): Partial {
  const words: string[] = [];
  let word: string | null = null;
  let starts: number[] = [];
  let quotes: string[] = [];
  let quote = '';
  const add = (char: string, start: number) => {
    word = (word ?? '') + char;
    starts.push(start);
    quotes.push(quote);
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    const escapes = char === '\\' && quote !== "'";
    if (escapes && at + 1 < text.length) {
      const next = text[at + 1]!;
      if (quote === '' || next === '"' || next === '\\') {
        add(next, at++);
      } else {
        add(char, at);
      }
    } else if (quote !== '' ? char === quote : char === '"' || char === "'") {
      quote = quote === '' ? char : '';
      word ??= '';
    } else if (quote === '' && SPACE.test(char)) {
      if (word !== null) {
        words.push(word);
      }
      word = null;
      starts = [];
      quotes = [];
    } else {
      add(char, at);
    }
  }
  return { words, word: word ?? '', starts, quotes, end: text.length, quote };
}

/** Writes a text so that it can stand in these quotes. */
export function quotedIn(quote: string, text: string): string {
  switch (quote) {
    case "'":
      return text.replace(/'/g, `'"'"'`);
    case '"':
      return text.replace(/["\\]/g, '\\$&');
    default:
      // IPython takes a word with a question mark at the end for one to explain.
      return text.replace(/[\s'"\\#?]/gu, '\\$&');
  }
}
