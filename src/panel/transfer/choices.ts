import type { TranslationBundle } from '@jupyterlab/translation';
import type { Notice } from '../../operations/submission';
import { NOTICES } from '../../operations/submission';
import type {
  FilterRule,
  SyncLevel,
  TransferOptions
} from '../../operations/transfer';
import type { Draft } from './draft';

/** A rule as its boxes hold it. */
export interface RuleChoice {
  /** Stays with it, wherever it is moved. */
  key: number;
  method: FilterRule['method'];
  /** Empty: files and folders. */
  type: NonNullable<FilterRule['type']> | '';
  name: string;
}

/** What is off unless it is chosen. */
const FLAGS = [
  'preserveTimestamp',
  'encryptData',
  'skipSourceErrors',
  'failOnQuotaErrors',
  'deleteDestinationExtra'
] as const;

export type Flag = (typeof FLAGS)[number];

/** What the form asks, as its boxes hold it. */
export interface Choices extends Record<Flag, boolean> {
  label: string;
  syncLevel: SyncLevel;
  verify: boolean;
  filterRules: readonly RuleChoice[];
  sourceLocalUser: string;
  destinationLocalUser: string;
  /** Date and time of this computer, `2026-01-31T12:00`; empty for none. */
  deadline: string;
  notify: readonly Notice[];
}

/** What a draft brings along, else the settings; else what Globus does. */
export function choicesOf(
  given: TransferOptions,
  defaults: Partial<TransferOptions> = {}
): Choices {
  const draft = { ...defaults, ...given };
  return {
    label: draft.label ?? '',
    syncLevel: draft.syncLevel ?? 'overwrite',
    verify: draft.verify ?? true,
    ...(Object.fromEntries(
      FLAGS.map(flag => [flag, draft[flag] ?? false])
    ) as Record<Flag, boolean>),
    filterRules: (draft.filterRules ?? []).map((rule, key) => ({
      key,
      method: rule.method,
      type: rule.type ?? '',
      name: rule.name
    })),
    sourceLocalUser: draft.sourceLocalUser ?? '',
    destinationLocalUser: draft.destinationLocalUser ?? '',
    deadline: draft.deadline === undefined ? '' : localTime(draft.deadline),
    notify: draft.notify ?? NOTICES
  };
}

/**
 * What was chosen for a draft. What Globus does by itself is left out, so that
 * a cell that is written of it says no more than it must.
 *
 * @param usual - The sync level of the settings, which a cell that names none
 *   would take.
 */
export function filledIn(
  { source, destination, items }: Draft,
  choices: Choices,
  usual?: SyncLevel
): Draft {
  const { label, syncLevel, verify, deadline, notify, filterRules } = choices;
  const { sourceLocalUser, destinationLocalUser } = choices;
  return {
    source,
    destination,
    items,
    ...(label === '' ? {} : { label }),
    ...(syncLevel === 'overwrite' && (usual ?? syncLevel) === syncLevel
      ? {}
      : { syncLevel }),
    ...(verify ? {} : { verify }),
    ...Object.fromEntries(
      FLAGS.filter(flag => choices[flag]).map(flag => [flag, true])
    ),
    ...(filterRules.length === 0 ? {} : { filterRules: filterRules.map(rule) }),
    ...(sourceLocalUser === '' ? {} : { sourceLocalUser }),
    ...(destinationLocalUser === '' ? {} : { destinationLocalUser }),
    ...(deadline === '' ? {} : { deadline: moment(deadline) }),
    ...(NOTICES.every(notice => notify.includes(notice))
      ? {}
      : { notify: NOTICES.filter(notice => notify.includes(notice)) })
  };
}

function rule({ method, type, name }: RuleChoice): FilterRule {
  return { method, ...(type === '' ? {} : { type }), name };
}

/** Whether something is chosen that the form keeps folded. */
export function choosesMore(choices: Choices): boolean {
  const { sourceLocalUser, destinationLocalUser, deadline } = choices;
  return (
    FLAGS.some(flag => flag !== 'preserveTimestamp' && choices[flag]) ||
    choices.filterRules.length > 0 ||
    sourceLocalUser + destinationLocalUser + deadline !== '' ||
    choices.notify.length < NOTICES.length
  );
}

/** The first of the rules that has no pattern; undefined where all have one. */
export function emptyRule(
  rules: readonly RuleChoice[]
): RuleChoice | undefined {
  return rules.find(({ name }) => name === '');
}

/** Rules with one of them a place higher or lower. */
export function moved(
  rules: readonly RuleChoice[],
  index: number,
  by: 1 | -1
): RuleChoice[] {
  const others = rules.filter((_, at) => at !== index);
  return [
    ...others.slice(0, index + by),
    rules[index]!,
    ...others.slice(index + by)
  ];
}

/** What is wrong about a deadline; null when it is fine or empty. */
export function deadlineProblem(
  deadline: string,
  now: number,
  trans: TranslationBundle
): string | null {
  if (deadline !== '' && Number.isNaN(Date.parse(deadline))) {
    return trans.__(
      'This is no time. Choose one in a year of four digits, or clear it.'
    );
  }
  return deadline !== '' && Date.parse(deadline) <= now
    ? trans.__('This time has passed. Choose a later one, or clear it.')
    : null;
}

/** A moment as a box for date and time holds it: on this computer's clock. */
export function localTime(moment: string): string {
  const time = new Date(moment);
  const local = new Date(
    time.getTime() - time.getTimezoneOffset() * 60_000
  ).toISOString();
  return local.slice(0, time.getSeconds() === 0 ? 16 : 19);
}

/** The same in UTC, as Globus recommends it; what is no time stays as it is. */
export function moment(deadline: string): string {
  return Number.isNaN(Date.parse(deadline))
    ? deadline
    : new Date(deadline).toISOString().replace('.000', '');
}
