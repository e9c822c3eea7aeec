import type { SubmittedTask, TaskDocument } from '../engine/contract';
import type { ListResult } from '../operations/list';
import { listDirectory } from '../operations/list';
import type { Operation } from '../operations/perform';
import type { TransferArguments } from '../operations/transfer';
import { transfer, transferDocument } from '../operations/transfer';
import { waitTask } from '../operations/waitTask';

/** What a kernel gets of a call that went well. */
export type CellResult =
  | { kind: 'listing'; value: ListResult }
  | { kind: 'task'; value: TaskDocument }
  | { kind: 'submitted'; value: Submitted; text?: string }
  | { kind: 'text'; value: string }
  | { kind: 'json'; value: unknown };

/** A transfer as it was sent. */
export interface Submitted extends SubmittedTask {
  source: string;
  destination: string;
  /** Full paths on both sides. */
  items: { source: string; destination: string; recursive: boolean | null }[];
}

/** Names what an operation returned, so that a kernel knows how to show it. */
export function cellResult(
  operation: Operation<unknown, unknown>,
  args: unknown,
  value: unknown
): CellResult {
  switch (operation.id) {
    case listDirectory.id:
      return { kind: 'listing', value: value as ListResult };
    case waitTask.id:
      return { kind: 'task', value: value as TaskDocument };
    case transfer.id:
      return submitted(args as TransferArguments, value as SubmittedTask);
    default:
      return { kind: 'json', value };
  }
}

function submitted(args: TransferArguments, task: SubmittedTask): CellResult {
  const items = transferDocument(args).DATA.map(item => ({
    source: item.source_path,
    destination: item.destination_path,
    recursive: item.recursive ?? null
  }));
  const named = items.filter(
    (item, index) => item.destination !== args.items[index]!.destination
  );
  return {
    kind: 'submitted',
    value: {
      ...task,
      source: args.source,
      destination: args.destination,
      items
    },
    ...(named.length === 0
      ? {}
      : {
          text: `Kept the name of what is sent: ${named
            .slice(0, 3)
            .map(item => item.destination)
            .join(', ')}${named.length > 3 ? ', …' : ''}`
        })
  };
}
