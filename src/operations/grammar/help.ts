import type { Option } from './options';
import type { Verb } from './verb';
import { VERBS } from './verbs';

/** What `%globus --help` shows. */
export function generalHelp(): string {
  const width = Math.max(...VERBS.map(verb => heading(verb).length));
  return [
    'Usage: %globus VERB …',
    '',
    ...VERBS.map(
      verb => `  ${heading(verb).padEnd(width)}  ${verb.operation.summary}`
    ),
    '',
    '%globus VERB --help says more. COLLECTION is a UUID; put a name with spaces',
    'between quotes. Nothing in a line is expanded: no variables, no wildcards.',
    'x = %globus … keeps what a verb returns.'
  ].join('\n');
}

/** What `%globus VERB --help` shows. */
export function verbHelp(verb: Verb<unknown>): string {
  const options = [
    ...verb.options.map(option => [spelling(option), option.help] as const),
    ['-h, --help', 'Show this'] as const
  ];
  const width = Math.max(...options.map(([name]) => name.length));
  return [
    `Usage: %globus ${heading(verb)} [OPTIONS]`,
    '',
    `${verb.operation.summary}.`,
    ...verb.notes,
    '',
    ...options.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`),
    '',
    `Example: %globus ${verb.example}`
  ].join('\n');
}

function heading(verb: Verb<unknown>): string {
  return `${verb.name} ${verb.places}`;
}

function spelling({ name, short, takes, value }: Option): string {
  return [
    ...(short ? [short] : []),
    `${name}${value ? ` ${value}` : ''}`,
    ...(takes === 'switch' ? [`--no-${name.slice(2)}`] : [])
  ].join(', ');
}
