import type {
  ReadonlyJSONObject,
  ReadonlyPartialJSONObject
} from '@lumino/coreutils';
import { fail, failureOf } from '../engine/contract';
import type { Action } from '../operations/action';
import { checkArguments } from '../operations/arguments';
import type { Caller } from '../operations/caller';
import type { Context } from '../operations/context';
import type { Translate } from '../operations/explain';
import { explain } from '../operations/explain';
import { showCall } from '../operations/grammar';
import type { Operation } from '../operations/perform';
import { perform } from '../operations/perform';
import { OPERATIONS } from '../operations/registry';
import { whoIsIn } from '../operations/session';
import { transfer } from '../operations/transfer';
import { CommandIds } from '../tokens';

/**
 * Decides for what comes through the registry. It may read. A button in
 * someone's notebook output can run any command with arguments of its own, so
 * whatever changes anything is the person's to confirm.
 */
function callerFor(
  { engine, questions }: Context,
  operation: string,
  args: unknown
): Caller {
  return {
    door: 'command',
    permit: async (action: Action) => {
      switch (action.right) {
        case 'read':
        case 'none':
          return;
        case 'cancel':
          return questions.confirmCancel(action.taskId);
        case 'sign-out':
          return (await whoIsIn(engine)) === null
            ? undefined
            : questions.confirmSignOut();
        default:
          return questions.confirmAction({
            action,
            line: showCall(operation, args)
          });
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
    case CommandIds.transfer:
      if (Object.keys(args).length === 0) {
        await context.questions.transferSelected();
        return null;
      }
      return context.questions.confirmTransfer(
        checkArguments(transfer.id, transfer.schema, args)
      );
    default:
      return asked(find(command), context, args);
  }
}

/** The JSON schema of a command's arguments. */
export function schemaOf(command: string): ReadonlyJSONObject {
  switch (command) {
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

function asked<A, R>(
  operation: Operation<A, R>,
  context: Context,
  args: unknown
): Promise<R> {
  const caller = callerFor(context, operation.id, args);
  return perform(operation, context, caller, args);
}

function find(command: string) {
  const found = OPERATIONS[command.replace(/^globus:/, '')];
  if (!found) {
    throw fail('bad-request', 'NoCommand', `There is no command "${command}".`);
  }
  return found;
}
