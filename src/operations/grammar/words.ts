import { fail } from '../../engine/contract';

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
  return split(line, false).flat();
}

/**
 * Splits what stands below a line into the words of each line, as `shlex` does
 * with comments: what is between a `#` that begins a word and the end of the
 * line is none. A line break between quotes belongs to its word. Empty lines
 * are left out.
 *
 * @throws GlobusError `bad-request` where a quote is left open.
 */
export function splitLines(text: string): string[][] {
  return split(text, true).filter(words => words.length > 0);
}

function split(text: string, lines: boolean): string[][] {
  const found: string[][] = [[]];
  let word: string | null = null;
  for (let at = 0; at <= text.length; at++) {
    const char = text[at];
    if (char === "'" || char === '"') {
      const quoted: { text: string; end: number } = readQuoted(text, at);
      word = (word ?? '') + quoted.text;
      at = quoted.end;
    } else if (char === '\\') {
      const next = text[++at];
      if (next === undefined || (lines && next === '\n')) {
        throw unfinished('The line ends in a backslash.');
      }
      word = (word ?? '') + next;
    } else if (lines && char === '#' && word === null) {
      const end = text.indexOf('\n', at);
      at = (end < 0 ? text.length : end) - 1;
    } else if (char !== undefined && !SPACE.test(char)) {
      word = (word ?? '') + char;
    } else {
      if (word !== null) {
        found.at(-1)!.push(word);
        word = null;
      }
      if (lines && char === '\n') {
        found.push([]);
      }
    }
  }
  return found;
}

/** The quoted text that begins at `start`, and where its last quote is. */
function readQuoted(
  line: string,
  start: number
): { text: string; end: number } {
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
  throw unfinished(`A quote (${quote}) is opened and not closed.`);
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
    `${message} Put a name with spaces or quotes between quotes.`
  );
}
