import type { ReadonlyJSONObject } from '@lumino/coreutils';
import { fail } from '../engine/contract';
import { checkArguments } from '../operations/arguments';
import type { Caller } from '../operations/caller';
import type { Context } from '../operations/context';
import { perform } from '../operations/perform';
import { OPERATIONS } from '../operations/registry';
import type { TransferArguments } from '../operations/transfer';
import { transfer } from '../operations/transfer';

/**
 * What came through the registry may read. A button in someone's notebook
 * output can run any command with arguments of its own, so whatever changes
 * anything opens the panel's form instead, for the user to confirm.
 */
const caller: Caller = {
  door: 'command',
  permit: async action => {
    if (action.right !== 'read') {
      throw fail(
        'declined',
        'NotByCommand',
        'A command may not do this by itself.'
      );
    }
  }
};

/**
 * Runs an operation as a command.
 *
 * @returns JSON, as the operation says.
 * @throws GlobusError
 */
export async function execute(
  operation: string,
  context: Context,
  args: unknown
): Promise<unknown> {
  const found = find(operation);
  if (operation === transfer.id) {
    return context.questions.confirmTransfer(
      checkArguments<TransferArguments>(transfer.id, transfer.schema, args)
    );
  }
  return perform(found, context, caller, args);
}

/** The JSON schema of an operation's arguments. */
export function schemaOf(operation: string): ReadonlyJSONObject {
  return find(operation).schema;
}

function find(operation: string) {
  const found = OPERATIONS[operation];
  if (!found) {
    throw fail(
      'bad-request',
      'NoOperation',
      `There is no operation "${operation}".`
    );
  }
  return found;
}
