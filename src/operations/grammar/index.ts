import { fail } from '../../engine/contract';
import type { Operation } from '../perform';
import type { Place } from '../places';
import { formatPlace } from '../places';
import { generalHelp, verbHelp } from './help';
import { nearest } from './nearest';
import { readOptions } from './options';
import type { Arguments, Option, Verb } from './verb';
import { take } from './verb';
import { VERBS } from './verbs';
import { joinWords, splitLines, splitWords } from './words';

/** What a `%globus` line says: an operation, or a wish for help. */
export type ParsedLine =
  | {
      kind: 'operation';
      operation: Operation<unknown, unknown>;
      /** With places as they were written; `resolvePlaces` reads them. */
      args: unknown;
      /** How the task is waited for that the operation submits. */
      wait?: { timeout?: number };
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
  if (below.length > 0 && !verb.body) {
    throw fail(
      'bad-request',
      'BadBody',
      `${verb.name}: takes one line; there is more below it.`
    );
  }
  const { positional, values, instead } = readOptions(
    verb.name,
    verb.operation,
    verb.options,
    rest
  );
  take(verb.name, positional, verb.words);
  const given: Arguments = { ...values };
  verb.words.forEach(({ key }, index) => {
    if (positional[index] !== undefined) {
      given[key] = positional[index];
    }
  });
  const all = verb.finish?.(given, below.length > 0 ? below : null) ?? given;
  const operation = instead ?? verb.operation;
  if (!verb.waits) {
    return { kind: 'operation', operation, args: all };
  }
  const { timeout, ...args } = all;
  return {
    kind: 'operation',
    operation,
    args,
    wait: timeout === undefined ? {} : { timeout: timeout as number }
  };
}

/**
 * Writes an operation as the line that {@link parseLine} reads; where it has
 * several paths, one line for each below the first.
 *
 * @returns Null where no line says it.
 */
function write(operation: string, args: unknown): string[][] | null {
  for (const verb of VERBS) {
    const instead = verb.options.find(
      option => option.instead?.id === operation
    );
    if (verb.operation.id === operation || instead) {
      const flat = withPlace(args as Arguments);
      const written = verb.begin?.(flat) ?? { args: flat };
      const line = writeWords(verb, written.args);
      return (
        line && [
          [...wordsOf(verb), ...(instead ? [instead.name] : []), ...line],
          ...(written.below ?? [])
        ]
      );
    }
  }
  return null;
}

/** Collection and path as one word. */
function withPlace(args: Arguments): Arguments {
  const { collection, path, ...rest } = args as Arguments & Partial<Place>;
  return collection === undefined
    ? args
    : { ...rest, place: path ? formatPlace({ collection, path }) : collection };
}

/** The words after a verb; null where one of the arguments has none. */
function writeWords(verb: Verb, args: Arguments): string[] | null {
  const positional: string[] = [];
  const options: string[] = [];
  const rest = new Map(
    Object.entries(args).filter(([, value]) => value !== undefined)
  );
  for (const { key } of verb.words) {
    if (rest.has(key)) {
      positional.push(String(rest.get(key)));
      rest.delete(key);
    }
  }
  for (const [key, value] of rest) {
    const spelled = verb.options.filter(
      option => option.key === key && !option.instead
    );
    const several = spelled.some(({ many }) => many) && Array.isArray(value);
    for (const one of several ? (value as unknown[]) : [value]) {
      const words = spelled
        .map(option => writeOption(option, one))
        .find(found => found !== null);
      if (!words) {
        return null;
      }
      options.push(...words);
    }
  }
  return positional.some(word => word.startsWith('-'))
    ? [...options, '--', ...positional]
    : [...positional, ...options];
}

function writeOption(option: Option, value: unknown): string[] | null {
  const { name, off } = option;
  if (option.value === undefined) {
    return value === true
      ? [name]
      : value === false
        ? off
          ? [off]
          : []
        : null;
  }
  const text = option.write
    ? option.write(value)
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : undefined;
  return text === undefined
    ? null
    : // By itself it would be read as an option.
      text.startsWith('-')
      ? [`${name}=${text}`]
      : [name, text];
}

/**
 * Writes an operation as {@link parseLine} reads it, with a line for each of
 * several paths below the first.
 *
 * @returns Null where no line says it.
 */
export function formatLine(
  operation: string,
  args: unknown,
  join = joinWords
): string | null {
  const lines = write(operation, args)?.map(words => join(words));
  return lines?.join('\n') ?? null;
}

/**
 * Writes an operation as it stands in a cell, to be looked at and not to be
 * run: a line for each path, since a name with a line break could pose as
 * another path. By its id where no line says it.
 */
export function showCall(operation: string, args: unknown): string {
  const text = formatLine(operation, args, words =>
    joinWords(words).replace(/\n/g, '\\n')
  );
  return text === null
    ? `${operation} ${JSON.stringify(args)}`
    : `${text.includes('\n') ? '%%' : '%'}globus ${text}`;
}

/** What is lost on its way through a clipboard, an editor and IPython. */
const LOST = /[\r\0\p{Cs}]|\n[^\S\n]+\n/u;

/**
 * Writes an operation as a cell that does the same when it is run.
 *
 * @returns Null where a cell can't hold it: what no line says, a carriage
 *   return, half of a surrogate pair, a line of blanks; in the first line any
 *   control character.
 */
export function formatCell(operation: string, args: unknown): string | null {
  const [line, ...below] =
    write(operation, args)?.map(words => joinWords(words)) ?? [];
  if (line === undefined || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(line)) {
    return null;
  }
  const text = [line, ...below].join('\n');
  return LOST.test(text)
    ? null
    : `${below.length > 0 ? '%%' : '%'}globus ${text}`;
}

/** The verb that a line begins with; null where it asks for help. */
function verbOf(words: string[]): Verb | null {
  const [first, second] = words;
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
  const said =
    second === undefined || (group.length === 0 && !isVerbAfterAnother(second))
      ? first
      : `${first} ${second}`;
  throw fail(
    'bad-request',
    'UnknownVerb',
    `There is no verb "${said}".${meant(said, group)} See %globus --help.`
  );
}

/** The nearest of a group; what another group calls the same. */
function meant(said: string, group: readonly Verb[]): string {
  const names = (group.length > 0 ? group : VERBS).map(({ name }) => name);
  const second = said.split(' ')[1];
  const elsewhere = VERBS.map(({ name }) => name).filter(
    name => name.split(' ')[1] === second && second !== undefined
  );
  if (group.length > 0 && !said.includes(' ')) {
    return ` It is one of ${names.join(', ')}.`;
  }
  const near =
    names.find(name => name.startsWith(`${said} `)) ??
    nearest(said, names) ??
    nearest(said, elsewhere) ??
    elsewhere[0];
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

function isVerbAfterAnother(word: string): boolean {
  return VERBS.some(({ name }) => name.split(' ')[1] === word);
}

function wordsOf(verb: Verb): string[] {
  return verb.name.split(' ');
}

function asksForHelp(words: string[]): boolean {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).some(
    word => word === '--help' || word === '-h'
  );
}
