import type { TranslationBundle } from '@jupyterlab/translation';
import type { Notice } from '../../operations/submission';
import { NOTICES } from '../../operations/submission';
import type { SyncLevel, TransferArguments } from '../../operations/transfer';

/** What the form asks, as its boxes hold it. */
export interface Choices {
  label: string;
  /** Undefined: everything is sent. */
  syncLevel: SyncLevel | undefined;
  verify: boolean;
  preserveTimestamp: boolean;
  encryptData: boolean;
  skipSourceErrors: boolean;
  failOnQuotaErrors: boolean;
  /** Date and time of this computer, `2026-01-31T12:00`; empty for none. */
  deadline: string;
  notify: readonly Notice[];
}

/** What a draft brings along; else what Globus does by itself. */
export function choicesOf(draft: TransferArguments): Choices {
  return {
    label: draft.label ?? '',
    syncLevel: draft.syncLevel,
    verify: draft.verify ?? true,
    preserveTimestamp: draft.preserveTimestamp ?? false,
    encryptData: draft.encryptData ?? false,
    skipSourceErrors: draft.skipSourceErrors ?? false,
    failOnQuotaErrors: draft.failOnQuotaErrors ?? false,
    deadline: draft.deadline === undefined ? '' : here(draft.deadline),
    notify: draft.notify ?? NOTICES
  };
}

/** A draft with what was chosen; what Globus does by itself is left out. */
export function filledIn(
  { source, destination, items }: TransferArguments,
  { label, syncLevel, verify, deadline, notify, ...flags }: Choices
): TransferArguments {
  return {
    source,
    destination,
    items,
    ...(label === '' ? {} : { label }),
    ...(syncLevel === undefined ? {} : { syncLevel }),
    ...(verify ? {} : { verify }),
    ...Object.fromEntries(Object.entries(flags).filter(([, on]) => on)),
    ...(deadline === '' ? {} : { deadline: moment(deadline) }),
    ...(NOTICES.every(notice => notify.includes(notice))
      ? {}
      : { notify: NOTICES.filter(notice => notify.includes(notice)) })
  };
}

/** Whether something is chosen that the form keeps folded. */
export function choosesMore(choices: Choices): boolean {
  return (
    choices.encryptData ||
    choices.skipSourceErrors ||
    choices.failOnQuotaErrors ||
    choices.deadline !== '' ||
    choices.notify.length < NOTICES.length
  );
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
function here(moment: string): string {
  const time = new Date(moment);
  const local = new Date(
    time.getTime() - time.getTimezoneOffset() * 60_000
  ).toISOString();
  return local.slice(0, time.getSeconds() === 0 ? 16 : 19);
}

/** The same in UTC, as Globus recommends it; what is no time stays as it is. */
function moment(deadline: string): string {
  return Number.isNaN(Date.parse(deadline))
    ? deadline
    : new Date(deadline).toISOString().replace('.000', '');
}
