import { fail } from '../../engine/contract';
import type { Operation } from '../perform';
import { generalHelp, verbHelp } from './help';
import { nearest } from './nearest';
import { readOptions } from './options';
import type { Verb } from './verbs';
import { VERBS } from './verbs';
import { joinWords, splitWords } from './words';

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
 * what stands below the line in a `%%globus` cell; no verb takes one yet.
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
  const args = verb.read(readOptions(verb.name, verb.options, rest));
  if (body !== null && body.trim() !== '') {
    throw fail(
      'bad-request',
      'BadBody',
      `${verb.name}: takes one line; there is more below it.`
    );
  }
  return { kind: 'operation', operation: verb.operation, args };
}

/**
 * Writes an operation as the line that {@link parseLine} reads; where it sends
 * several items, one line for each below the first. It names an operation that
 * has no verb by its id.
 */
export function formatLine(operation: string, args: unknown): string {
  const verb = VERBS.find(({ operation: { id } }) => id === operation);
  if (!verb) {
    return `${operation} ${JSON.stringify(args)}`;
  }
  const [first, ...more] = verb.write(args);
  return [[...wordsOf(verb), ...(first ?? [])], ...more]
    .map(joinWords)
    .join('\n');
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
