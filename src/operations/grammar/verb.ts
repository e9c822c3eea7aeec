import { fail } from '../../engine/contract';
import type { Operation } from '../perform';

export type Arguments = Record<string, unknown>;

/** A word that follows a verb. */
export interface Word {
  /** What the help calls it. */
  name: string;
  /** The argument that it becomes. */
  key: string;
  /** What can stand there, for completion. */
  kind:
    'place' | 'collection' | 'path' | 'task' | 'timer' | 'bookmark' | 'text';
  optional?: boolean;
}

/** An option of a verb, spelled as globus-cli spells it. */
export interface Option {
  /** `--all` */
  name: string;
  /** `-a`, or another spelling. */
  short?: string;
  /** The spelling that says no. */
  off?: string;
  /** The argument that it becomes; its schema says what the option takes. */
  key: string;
  /** What the help calls its value; left out, it takes none. `|`: its choices. */
  value?: string;
  /** May be given several times; a list comes out. */
  many?: boolean;
  /** What the help says; left out, what the schema says. */
  help?: string;
  /** The operation that has this argument, where it isn't the verb's. */
  of?: Operation<unknown, unknown>;
  /** What is done instead where it is given; it becomes no argument then. */
  instead?: Operation<unknown, unknown>;
  /** @throws Error that says what the option takes. */
  read?: (text: string) => unknown;
  /** Undefined where the option can't say it. */
  write?: (value: unknown) => string | undefined;
}

/** A line below the first, in a `%%globus` cell. */
export interface BodyLine {
  words: string[];
  /** From 1, counted as they stand there. */
  line: number;
}

/** What is written for an operation: words by their keys, and lines below. */
export interface Written {
  args: Arguments;
  below?: string[][];
}

/** One verb of `%globus`: how its line is read and written. */
export interface Verb {
  /** `task wait`. */
  name: string;
  operation: Operation<unknown, unknown>;
  words: readonly Word[];
  options: readonly Option[];
  /** What the help says besides the operation's summary. */
  notes?: readonly string[];
  /** A line that shows how it is meant. */
  example?: string;
  /** What each line below holds, where the verb takes such. */
  body?: { words: readonly string[]; options: readonly Option[] };
  /** Whether the task is waited for that the operation submits. */
  waits?: boolean;
  /**
   * Turns what was read into arguments, with places as they were written.
   *
   * @throws GlobusError `bad-request` that names what is wrong.
   */
  finish?(args: Arguments, body: readonly BodyLine[] | null): Arguments;
  /** The other way round; `place` stands for collection and path. */
  begin?(args: Arguments): Written;
}

/** An option by its spelling, its argument and what the help calls its value. */
export function option(
  name: string,
  key: string,
  value: string | null = null,
  more: Partial<Option> = {}
): Option {
  return { name, key, ...(value === null ? {} : { value }), ...more };
}

/** A verb by what every verb has. */
export function verb(
  name: string,
  operation: Operation<unknown, unknown>,
  words: readonly Word[],
  options: readonly Option[],
  more: Partial<Verb> = {}
): Verb {
  return { name, operation, words, options, ...more };
}

/** A line that can't be read, and where to read how it is written. */
export function bad(verb: string, message: string): Error {
  return fail(
    'bad-request',
    'BadLine',
    `${verb}: ${message} See %globus ${verb} --help.`
  );
}

/** The words that stand for arguments, each of them, and no more. */
export function take(
  verb: string,
  words: readonly string[],
  names: readonly { name: string; optional?: boolean }[]
): void {
  const missing = names.find(
    ({ optional }, index) => !optional && words[index] === undefined
  );
  if (missing) {
    throw bad(verb, `${missing.name} is missing.`);
  }
  if (words.length > names.length) {
    throw bad(
      verb,
      `"${words[names.length]!}" is one too many. Put a name with spaces between quotes.`
    );
  }
}
