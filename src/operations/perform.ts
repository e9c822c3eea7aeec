import { fail, failureOf, GlobusError } from '../engine/contract';
import type { Failure } from '../engine/contract';
import type { Action } from './action';
import type { JSONSchema } from './arguments';
import { checkArguments } from './arguments';
import type { Caller } from './caller';
import type { OperationContext } from './context';
import { whoIsIn } from './session';

/**
 * One thing that people, commands and cells can do.
 *
 * @typeParam A - Its arguments, as its schema describes them.
 * @typeParam R - What it returns: JSON.
 */
export interface Operation<A, R> {
  /** The verb and noun of its command id, `globus:ID`. */
  id: string;
  /** One sentence, for help and documentation. */
  summary: string;
  schema: JSONSchema;
  /** What it is about to do, for the door to decide on. */
  action(args: A): Action;
  run(context: OperationContext, args: A, note: Note): Promise<R>;
}

/** Says how far a long operation is; what is noted is JSON. */
export type Note = (progress: unknown) => void;

/**
 * Runs an operation for a caller: checks the arguments, lets the door decide,
 * and where Globus asks for a sign-in, a consent or a stronger session, asks
 * the person and makes the call again.
 *
 * @throws GlobusError
 */
export async function perform<A, R>(
  operation: Operation<A, R>,
  context: OperationContext,
  caller: Caller,
  args: unknown,
  note: Note = () => undefined
): Promise<R> {
  const checked = checkArguments<A>(operation.id, operation.schema, args);
  const { begunAs = await whoIsIn(context.engine) } = context;
  await caller.permit(operation.action(checked));
  return withPerson({ ...context, begunAs }, () =>
    operation.run(context, checked, note)
  );
}

/** How often one call may ask the person: a sign-in, a consent, a session. */
const QUESTIONS = 3;

/**
 * Makes a call, and again after the person gave what it lacked; never as
 * somebody else than it was begun as.
 *
 * @throws GlobusError `declined` when the person did not, `other-identity`
 * when someone else is signed in by then, `refused` when Globus goes on asking
 * for what was just given.
 */
export async function withPerson<T>(
  { engine, questions, begunAs }: OperationContext,
  call: () => Promise<T>
): Promise<T> {
  let known = begunAs;
  let given: string | null = null;
  for (let asked = 0; ; asked++) {
    const now = await whoIsIn(engine);
    known ??= now;
    if (known && now && known.sub !== now.sub) {
      throw fail(
        'other-identity',
        'OtherIdentity',
        `This was begun as ${known.username}, but ${now.username} is signed in now. Nothing was done as ${now.username}: begin it anew, or sign in as ${known.username}.`
      );
    }
    try {
      return await call();
    } catch (error) {
      const failure = failureOf(error);
      if (asked >= QUESTIONS) {
        throw error;
      } else if (failure.kind === 'signed-out') {
        await questions.signIn();
        given = null;
      } else if (
        failure.kind === 'consent-required' ||
        failure.kind === 'session-required'
      ) {
        const wish = wishOf(failure);
        if (wish === given) {
          throw stillAsked(failure);
        }
        await questions.giveConsent(failure);
        given = wish;
      } else {
        throw error;
      }
    }
  }
}

/** What a failure asks for, to tell whether it is the same again. */
function wishOf({ kind, requiredScopes, session }: Failure): string {
  return JSON.stringify([kind, requiredScopes, session]);
}

/** Another question would get the same answer. */
function stillAsked(failure: Failure): GlobusError {
  const what =
    failure.kind === 'consent-required' ? 'a consent' : 'a stronger sign-in';
  return new GlobusError({
    ...failure,
    kind: 'refused',
    message: `Globus still asks for ${what} right after it was given. It may take another identity or way to sign in, or someone who manages the collection. It says: ${failure.message}`
  });
}
