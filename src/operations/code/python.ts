import type { CreateTimerArguments } from '../createTimer';
import type { ListArguments } from '../list';
import { formatPlace } from '../places';
import { NOTICES } from '../submission';
import type { FilterRule, TransferArguments, TransferItem } from '../transfer';

/** Escapes that Python and this page's language share. */
const SHORT: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t'
};

/** What can't be seen, or turns text around; halves of surrogate pairs too. */
const UNSEEN = /["\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text as a literal of Python, whatever is in it. */
export function pythonText(text: string): string {
  const inside = text.replace(UNSEEN, char => {
    const code = char.codePointAt(0)!.toString(16);
    return (
      SHORT[char] ??
      (code.length > 4
        ? `\\U${code.padStart(8, '0')}`
        : `\\u${code.padStart(4, '0')}`)
    );
  });
  return `"${inside}"`;
}

const pythonFlag = (value: boolean) => (value ? 'True' : 'False');

/** `globus.ls(…)` as this lists. */
export function pythonList(args: ListArguments): string {
  const { collection, path, showHidden } = args;
  return called('ls', [
    pythonText(path ? formatPlace({ collection, path }) : collection),
    ...(showHidden ? ['show_hidden=True'] : [])
  ]);
}

/** `globus.transfer(…)` as this sends. */
export function pythonTransfer(args: TransferArguments): string {
  return called('transfer', sendingArguments(args));
}

/** `globus.create_timer(…)` as this sends, when this says. */
export function pythonTimer(args: CreateTimerArguments): string {
  const { name, start, every, until, times, ...rest } = args;
  const when = Object.entries({ name, start, until, every, times });
  return called('create_timer', [
    ...sendingArguments(rest),
    ...when
      .filter(([, value]) => value !== undefined)
      .map(
        ([key, value]) =>
          `${key}=${typeof value === 'number' ? value : pythonText(value!)}`
      )
  ]);
}

function sendingArguments(args: TransferArguments): string[] {
  const { items, label, syncLevel, verify, deadline, notify } = args;
  const { filterRules, sourceLocalUser, destinationLocalUser, ...rest } = args;
  const [only] = items;
  const single = items.length === 1;
  const ends = (['source', 'destination'] as const).map(side =>
    pythonText(
      formatPlace({ collection: args[side], path: single ? only![side] : '' })
    )
  );
  // Said once where it is the same for all.
  const shared = items.every(({ recursive }) => recursive === only?.recursive)
    ? only?.recursive
    : undefined;
  return [
    ...ends,
    ...(single
      ? []
      : [
          `items=[\n${items.map(item => `        ${pythonItem(item, shared)},\n`).join('')}    ]`
        ]),
    ...(shared === undefined ? [] : [`recursive=${pythonFlag(shared)}`]),
    ...(label ? [`label=${pythonText(label)}`] : []),
    ...(syncLevel === undefined ? [] : [`sync_level="${syncLevel}"`]),
    ...(verify === false ? ['verify_checksum=False'] : []),
    ...Object.entries(rest)
      .filter(([, value]) => value === true)
      .map(([flag]) => `${flag.replace(/[A-Z]/g, '_$&').toLowerCase()}=True`),
    ...(filterRules?.length
      ? [
          `filter_rules=[\n${filterRules.map(rule => `        ${pythonRule(rule)},\n`).join('')}    ]`
        ]
      : []),
    ...(sourceLocalUser
      ? [`source_local_user=${pythonText(sourceLocalUser)}`]
      : []),
    ...(destinationLocalUser
      ? [`destination_local_user=${pythonText(destinationLocalUser)}`]
      : []),
    ...(deadline === undefined ? [] : [`deadline=${pythonText(deadline)}`]),
    ...NOTICES.filter(notice => notify?.includes(notice) === false).map(
      notice => `notify_on_${notice}=False`
    )
  ];
}

function pythonRule(rule: FilterRule): string {
  const parts = Object.entries(rule).map(
    ([key, value]: [string, string]) => `"${key}": ${pythonText(value)}`
  );
  return `{${parts.join(', ')}}`;
}

/** A call of a task's method, or the task itself. */
export function pythonTask(task: string, then = ''): string {
  return `globus.task(${pythonText(task)})${then}`;
}

function pythonItem(item: TransferItem, shared: boolean | undefined): string {
  const ends = `${pythonText(item.source)}, ${pythonText(item.destination)}`;
  return item.recursive === shared || item.recursive === undefined
    ? `(${ends})`
    : `globus.Item(${ends}, recursive=${pythonFlag(item.recursive)})`;
}

/** On one line, or an argument a line where that would be long. */
function called(name: string, args: string[]): string {
  const line = `globus.${name}(${args.join(', ')})`;
  return line.length <= 79 && !line.includes('\n')
    ? line
    : `globus.${name}(\n${args.map(arg => `    ${arg},\n`).join('')})`;
}
