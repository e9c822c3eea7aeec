import type { TranslationBundle } from '@jupyterlab/translation';
import type {
  SentTask,
  TaskDocument,
  WatchedTask
} from '../../engine/contract';
import { baseName } from '../../operations/places';
import { hasEnded } from '../../operations/waitTask';
import { formatCount } from '../common/format';
import { safeText } from '../common/safeText';
import { lineOf } from './line';
import type { TaskState } from '../../operations/taskState';
import { stateOf } from '../../operations/taskState';
import { stateNames } from './state';

/** What words are made with. */
export interface Telling {
  trans: TranslationBundle;
  /** Milliseconds since the epoch. */
  now: number;
  /** For numbers and times; left out, the browser's. */
  language?: string;
  /** Bytes a second from look to look, the newest last, where they are known. */
  speeds?: readonly number[];
}

/** A task in words; each is text that is safe to show. */
export interface TaskDescription {
  state: TaskState;
  /** The state alone, for those who don't see its icon. */
  stateName: string;
  title: string;
  /** From where to where. */
  route: string;
  /** What the person needs to know next. */
  line: string;
  cancellable: boolean;
}

/**
 * Says how a task is.
 *
 * @param sent - What is known of it because it was sent from here.
 */
export function describeTask(
  task: WatchedTask,
  sent: SentTask | undefined,
  telling: Telling
): TaskDescription {
  const state = stateOf(task);
  const { trans } = telling;
  const ends = [sourceName(task, trans), destinationName(task)];
  return {
    state,
    stateName: stateNames(trans)[state],
    title: titleOf(task, sent, telling),
    route: ends.filter(end => end !== null).join(' → '),
    line: lineOf(task, sent, state, telling),
    cancellable: !hasEnded(task)
  };
}

/** The label; without one, what was sent or how much it is. */
export function titleOf(
  task: Pick<TaskDocument, 'label' | 'type' | 'files'>,
  sent: Pick<SentTask, 'items' | 'first'> | undefined,
  { trans, language }: Telling
): string {
  if (task.label) {
    return safeText(task.label);
  }
  const name = baseName(sent?.first ?? '');
  if (sent && name !== '') {
    const more = sent.items - 1;
    const what =
      task.type === 'DELETE'
        ? trans.__('Delete %1', safeText(name))
        : safeText(name);
    return more === 0
      ? what
      : trans._n(
          '%2 and %3 more',
          '%2 and %3 more',
          more,
          what,
          formatCount(more, language)
        );
  }
  const files = formatCount(task.files, language);
  if (task.type === 'DELETE') {
    return task.files > 0
      ? trans._n('Delete %2 file', 'Delete %2 files', task.files, files)
      : trans.__('Delete');
  }
  return task.files > 0
    ? trans._n('Transfer of %2 file', 'Transfer of %2 files', task.files, files)
    : trans.__('Transfer');
}

export function sourceName(
  task: TaskDocument,
  trans: TranslationBundle
): string {
  return safeText(
    task.source_endpoint_display_name ??
      task.source_endpoint_id ??
      trans.__('unknown')
  );
}

/** Null for what has only one end. */
export function destinationName(task: TaskDocument): string | null {
  const { destination_endpoint_id: id } = task;
  return id === null
    ? null
    : safeText(task.destination_endpoint_display_name ?? id);
}
