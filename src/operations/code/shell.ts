import { createTimer } from '../createTimer';
import { formatLine } from '../grammar';
import { joinWords } from '../grammar/words';
import { formatPlace } from '../places';
import type { CreateTimerArguments } from '../createTimer';
import type { TransferArguments } from '../transfer';
import { keepName, transfer } from '../transfer';
import { waitTask } from '../waitTask';

/** No shell takes any of it for anything else, wherever in a word it stands. */
const PLAIN = /^(?!=)(?:[\w@%+=:,./-]|(?<=\/)~)+$/;

/**
 * A word for a POSIX shell. One with control characters, which a terminal
 * would take for keys, is written in `$'…'`, of POSIX since 2024 and of bash,
 * zsh and ksh before it.
 *
 * @returns Null for what no program can be handed: NUL, half of a surrogate
 *   pair.
 */
export function shellWord(word: string): string | null {
  if (/[\0\p{Cs}]/u.test(word)) {
    return null;
  }
  if (PLAIN.test(word)) {
    return word;
  }
  if (!/\p{Cc}/u.test(word)) {
    return `'${word.replace(/'/g, `'\\''`)}'`;
  }
  // Three octal digits, which nothing that follows can lengthen.
  const inside = word.replace(/['\\!\p{Cc}]/gu, char =>
    [...new TextEncoder().encode(char)]
      .map(byte => `\\${byte.toString(8).padStart(3, '0')}`)
      .join('')
  );
  return `$'${inside}'`;
}

/**
 * Writes an operation as a command of globus-cli, for the verbs that it shares
 * with `%globus`. What is sent is named in full at the destination.
 *
 * @returns Null where a command can't hold it: in a batch, a name with a line
 *   break or another control character.
 */
export function shellCommand(operation: string, args: unknown): string | null {
  switch (operation) {
    case transfer.id:
      return transferCommand(
        ['transfer'],
        operation,
        args as TransferArguments
      );
    case createTimer.id:
      return timerCommand(args as CreateTimerArguments);
    case waitTask.id:
      // globus-cli knows nothing of stuck tasks, and waits on.
      return command(
        wordsOf(operation, { ...(args as object), evenIfStuck: false })
      );
    default:
      return command(wordsOf(operation, args));
  }
}

/** globus-cli takes a time without a zone for one of its own machine's. */
function timerCommand(args: CreateTimerArguments): string | null {
  const times: [string, string][] = (['start', 'until'] as const)
    .filter(key => args[key] !== undefined)
    .map(key => [key, `${inUtc(args[key]!)}Z`]);
  // Its timers have no words for these.
  return args.sourceLocalUser || args.destinationLocalUser
    ? null
    : transferCommand(['timer', 'create', 'transfer'], createTimer.id, {
        ...args,
        ...Object.fromEntries(times)
      });
}

/** @param verb - The words that it begins with. */
function transferCommand(
  verb: string[],
  operation: string,
  args: TransferArguments
): string | null {
  const { deadline } = args;
  // globus-cli has no word for it: it knows nothing of our settings.
  const { syncLevel, ...unsaid } = args;
  const items = args.items.map(item => ({
    ...item,
    destination: keepName(item)
  }));
  const single = items.length === 1;
  // After the verb two places come first; those are ours to write.
  const options = wordsOf(operation, {
    ...(syncLevel === 'overwrite' ? unsaid : args),
    ...(deadline === undefined ? {} : { deadline: inUtc(deadline) }),
    items: [{ source: '/', destination: '/' }]
  })?.slice(verb.length + 2);
  if (!options) {
    return null;
  }
  const end = (side: 'source' | 'destination') =>
    formatPlace({
      collection: args[side],
      path: single ? items[0]![side] : ''
    });
  const line = command([
    ...verb,
    end('source'),
    end('destination'),
    ...(single ? recursive(items[0]!) : ['--batch', '-']),
    ...options
  ]);
  if (single || line === null) {
    return line;
  }
  const batch = items
    .map(item => joinWords([...recursive(item), item.source, item.destination]))
    .join('\n');
  return /[\p{Cs}]|(?!\n)\p{Cc}/u.test(batch) ||
    batch.split('\n').length !== items.length
    ? null
    : `${line} <<'END'\n${batch}\nEND`;
}

/** The words of the `%globus` line; null where none says it. */
function wordsOf(operation: string, args: unknown): string[] | null {
  const lines: string[][] = [];
  formatLine(operation, args, words => {
    lines.push([...words]);
    return '';
  });
  return lines[0] ?? null;
}

function command(words: string[] | null): string | null {
  const quoted = words?.map(shellWord) ?? [null];
  return quoted.includes(null) ? null : ['globus', ...quoted].join(' ');
}

function recursive(item: { recursive?: boolean }): string[] {
  return item.recursive === undefined
    ? []
    : [item.recursive ? '--recursive' : '--no-recursive'];
}

/** globus-cli takes no zone: the service reads UTC. */
function inUtc(deadline: string): string {
  return new Date(deadline).toISOString().slice(0, 19);
}
