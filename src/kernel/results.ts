import type {
  EventDocument,
  SubmittedTask,
  TaskDocument
} from '../engine/contract';
import { troubleOf } from '../engine/contract';
import type { DeleteArguments } from '../operations/delete';
import type { Translate } from '../operations/explain';
import type { Operation } from '../operations/perform';
import { reasonOf } from '../operations/reasons';
import { stateOf } from '../operations/taskState';
import type { TransferArguments } from '../operations/transfer';
import { keepName, transferDocument } from '../operations/transfer';

/** What a kernel gets of a call that went well. */
export type CellResult =
  | { kind: 'task'; value: TaskDocument; stuck: string | null }
  | { kind: 'tasks'; value: TaskDocument[]; stuck: (string | null)[] }
  | { kind: 'submitted'; value: Submitted | SubmittedDelete; text?: string }
  | { kind: 'text'; value: string }
  /** What the operation returns; docs/commands.md tells its form. */
  | { kind: PlainKind; value: unknown; text?: string };

/** A transfer as it was sent. */
export interface Submitted extends SubmittedTask {
  label?: string;
  source: string;
  destination: string;
  /** Full paths on both sides. */
  items: { source: string; destination: string; recursive: boolean | null }[];
}

/** A delete as it was sent. */
export interface SubmittedDelete extends SubmittedTask {
  label?: string;
  collection: string;
  paths: readonly string[];
}

/** Which operation's value is shown how, where it is sent as it is. */
const KINDS = {
  'who-am-i': 'identity',
  'sign-in': 'identity',
  'search-collections': 'collections',
  'show-collection': 'collection',
  'list-directory': 'listing',
  stat: 'entry',
  'make-directory': 'done',
  rename: 'done',
  'list-tasks': 'tasks',
  'list-task-events': 'events',
  'list-successful-transfers': 'files',
  'list-skipped-errors': 'skipped',
  'list-bookmarks': 'bookmarks',
  'show-bookmark': 'bookmark',
  'create-bookmark': 'bookmark',
  'rename-bookmark': 'bookmark',
  'delete-bookmark': 'done',
  'list-timers': 'timers',
  'show-timer': 'timer',
  'pause-timer': 'timer',
  'resume-timer': 'timer',
  'delete-timer': 'done',
  'hand-token': 'token'
} as const;

type PlainKind = (typeof KINDS)[keyof typeof KINDS] | 'json';

/**
 * Names what an operation returned, so that a kernel knows how to show it.
 *
 * @param events - Of the task that it returned, newest first, where known.
 */
export function cellResult(
  { id }: Pick<Operation<unknown, unknown>, 'id'>,
  args: unknown,
  value: unknown,
  trans: Translate,
  events: readonly EventDocument[] = []
): CellResult {
  switch (id) {
    case 'transfer':
      return submitted(args as TransferArguments, value as SubmittedTask);
    case 'create-timer':
      return { kind: 'timer', value, ...keptNames(args as TransferArguments) };
    case 'delete': {
      const { collection, paths, label } = args as DeleteArguments;
      const task = value as SubmittedTask;
      return {
        kind: 'submitted',
        value: { ...task, ...(label ? { label } : {}), collection, paths }
      };
    }
    case 'show-task': {
      const { task, events: seen } = value as ShownTask;
      return taskResult(task, seen, trans);
    }
    case 'wait-tasks': {
      const tasks = value as TaskDocument[];
      const stuck = tasks.map(task => stuckWords(task, [], trans));
      return { kind: 'tasks', value: tasks, stuck };
    }
    case 'wait-task':
    case 'cancel-task':
    case 'update-task':
      return taskResult(value as TaskDocument, events, trans);
    default:
      return {
        kind: Object.hasOwn(KINDS, id)
          ? KINDS[id as keyof typeof KINDS]
          : 'json',
        value
      };
  }
}

interface ShownTask {
  task: TaskDocument;
  events: EventDocument[];
}

function taskResult(
  task: TaskDocument,
  events: readonly EventDocument[],
  trans: Translate
): CellResult {
  return { kind: 'task', value: task, stuck: stuckWords(task, events, trans) };
}

/** Why a task is stuck and what to do about it; null where it is not. */
function stuckWords(
  task: TaskDocument,
  events: readonly EventDocument[],
  trans: Translate
): string | null {
  if (stateOf(task) !== 'stuck') {
    return null;
  }
  const { what, advice } = reasonOf(
    task.nice_status ?? '',
    task.nice_status_short_description,
    troubleOf(task, events)?.details ?? null,
    trans
  );
  const [first = '', ...rest] = what;
  return `${first.toLocaleUpperCase()}${rest.join('')}. ${advice}`.trim();
}

function submitted(args: TransferArguments, task: SubmittedTask): CellResult {
  const items = transferDocument(args).DATA.map(item => ({
    source: item.source_path,
    destination: item.destination_path,
    recursive: item.recursive ?? null
  }));
  return {
    kind: 'submitted',
    value: {
      ...task,
      ...(args.label ? { label: args.label } : {}),
      source: args.source,
      destination: args.destination,
      items
    },
    ...keptNames(args)
  };
}

/** Says which paths are others than those that were written. */
function keptNames(args: Pick<TransferArguments, 'items'>): { text?: string } {
  const named = args.items
    .map(item => [keepName(item), item.destination])
    .filter(([full, written]) => full !== written)
    .map(([full]) => full);
  return named.length === 0
    ? {}
    : {
        text: `Kept the name of what is sent: ${named
          .slice(0, 3)
          .join(', ')}${named.length > 3 ? ', …' : ''}`
      };
}
