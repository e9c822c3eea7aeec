import { choicesOf, memberOf } from './options';
import type { Option, Verb } from './verb';
import { VERBS } from './verbs';

/** How wide a text gets: a cell's output in half a window. */
const WIDTH = 84;

/** What `%globus --help` shows. */
export function generalHelp(): string {
  return [
    'Usage: %globus VERB …',
    '',
    ...table(VERBS.map(verb => [verb.name, summary(verb)])),
    '',
    ...wrapped(
      '%globus VERB --help says more. Verbs and options are those of globus-cli. A COLLECTION is a UUID or a name (%globus alias); put a name with spaces between quotes. Nothing in a line is expanded: no variables, no wildcards. x = %globus … keeps what a verb returns.'
    )
  ].join('\n');
}

/** What `%globus VERB --help` shows. */
export function verbHelp(verb: Verb): string {
  const words = verb.words.map(({ name, optional }) =>
    optional ? `[${name}]` : name
  );
  return [
    ['Usage: %globus', verb.name, ...words, '[OPTIONS]'].join(' '),
    '',
    ...[`${summary(verb)}.`, ...(verb.notes ?? [])].flatMap(note =>
      wrapped(note)
    ),
    '',
    ...table([
      ...verb.options.map(
        option => [heading(verb, option), says(verb, option)] as const
      ),
      ['-h, --help', 'Show this']
    ]),
    ...(verb.example ? ['', `Example: %globus ${verb.example}`] : [])
  ].join('\n');
}

function summary({ operation, waits }: Verb): string {
  return `${operation.summary}${waits ? ', and wait' : ''}`;
}

function says({ operation }: Verb, option: Option): string {
  const text = option.help ?? memberOf(operation, option).description ?? '';
  const choices = option.value !== '|' && choicesOf(operation, option);
  // Without room for them where the value is named.
  return choices && !option.read ? `${text}: ${choices.join(', ')}` : text;
}

function heading({ operation }: Verb, option: Option): string {
  const { name, short, off } = option;
  const value =
    option.value === '|'
      ? choicesOf(operation, option)!.join('|')
      : option.value;
  const [first, second] = short?.startsWith('--')
    ? [name, short]
    : [short, name];
  return [first, `${second}${value ? ` ${value}` : ''}`, off]
    .filter(Boolean)
    .join(', ');
}

/** Two columns; what is too long for the first stands on a line of its own. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const fitting = rows.map(([left]) => left.length).filter(one => one <= 30);
  const width = Math.max(...fitting) + 4;
  return rows.flatMap(([left, right]) => {
    const [first = '', ...more] = wrapped(right, WIDTH - width);
    const start = `  ${left}`;
    return [
      ...(start.length < width - 1
        ? [start.padEnd(width) + first]
        : [start, ' '.repeat(width) + first]),
      ...more.map(line => ' '.repeat(width) + line)
    ];
  });
}

/** Breaks a text between words. */
function wrapped(text: string, width = WIDTH): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
