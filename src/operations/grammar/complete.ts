import { choicesOf, spellings } from './options';
import type { Partial } from './partial';
import { splitPartial } from './partial';
import type { Option, Verb, Word } from './verb';
import { VERBS } from './verbs';

/** What may stand at the cursor. */
export type Wanted =
  | { kind: 'texts'; texts: readonly string[] }
  /** Names of collections, and bookmarks where it may have a path. */
  | { kind: 'collection'; withPath: boolean }
  | { kind: 'bookmark' | 'timer' }
  /** A path on the collection of a place, or below that place. */
  | { kind: 'path'; place: string; folder: string };

/** What is completed: the end of a word. */
export interface Completion {
  wanted: Wanted;
  /** Where the part of the word begins that is to be completed. */
  start: number;
  /** What it says so far. */
  fragment: string;
  /** The quotes that it stands in. */
  quote: string;
}

/** The line and the lines below it, as far as the cursor. */
interface AtCursor {
  line: string;
  /** The line of the body that the cursor is in; null where it is in the first. */
  below: string | null;
  /** Where the text that is completed begins in the cell. */
  start: number;
}

/**
 * What a cell asks for at its cursor; null where that is no `%globus` line or
 * nothing is known to stand there.
 */
export function completionAt(cell: string, cursor: number): Completion | null {
  const at = atCursor(cell, cursor);
  if (at === null) {
    return null;
  }
  const partial = splitPartial(at.below ?? at.line);
  const found =
    at.below === null
      ? inLine(partial)
      : inBody(splitPartial(`${at.line} `), partial);
  if (found === null) {
    return null;
  }
  const { wanted, from } = found;
  const quote = partial.quotes[from] ?? partial.quote;
  // Between quotes that have ended before the cursor nothing fits.
  return quote !== partial.quote
    ? null
    : {
        wanted,
        start: at.start + (partial.starts[from] ?? partial.end),
        fragment: partial.word.slice(from),
        quote
      };
}

function atCursor(cell: string, cursor: number): AtCursor | null {
  const lineStart = cell.lastIndexOf('\n', cursor - 1) + 1;
  const cellMagic = /^\s*%%globus(?=[ \t])/.exec(cell);
  const end = cell.indexOf('\n', cellMagic?.[0].length);
  if (cellMagic && end >= 0 && end < cursor) {
    return {
      line: cell.slice(cellMagic[0].length, end),
      below: cell.slice(lineStart, cursor),
      start: lineStart
    };
  }
  const magic =
    cellMagic ??
    /^[ \t]*(?:[^%'"#\n]*=[ \t]*)?%globus(?=[ \t])/.exec(cell.slice(lineStart));
  const start = (cellMagic ? 0 : lineStart) + (magic?.[0].length ?? 0);
  return magic && start < cursor
    ? { line: cell.slice(start, cursor), below: null, start }
    : null;
}

interface Found {
  wanted: Wanted;
  /** How many characters of the word come before what is completed. */
  from: number;
}

function inLine(partial: Partial): Found | null {
  const { words, word } = partial;
  const verb = verbOf(words);
  if (!verb) {
    const group = words.map(one => `${one} `).join('');
    const texts = VERBS.filter(({ name }) => name.startsWith(group)).map(
      ({ name }) => name.slice(group.length).split(' ')[0]!
    );
    return found([...new Set(texts)]);
  }
  const rest = words.slice(verb.name.split(' ').length);
  return (
    ofOptions(verb, verb.options, rest, word) ??
    ofWord(verb, verb.words, positional(verb.options, rest), word)
  );
}

function verbOf(words: readonly string[]): Verb | undefined {
  return VERBS.find(({ name }) =>
    name.split(' ').every((one, index) => one === words[index])
  );
}

function inBody(head: Partial, { words, word }: Partial): Found | null {
  const verb = verbOf(head.words);
  if (!verb?.body) {
    return null;
  }
  const { options } = verb.body;
  const places = positional(
    verb.options,
    head.words.slice(verb.name.split(' ').length)
  );
  const index = positional(options, words).length;
  const place = places[index];
  return (
    ofOptions(verb, options, words, word) ??
    (place === undefined || index >= verb.body.words.length
      ? null
      : ofPath(place, word, 0))
  );
}

function found(texts: readonly string[], from = 0): Found {
  return { wanted: { kind: 'texts', texts }, from };
}

/** The words that are neither options nor their values. */
function positional(options: readonly Option[], words: string[]): string[] {
  return words.filter(
    (word, index) =>
      !isOption(word) && valueOf(options, words[index - 1]) === null
  );
}

/** The option whose value follows a word; null where none does. */
function valueOf(
  options: readonly Option[],
  word: string | undefined
): Option | null {
  return (
    options.find(
      option =>
        option.value !== undefined && spellings(option).includes(word ?? '')
    ) ?? null
  );
}

function isOption(word: string): boolean {
  return word.startsWith('-') && word !== '-';
}

function ofOptions(
  { operation }: Verb,
  options: readonly Option[],
  before: string[],
  word: string
): Found | null {
  const choices = (option: Option | null, from: number) =>
    option && found(choicesOf(operation, option) ?? [], from);
  const [, name = '', equals] = /^(--[^=]+)(=)?/.exec(word) ?? [];
  return equals
    ? choices(valueOf(options, name), name.length + 1)
    : (choices(valueOf(options, before.at(-1)), 0) ??
        (isOption(word) || word === '-'
          ? found(
              options.flatMap(spellings).filter(one => one.startsWith('--'))
            )
          : null));
}

function ofWord(
  verb: Verb,
  words: readonly Word[],
  before: string[],
  word: string
): Found | null {
  const kind = words[before.length]?.kind;
  switch (kind) {
    case 'place':
    case 'collection': {
      const colon = word.indexOf(':');
      return colon < 0
        ? {
            wanted: { kind: 'collection', withPath: kind === 'place' },
            from: 0
          }
        : kind === 'place'
          ? ofPath(`${word.slice(0, colon)}:`, word, colon + 1)
          : null;
    }
    case 'path':
      return ofPath(`${before[0]!}:`, word, 0);
    case 'bookmark':
    case 'timer':
      return { wanted: { kind }, from: 0 };
    default:
      return verb.name === 'alias' && word.includes('=')
        ? {
            wanted: { kind: 'collection', withPath: true },
            from: word.indexOf('=') + 1
          }
        : null;
  }
}

/** A path that begins at a character of a word. */
function ofPath(place: string, word: string, from: number): Found {
  const end = Math.max(word.lastIndexOf('/') + 1, from);
  return {
    wanted: { kind: 'path', place, folder: word.slice(from, end) },
    from: end
  };
}
