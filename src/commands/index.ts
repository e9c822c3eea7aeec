import type { ReadonlyJSONObject } from '@lumino/coreutils';
import type { SignOutResult } from '../engine/contract';
import { fail } from '../engine/contract';
import type { Action } from '../operations/action';
import { checkArguments } from '../operations/arguments';
import type { Caller } from '../operations/caller';
import type { Context } from '../operations/context';
import { perform } from '../operations/perform';
import { OPERATIONS } from '../operations/registry';
import { whoAmI } from '../operations/session';
import type { TransferArguments } from '../operations/transfer';
import { transfer } from '../operations/transfer';

/**
 * Decides for what comes through the registry. It may read. A button in
 * someone's notebook output can run any command with arguments of its own, so
 * whatever changes anything is the person's to confirm.
 */
function callerFor({ questions }: Context): Caller {
  return {
    door: 'command',
    permit: async (action: Action) => {
      if (action.right === 'cancel') {
        await questions.confirmCancel(action.taskId);
      } else if (action.right !== 'read') {
        throw fail(
          'declined',
          'NotByCommand',
          'A command may not do this by itself.'
        );
      }
    }
  };
}

/**
 * Runs an operation as a command. A transfer opens the form, filled in.
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
  return perform(found, context, callerFor(context), args);
}

/** Asks for a sign-in where nobody is signed in; returns who is. */
export async function signIn(context: Context): Promise<unknown> {
  if ((await context.engine.session()).status !== 'signed-in') {
    await context.questions.signIn();
  }
  return execute(whoAmI.id, context, {});
}

/** Signs out once the person has confirmed it; says what was not revoked. */
export async function signOut(context: Context): Promise<SignOutResult> {
  if ((await context.engine.session()).status !== 'signed-in') {
    return { notRevoked: [] };
  }
  await context.questions.confirmSignOut();
  return context.engine.signOut();
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
