import { fail } from '../../engine/contract';
import type { Operation } from '../perform';
import { generalHelp, verbHelp } from './help';
import { nearest } from './nearest';
import { readOptions } from './options';
import type { Verb } from './verb';
import { VERBS } from './verbs';
import { joinWords, splitLines, splitWords } from './words';

/** What a `%globus` line says: an operation, or a wish for help. */
export type ParsedLine =
  | {
      kind: 'operation';
      operation: Operation<unknown, unknown>;
      args: unknown;
    }
  | { kind: 'help'; text: string };

/**
 * Reads what follows `%globus`, spelled as globus-cli spells it. The body is
 * what stands below the line in a `%%globus` cell, for the verbs that take it.
 *
 * @throws GlobusError `bad-request` that names the word that is wrong.
 */
export function parseLine(line: string, body: string | null): ParsedLine {
  const words = splitWords(line);
  const verb = verbOf(words);
  if (verb === null) {
    return { kind: 'help', text: generalHelp() };
  }
  const rest = words.slice(wordsOf(verb).length);
  if (asksForHelp(rest)) {
    return { kind: 'help', text: verbHelp(verb) };
  }
  const below = body === null ? [] : splitLines(body);
  if (below.length > 0 && !verb.takesBody) {
    throw fail(
      'bad-request',
      'BadBody',
      `${verb.name}: takes one line; there is more below it.`
    );
  }
  const args = verb.read(
    readOptions(verb.name, verb.options, rest),
    below.length > 0 ? below : null
  );
  return { kind: 'operation', operation: verb.operation, args };
}

/**
 * Writes an operation as the line that {@link parseLine} reads; where it sends
 * several items, one line for each below the first. It names an operation that
 * has no verb by its id.
 */
export function formatLine(
  operation: string,
  args: unknown,
  join = joinWords
): string {
  const verb = VERBS.find(({ operation: { id } }) => id === operation);
  if (!verb) {
    return `${operation} ${JSON.stringify(args)}`;
  }
  const [first, ...more] = verb.write(args);
  return [[...wordsOf(verb), ...(first ?? [])], ...more]
    .map(words => join(words))
    .join('\n');
}

/** Writes an operation as it stands in a cell, with what is below its line. */
export function formatCall(
  operation: string,
  args: unknown,
  join = joinWords
): string {
  const text = formatLine(operation, args, join);
  return `${text.includes('\n') ? '%%' : '%'}globus ${text}`;
}

/**
 * As {@link formatCall}, to be looked at and not to be run: a line for each
 * item, since a name with a line break could pose as another item.
 */
export function showCall(operation: string, args: unknown): string {
  return formatCall(operation, args, words =>
    joinWords(words).replace(/\n/g, '\\n')
  );
}

/** What is lost on its way through a clipboard, an editor and IPython. */
const LOST = /[\r\0\p{Cs}]|\n[^\S\n]+\n/u;

/**
 * Writes an operation as a cell that does the same when it is run.
 *
 * @returns Null where a cell can't hold it: a carriage return, half of a
 *   surrogate pair, a line of blanks; in the first line any control character.
 */
export function formatCell(operation: string, args: unknown): string | null {
  const text = formatCall(operation, args);
  const [line] = text.split('\n', 1);
  return LOST.test(text) || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(line!) ? null : text;
}

/** The verb that a line begins with; null where it asks for help. */
function verbOf(words: string[]): Verb<unknown> | null {
  const [first] = words;
  if (first === undefined || first === 'help' || asksForHelp([first])) {
    return null;
  }
  const verb = VERBS.find(candidate =>
    wordsOf(candidate).every((word, index) => word === words[index])
  );
  if (verb) {
    return verb;
  }
  const group = VERBS.filter(({ name }) => name.startsWith(`${first} `));
  if (group.length > 0 && asksForHelp(words.slice(1))) {
    return null;
  }
  const said = group.length > 0 ? words.slice(0, 2).join(' ') : first;
  const near = nearest(
    said,
    (group.length > 0 ? group : VERBS).map(({ name }) => name)
  );
  throw fail(
    'bad-request',
    'UnknownVerb',
    `There is no verb "${said}".${near === null ? '' : ` Did you mean ${near}?`} See %globus --help.`
  );
}

function wordsOf(verb: Verb<unknown>): string[] {
  return verb.name.split(' ');
}

function asksForHelp(words: string[]): boolean {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).some(
    word => word === '--help' || word === '-h'
  );
}
