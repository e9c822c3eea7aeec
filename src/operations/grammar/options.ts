import arg from 'arg';
import type { Operation } from '../perform';
import { nearest } from './nearest';
import type { Arguments, Option } from './verb';
import { bad } from './verb';

/** What stood on a line after its verb. */
export interface ReadOptions {
  positional: string[];
  /** By the arguments' names; the last one wins where one can't have several. */
  values: Arguments;
  /** What is to be done instead of the verb's operation. */
  instead: Operation<unknown, unknown> | null;
}

/** The part of a JSON schema that says what an option takes. */
interface Member {
  type?: string;
  enum?: readonly string[];
  format?: string;
  description?: string;
  items?: Member;
}

/** What the schema of its operation says of an option's value. */
export function memberOf(
  operation: Operation<unknown, unknown>,
  { key, of }: Pick<Option, 'key' | 'of'>
): Member {
  const members = (of ?? operation).schema.properties as Record<string, Member>;
  return members[key] ?? {};
}

/** What an option's value has to be one of; null where it is free. */
export function choicesOf(
  operation: Operation<unknown, unknown>,
  option: Option
): readonly string[] | null {
  const member = memberOf(operation, option);
  return (member.items ?? member).enum ?? null;
}

/** Every spelling of an option. */
export function spellings({ name, short, off }: Option): string[] {
  return [name, short, off].filter(one => one !== undefined);
}

/**
 * Reads the words after a verb.
 *
 * @throws GlobusError `bad-request` that names the option.
 */
export function readOptions(
  verb: string,
  operation: Operation<unknown, unknown>,
  options: readonly Option[],
  words: readonly string[]
): ReadOptions {
  const values: Arguments = {};
  let instead: ReadOptions['instead'] = null;
  const spec: arg.Spec = {};
  const flags = new Set<string>();
  for (const option of options) {
    const { name, short, off, key, value, many } = option;
    if (value === undefined) {
      spellings(option).forEach(one => flags.add(one));
      spec[name] = arg.flag(() => {
        if (option.instead) {
          instead = option.instead;
        } else {
          values[key] = true;
        }
        return true;
      });
      if (off) {
        spec[off] = arg.flag(() => (values[key] = false));
      }
    } else {
      spec[name] = (text: string) => {
        const read = readValue(verb, operation, option, text);
        values[key] = many
          ? [...((values[key] ?? []) as unknown[]), read]
          : read;
        return read;
      };
    }
    if (short) {
      spec[short] = name;
    }
  }
  checkAssignments(verb, flags, words);
  try {
    return { positional: arg(spec, { argv: [...words] })._, values, instead };
  } catch (error) {
    if (error instanceof arg.ArgError) {
      throw explainArg(verb, Object.keys(spec), error);
    }
    throw error;
  }
}

/** What `arg` would pass over in silence. */
function checkAssignments(
  verb: string,
  flags: ReadonlySet<string>,
  words: readonly string[]
): void {
  const end = words.indexOf('--');
  for (const word of end < 0 ? words : words.slice(0, end)) {
    const equals = word.indexOf('=');
    if (!word.startsWith('--') || equals < 0) {
      continue;
    }
    const name = word.slice(0, equals);
    if (flags.has(name)) {
      throw bad(verb, `${name} takes no value.`);
    }
    if (/[\n\r\u2028\u2029]/.test(word)) {
      throw bad(verb, `The value of ${name} can't hold a line break.`);
    }
  }
}

function readValue(
  verb: string,
  operation: Operation<unknown, unknown>,
  option: Option,
  text: string
): unknown {
  const { name, read } = option;
  if (read) {
    try {
      return read(text);
    } catch (error) {
      throw bad(verb, `${name} ${(error as Error).message}`);
    }
  }
  const member = memberOf(operation, option);
  const { type, format } = member.items ?? member;
  const choices = choicesOf(operation, option);
  if (type === 'number') {
    const number = Number(text);
    if (text.trim() === '' || !Number.isFinite(number) || number < 0) {
      throw bad(verb, `${name} takes a number, not "${text}".`);
    }
    return number;
  }
  if (choices) {
    const choice = choices.find(
      one => one.toLowerCase() === text.toLowerCase()
    );
    if (choice === undefined) {
      throw bad(verb, `${name} takes ${choices.join(', ')}; not "${text}".`);
    }
    return choice;
  }
  return format === 'date-time' ? inZone(text) : text;
}

/** A time in the forms of globus-cli; what names no zone means UTC. */
export function inZone(time: string): string {
  const form =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?(Z|[+-]\d\d:?\d\d)?$/;
  const [, date, clock = '00:00:00', zone = 'Z'] = form.exec(time) ?? [];
  return date === undefined
    ? time
    : `${date}T${clock}${zone.replace(/\d\d(?=\d\d$)/, '$&:')}`;
}

/** Options of globus-cli that shape its output. */
const SHAPES =
  /^(-[Flv]|--(format|jmespath|jq|long|verbose|quiet|map-http-status))$/;

function explainArg(verb: string, known: string[], error: arg.ArgError): Error {
  const name = /: (--?[^\s=]+)/.exec(error.message)?.[1] ?? '';
  if (error.code !== 'ARG_UNKNOWN_OPTION') {
    return bad(verb, `${name} needs a value, as in ${name} VALUE.`);
  }
  if (SHAPES.test(name)) {
    return bad(
      verb,
      `A cell has no ${name}: x = %globus … keeps all that is returned, and x.to_dict() is its JSON.`
    );
  }
  if (name === '--batch') {
    return bad(
      verb,
      `A cell has no --batch: begin it with %%globus ${verb}, and write the lines of the batch below.`
    );
  }
  const near = nearest(name, known);
  return bad(
    verb,
    `There is no option ${name}.${near === null ? '' : ` Did you mean ${near}?`}`
  );
}
