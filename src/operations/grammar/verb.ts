import { fail } from '../../engine/contract';
import type { Operation } from '../perform';
import type { Option, ReadOptions } from './options';

/** One verb of `%globus`: how its line is read and written. */
export interface Verb<A> {
  /** `task wait`. */
  name: string;
  /** What follows the verb, for the help. */
  places: string;
  /** What the help says besides the operation's summary. */
  notes: string[];
  example: string;
  options: Option[];
  operation: Operation<A, unknown>;
  /** Whether it takes lines below its own, in a `%%globus` cell. */
  takesBody?: boolean;
  /**
   * @param body - The words of the lines below; null where there are none.
   * @throws GlobusError `bad-request` that names what is wrong.
   */
  read(line: ReadOptions, body: string[][] | null): A;
  /** The words after the verb; several lines where a cell has to be. */
  write(args: A): string[][];
}

/** The words that a verb takes, each of them, and no more. */
export function take(
  verb: string,
  words: string[],
  names: string[],
  where = ''
): string[] {
  if (words.length < names.length) {
    throw bad(verb, `${names[words.length]!} is missing${where}.`);
  }
  if (words.length > names.length) {
    throw bad(
      verb,
      `"${words[names.length]!}" is one too many${where}. Put a name with spaces between quotes.`
    );
  }
  return words;
}

/** A line that can't be read, and where to read how it is written. */
export function bad(verb: string, message: string): Error {
  return fail(
    'bad-request',
    'BadLine',
    `${verb}: ${message} See %globus ${verb} --help.`
  );
}
