import { fail } from '../../engine/contract';
import type { BodyLine } from './verb';

const SPACE = /[ \t\r\n]/;

/**
 * Splits a line into words as a POSIX shell and Python's `shlex` do: quotes,
 * double quotes and backslashes. Nothing is expanded and nothing is a comment:
 * a `*`, a `$` or a brace is itself.
 *
 * Not the `shlex` of npm: it takes the backslashes out of the single-quoted
 * part of `'a\\b'"'"'c'`, which is another file.
 *
 * @throws GlobusError `bad-request` where a quote is left open.
 */
export function splitWords(line: string): string[] {
  return split(line, false).flatMap(({ words }) => words);
}

/**
 * Splits what stands below a line into the words of each line, as globus-cli
 * does with `shlex`: what is between a `#` that begins a word and the end of
 * the line is none. A line break between quotes belongs to its word. Empty
 * lines are left out.
 *
 * Inside a word globus-cli begins a comment too, and would send or delete
 * `run` where `run#1` stands: it has to be quoted, which both read alike.
 *
 * @throws GlobusError `bad-request` that names the line.
 */
export function splitLines(text: string): BodyLine[] {
  return split(text, true).filter(({ words }) => words.length > 0);
}

function split(text: string, below: boolean): BodyLine[] {
  const found: BodyLine[] = [{ words: [], line: 1 }];
  let word: string | null = null;
  let line = 1;
  const refuse = (message: string) =>
    unfinished(below ? `Line ${line} below: ${message}` : message);
  for (let at = 0; at <= text.length; at++) {
    const char = text[at];
    if (char === "'" || char === '"') {
      const quoted = readQuoted(text, at);
      if (quoted === null) {
        throw refuse(`A quote (${char}) is opened and not closed.`);
      }
      word = (word ?? '') + quoted.text;
      line += text.slice(at, quoted.end).split('\n').length - 1;
      at = quoted.end;
    } else if (char === '\\') {
      const next = text[++at];
      if (next === undefined || (below && next === '\n')) {
        throw refuse('It ends in a backslash.');
      }
      word = (word ?? '') + next;
    } else if (below && char === '#' && word !== null) {
      throw refuse(`A # inside the word "${word}#…" would begin a comment.`);
    } else if (below && char === '#') {
      const end = text.indexOf('\n', at);
      at = (end < 0 ? text.length : end) - 1;
    } else if (char !== undefined && !SPACE.test(char)) {
      word = (word ?? '') + char;
    } else {
      if (word !== null) {
        found.at(-1)!.words.push(word);
        word = null;
      }
      if (below && char === '\n') {
        found.push({ words: [], line: ++line });
      }
    }
  }
  return found;
}

/** The quoted text that begins at `start`, and where its last quote is, if any. */
function readQuoted(
  line: string,
  start: number
): { text: string; end: number } | null {
  const quote = line[start]!;
  let text = '';
  for (let at = start + 1; at < line.length; at++) {
    const char = line[at]!;
    if (char === quote) {
      return { text, end: at };
    }
    const next = line[at + 1];
    if (quote === '"' && char === '\\' && (next === '"' || next === '\\')) {
      text += next;
      at++;
    } else {
      text += char;
    }
  }
  return null;
}

/** Writes words as {@link splitWords} reads them. */
export function joinWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}

function quoteWord(word: string): string {
  if (/^[\w@%+=:,./~-]+$/.test(word)) {
    return word;
  }
  return `'${word.replace(/'/g, `'"'"'`)}'`;
}

function unfinished(message: string): Error {
  return fail(
    'bad-request',
    'BadQuotes',
    `${message} Put a name with spaces, quotes or # between quotes.`
  );
}
