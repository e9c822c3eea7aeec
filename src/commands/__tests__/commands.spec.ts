import type {
  EngineApi,
  SessionState,
  TaskDocument,
  TimerDocument
} from '../../engine/contract';
import { fail } from '../../engine/contract';
import type { JSONObject } from '@lumino/coreutils';
import { folder } from '../../engine/__tests__/folder';
import type { Context } from '../../operations/context';
import type { Questions } from '../../operations/questions';
import { OPERATIONS } from '../../operations/registry';
import { wordsOf } from '../../operations/words';
import { reasonOf, run, schemaOf } from '..';
import { CommandIds } from '../../tokens';

const ONE = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';

const TRANSFER = {
  source: ONE,
  destination: '31ce9ba0-176d-45a5-add3-f37d233ba47d',
  items: [{ source: '/a', destination: '/b' }]
};

function setUp() {
  const calls: string[] = [];
  let state: SessionState = { status: 'signed-out', because: 'never' };
  const engine: Partial<EngineApi> = {
    list: async (_collection, path) => {
      calls.push('list');
      const last_modified = '1970-01-01 00:00:00+00:00';
      return folder(path ?? '/~/', { a: { size: 5, last_modified } });
    },
    session: async () => state,
    signOut: async () => {
      calls.push('sign out');
      state = { status: 'signed-out', because: 'ended' };
      return { notRevoked: [] };
    },
    cancelTask: async id => {
      calls.push(`cancel ${id}`);
      return { task_id: id } as TaskDocument;
    },
    submitTransfer: async () => {
      calls.push('submit');
      throw new Error('nobody confirmed');
    }
  };
  const questions: Partial<Questions> = {
    signIn: async () => {
      calls.push('sign in');
      const identity = { sub: '', username: 'ada', name: null, email: null };
      state = { status: 'signed-in', identity, keeping: 'kept' };
    },
    confirmSignOut: async () => void calls.push('confirm'),
    confirmCancel: async id => void calls.push(`confirm ${id}`),
    transferSelected: async () => void calls.push('form for the selection'),
    confirmTransfer: async draft => {
      calls.push(`form ${draft.items.length}`);
      return { taskId: 't', duplicate: false };
    }
  };
  return { calls, context: { engine, questions } as unknown as Context };
}

it('reads at once, and returns JSON', async () => {
  const { context } = setUp();
  const listing = await run('globus:list-directory', context, {
    collection: ONE
  });
  expect(JSON.parse(JSON.stringify(listing))).toEqual({
    collection: ONE,
    path: '/~/',
    entries: [
      {
        name: 'a',
        type: 'file',
        size: 5,
        modified: '1970-01-01T00:00:00.000Z',
        linkTarget: null
      }
    ],
    mayHaveMore: false
  });
});

it('sends nothing by itself: the form is shown, filled in', async () => {
  const { calls, context } = setUp();
  await expect(run('globus:transfer', context, TRANSFER)).resolves.toEqual({
    taskId: 't',
    duplicate: false
  });
  expect(calls).toEqual(['form 1']);
});

it('shows no form for arguments that are wrong', async () => {
  const { calls, context } = setUp();
  const wrong = { ...TRANSFER, confirmed: true };
  await expect(run('globus:transfer', context, wrong)).rejects.toThrow(
    '"confirmed"'
  );
  expect(calls).toEqual([]);
});

it('cancels a task once that is confirmed', async () => {
  const { calls, context } = setUp();
  const task = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
  await run('globus:cancel-task', context, { task });
  expect(calls).toEqual([`confirm ${task}`, `cancel ${task}`]);
  context.questions.confirmCancel = () =>
    Promise.reject(fail('declined', 'Declined', 'no'));
  await expect(run('globus:cancel-task', context, { task })).rejects.toThrow(
    'no'
  );
  expect(calls).toHaveLength(2);
});

it('signs in whom nobody is, and out who confirms it', async () => {
  const { calls, context } = setUp();
  expect(await run('globus:who-am-i', context, {})).toBeNull();
  expect(await run('globus:sign-in', context, {})).toMatchObject({
    username: 'ada'
  });
  expect(await run('globus:sign-in', context, {})).toMatchObject({
    username: 'ada'
  });
  expect(await run('globus:sign-out', context, {})).toEqual({ notRevoked: [] });
  expect(await run('globus:sign-out', context, {})).toEqual({ notRevoked: [] });
  expect(calls).toEqual(['sign in', 'confirm', 'sign out']);
});

it.each([
  { deleteDestinationExtra: true },
  { filterRules: [{ method: 'exclude', name: '*' }] }
])('shows the form for %j too, and sends nothing', async more => {
  const { calls, context } = setUp();
  const forms: object[] = [];
  context.questions.confirmTransfer = async draft => {
    forms.push(draft);
    throw fail('declined', 'Declined', 'no');
  };
  const args = { ...TRANSFER, ...more };
  await expect(run('globus:transfer', context, args)).rejects.toMatchObject({
    failure: { kind: 'declined' }
  });
  expect(forms).toEqual([args]);
  expect(calls).toEqual([]);
});

it('returns the timer that the person made of it in the form', async () => {
  const { context } = setUp();
  const timer = { job_id: 'j' } as TimerDocument;
  context.questions.confirmTransfer = async () => timer;
  expect(await run('globus:transfer', context, TRANSFER)).toBe(timer);
});

it('passes on that the form was closed', async () => {
  const { context } = setUp();
  const no = fail('declined', 'Declined', 'closed');
  context.questions.confirmTransfer = () => Promise.reject(no);
  await expect(run('globus:transfer', context, TRANSFER)).rejects.toBe(no);
});

it('opens the form for what is selected where nothing is given', async () => {
  const { calls, context } = setUp();
  expect(await run('globus:transfer', context, {})).toBeNull();
  expect(calls).toEqual(['form for the selection']);
});

/** Those that run an operation; the others open something or act on a pane. */
const OURS = Object.values(CommandIds).filter(id => id.slice(7) in OPERATIONS);

it('every operation is a command, with words for people', () => {
  const words = wordsOf({ __: text => text });
  expect(OURS).toEqual(Object.keys(words).map(id => `globus:${id}`));
  for (const [id, [, summary]] of Object.entries(words)) {
    expect(OPERATIONS[id]).toMatchObject({ id, summary });
  }
});

it.each(OURS)('describes what %s takes', command => {
  expect(schemaOf(command)).toMatchObject({
    type: 'object',
    additionalProperties: false,
    properties: expect.any(Object)
  });
});

it.each(OURS.filter(id => 'required' in schemaOf(id)))(
  'names what %s lacks',
  async command => {
    const { calls, context } = setUp();
    const [first] = schemaOf(command).required as string[];
    const wrong: JSONObject =
      command === CommandIds.transfer ? { label: 'x' } : {};
    await expect(run(command, context, wrong)).rejects.toMatchObject({
      failure: {
        kind: 'bad-request',
        code: 'BadArguments',
        message: expect.stringContaining(`"${first}" is missing`)
      }
    });
    expect(calls).toEqual([]);
  }
);

it('has words for people, but none about their own no', () => {
  const trans = { __: (text: string) => text };
  const offline = fail('no-connection', 'NoConnection', 'Failed to fetch');
  expect(reasonOf(offline, trans)).toBe(
    'This browser can’t reach Globus. Check the network and try again.'
  );
  expect(reasonOf(fail('declined', 'Declined', 'no'), trans)).toBeNull();
});

it('knows no other command', async () => {
  const { context } = setUp();
  expect(() => schemaOf('globus:nonsense')).toThrow('no command');
  await expect(run('globus:nonsense', context, {})).rejects.toThrow(
    'no command'
  );
});
