import type {
  ReadonlyJSONObject,
  ReadonlyPartialJSONObject
} from '@lumino/coreutils';
import type { SignOutResult } from '../engine/contract';
import { fail, failureOf } from '../engine/contract';
import type { Action } from '../operations/action';
import { checkArguments } from '../operations/arguments';
import type { Caller } from '../operations/caller';
import type { Context } from '../operations/context';
import type { Translate } from '../operations/explain';
import { explain } from '../operations/explain';
import { perform } from '../operations/perform';
import { OPERATIONS } from '../operations/registry';
import { whoAmI } from '../operations/session';
import type { TransferArguments } from '../operations/transfer';
import { transfer } from '../operations/transfer';
import { CommandIds } from '../tokens';

/** Of commands that take nothing. */
const NOTHING = { type: 'object', additionalProperties: false, properties: {} };

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
 * Runs a command by its id. A transfer opens the form, filled in; without
 * arguments, with what is selected in the panel.
 *
 * @returns JSON, as the operation says.
 * @throws GlobusError
 */
export async function run(
  command: string,
  context: Context,
  args: ReadonlyPartialJSONObject
): Promise<unknown> {
  switch (command) {
    case CommandIds.signIn:
      return signIn(context);
    case CommandIds.signOut:
      return signOut(context);
    case CommandIds.transfer:
      if (Object.keys(args).length === 0) {
        await context.questions.transferSelected();
        return null;
      }
      return context.questions.confirmTransfer(
        checkArguments<TransferArguments>(transfer.id, transfer.schema, args)
      );
    default:
      return perform(find(command), context, callerFor(context), args);
  }
}

/** The JSON schema of a command's arguments. */
export function schemaOf(command: string): ReadonlyJSONObject {
  switch (command) {
    case CommandIds.signIn:
    case CommandIds.signOut:
      return NOTHING;
    case CommandIds.transfer:
      return {
        ...transfer.schema,
        description:
          'What the form is filled in with; without any argument, what is selected in the panel'
      };
    default:
      return find(command).schema;
  }
}

/** Why what a person ran did not work; null where it was their own no. */
export function reasonOf(error: unknown, trans: Translate): string | null {
  const failure = failureOf(error);
  if (failure.kind === 'declined') {
    return null;
  }
  const { what, advice } = explain(failure, trans);
  return `${what} ${advice}`.trim();
}

/** Asks for a sign-in where nobody is signed in; returns who is. */
async function signIn(context: Context): Promise<unknown> {
  if ((await context.engine.session()).status !== 'signed-in') {
    await context.questions.signIn();
  }
  return perform(whoAmI, context, callerFor(context), {});
}

/** Signs out once the person has confirmed it; says what was not revoked. */
async function signOut(context: Context): Promise<SignOutResult> {
  if ((await context.engine.session()).status !== 'signed-in') {
    return { notRevoked: [] };
  }
  await context.questions.confirmSignOut();
  return context.engine.signOut();
}

function find(command: string) {
  const found = OPERATIONS[command.replace(/^globus:/, '')];
  if (!found) {
    throw fail('bad-request', 'NoCommand', `There is no command "${command}".`);
  }
  return found;
}
