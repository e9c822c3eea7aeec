import { fail, GlobusError } from '../../engine/contract';
import type { Caller } from '../caller';
import type { Context } from '../context';
import type { Operation } from '../perform';
import { perform } from '../perform';

const CONSENT = new GlobusError({
  ...fail('consent-required', 'ConsentRequired', '').failure,
  requiredScopes: ['x']
});

/** An operation that fails as told before it succeeds. */
function operation(errors: Error[]): Operation<{ n?: number }, string> {
  return {
    id: 'try',
    summary: '',
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: { n: { type: 'number' } }
    },
    action: () => ({ right: 'read' }),
    run: async () => {
      const error = errors.shift();
      if (error) {
        throw error;
      }
      return 'done';
    }
  };
}

function setUp(permit: Caller['permit'] = async () => undefined) {
  const asked: string[] = [];
  const questions = {
    signIn: async () => void asked.push('sign in'),
    giveConsent: async (failure: { kind: string }) =>
      void asked.push(failure.kind)
  };
  const context = { questions } as unknown as Context;
  const caller: Caller = { door: 'cell', permit };
  return { asked, context, caller };
}

it('asks for what is missing and makes the call again', async () => {
  const { asked, context, caller } = setUp();
  const tries = operation([fail('signed-out', 'SignedOut', ''), CONSENT]);
  await expect(perform(tries, context, caller, {})).resolves.toBe('done');
  expect(asked).toEqual(['sign in', 'consent-required']);
});

it('does not ask for ever', async () => {
  const { asked, context, caller } = setUp();
  const tries = operation([CONSENT, CONSENT, CONSENT, CONSENT, CONSENT]);
  await expect(perform(tries, context, caller, {})).rejects.toBe(CONSENT);
  expect(asked).toHaveLength(3);
});

it('passes other failures on at once', async () => {
  const { asked, context, caller } = setUp();
  const missing = fail('not-found', 'NotFound', '');
  await expect(perform(operation([missing]), context, caller, {})).rejects.toBe(
    missing
  );
  expect(asked).toEqual([]);
});

it('runs nothing that the door does not permit', async () => {
  const no = fail('declined', 'Declined', '');
  const { context, caller } = setUp(() => Promise.reject(no));
  const errors = [new Error('ran')];
  await expect(perform(operation(errors), context, caller, {})).rejects.toBe(
    no
  );
  expect(errors).toHaveLength(1);
});

it('refuses wrong arguments before the door is asked', async () => {
  let permitted = false;
  const { context, caller } = setUp(async () => void (permitted = true));
  await expect(
    perform(operation([]), context, caller, { n: 'x' })
  ).rejects.toThrow('"n"');
  expect(permitted).toBe(false);
});
