import arg from 'arg';
import { fail } from '../../engine/contract';
import { nearest } from './nearest';

/** An option of a verb, spelled as globus-cli spells it. */
export interface Option {
  /** `--all`; `--verify-checksum` where it can be negated. */
  name: string;
  /** `-a`, or another spelling. */
  short?: string;
  /** `flag`: on; `switch`: on, or off as `--no-NAME`; else a value. */
  takes: 'flag' | 'switch' | 'text' | 'number' | readonly string[];
  /** What its value is called in the help. */
  value?: string;
  help: string;
}

export type OptionValue = boolean | string | number;

/** What stood on a line after its verb. */
export interface ReadOptions {
  positional: string[];
  /** By name without its dashes; the last one wins. */
  values: Record<string, OptionValue | undefined>;
}

/**
 * Reads the words after a verb.
 *
 * @throws GlobusError `bad-request` that names the option.
 */
export function readOptions(
  verb: string,
  options: readonly Option[],
  words: readonly string[]
): ReadOptions {
  const values: ReadOptions['values'] = {};
  const spec: arg.Spec = {};
  const flags = new Set<string>();
  for (const option of options) {
    const key = option.name.slice(2);
    if (option.takes === 'flag' || option.takes === 'switch') {
      flags.add(option.name);
      flags.add(option.short ?? option.name);
      spec[option.name] = arg.flag(() => (values[key] = true));
      if (option.takes === 'switch') {
        flags.add(`--no-${key}`);
        spec[`--no-${key}`] = arg.flag(() => (values[key] = false));
      }
    } else {
      spec[option.name] = (text: string) =>
        (values[key] = readValue(verb, option, text));
    }
    if (option.short) {
      spec[option.short] = option.name;
    }
  }
  checkAssignments(verb, flags, words);
  try {
    return { positional: arg(spec, { argv: [...words] })._, values };
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

function readValue(verb: string, option: Option, text: string): OptionValue {
  const { name, takes } = option;
  if (takes === 'number') {
    const number = Number(text);
    if (text.trim() === '' || !Number.isFinite(number) || number < 0) {
      throw bad(verb, `${name} takes a number, not "${text}".`);
    }
    return number;
  }
  if (typeof takes === 'object') {
    const choice = takes.find(one => one === text.toLowerCase());
    if (choice === undefined) {
      throw bad(verb, `${name} takes ${takes.join(', ')}; not "${text}".`);
    }
    return choice;
  }
  return text;
}

function explainArg(verb: string, known: string[], error: arg.ArgError): Error {
  const name = /: (--?[^\s=]+)/.exec(error.message)?.[1] ?? '';
  if (error.code !== 'ARG_UNKNOWN_OPTION') {
    return bad(verb, `${name} needs a value, as in ${name} VALUE.`);
  }
  const near = nearest(name, known);
  return bad(
    verb,
    `There is no option ${name}.${near === null ? '' : ` Did you mean ${near}?`}`
  );
}

function bad(verb: string, message: string): Error {
  return fail(
    'bad-request',
    'BadOption',
    `${verb}: ${message} See %globus ${verb} --help.`
  );
}
