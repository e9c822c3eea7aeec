import type { World } from '../../engine/__tests__/world';
import { makeWorld } from '../../engine/__tests__/world';
import { fail, failureOf, GlobusError } from '../../engine/contract';
import type { EngineApi, Failure } from '../../engine/contract';
import type { Caller } from '../caller';
import type { Context } from '../context';
import type { Operation } from '../perform';
import { perform } from '../perform';
import { searchCollections } from '../search';
import { identityIn } from '../session';

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
  const engine = {
    session: async () => ({ status: 'signed-out', because: 'never' })
  };
  const context = { engine, questions } as unknown as Context;
  const caller: Caller = { door: 'cell', permit };
  return { asked, context, caller };
}

it('asks for what is missing and makes the call again', async () => {
  const { asked, context, caller } = setUp();
  const tries = operation([fail('signed-out', 'SignedOut', ''), CONSENT]);
  await expect(perform(tries, context, caller, {})).resolves.toBe('done');
  expect(asked).toEqual(['sign in', 'consent-required']);
});

/** As a collection asks for a stronger session. */
function weak(domain: string): GlobusError {
  return new GlobusError({
    ...fail('session-required', 'LoginFailed', 'Login failed.').failure,
    session: {
      message: '',
      identities: [],
      domains: [domain],
      policies: [],
      mfa: false,
      prompt: null
    }
  });
}

it.each([
  ['a consent', () => CONSENT],
  ['a stronger sign-in', () => weak('example.edu')]
])('says so where Globus asks for %s again right after', async (what, make) => {
  const { asked, context, caller } = setUp();
  const tries = operation([make(), make()]);
  const failure = await perform(tries, context, caller, {}).catch(failureOf);
  expect(failure).toMatchObject({ kind: 'refused', code: make().failure.code });
  expect((failure as Failure).message).toContain(
    `Globus still asks for ${what} right after`
  );
  expect(asked).toHaveLength(1);
});

it('asks for one thing after another, but not for ever', async () => {
  const { asked, context, caller } = setUp();
  const ending = weak('d.example.edu');
  const tries = operation([CONSENT, weak('a'), weak('b'), ending, weak('e')]);
  await expect(perform(tries, context, caller, {})).rejects.toBe(ending);
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

describe('another identity than it was begun as', () => {
  let world: World;
  beforeEach(async () => void (world = await makeWorld()));
  afterEach(() => world.close());

  /** Signs in as someone, whoever was signed in before. */
  async function become(identity: string): Promise<void> {
    await world.page.signOut();
    const pending = await world.page.beginSignIn({ scopes: [], session: null });
    const code = await world.codeFor(pending, identity);
    await world.page.completeSignIn(pending.id, code);
  }

  /** A search that a person is asked to sign in for, or to permit. */
  function search(
    on: { signIn?: () => Promise<void>; permit?: () => Promise<void> },
    begunAs?: Context['begunAs']
  ) {
    const { signIn, permit = async () => undefined } = on;
    const questions = { signIn } as Context['questions'];
    const context = {
      engine: world.page as EngineApi,
      questions,
      ...(begunAs === undefined ? {} : { begunAs })
    };
    const caller: Caller = { door: 'cell', permit };
    return perform(searchCollections, context, caller, { text: 'sandbox' });
  }

  const asGrace = () => become('grace@example.edu');
  const asAda = () => become('ada@example.edu');
  const refusal = /begun as ada@example.edu, but grace@example.edu is/;
  const asked = () => world.count('GET', '/v0.10/endpoint_search');

  /** Ends the session as the service does, without a word. */
  const end = () => world.control('reset', {});

  it('does not go on with a call after the question', async () => {
    await asAda();
    await end();
    await expect(search({ signIn: asGrace })).rejects.toThrow(refusal);
    expect(await asked()).toBe(1);
  });

  it('the same identity goes on', async () => {
    await asAda();
    await end();
    const { collections } = await search({ signIn: asAda });
    expect(collections).not.toHaveLength(0);
  });

  it('does not begin with what was permitted before', async () => {
    await asAda();
    await expect(search({ permit: asGrace })).rejects.toThrow(refusal);
    expect(await asked()).toBe(0);
  });

  it('does not send what another one has filled in', async () => {
    const state = await world.signIn();
    await asGrace();
    await expect(search({}, identityIn(state))).rejects.toThrow(refusal);
    expect(await asked()).toBe(0);
  });

  it('anyone may sign in where nobody was', async () => {
    const { collections } = await search({ signIn: asGrace });
    expect(collections).not.toHaveLength(0);
  });
});
