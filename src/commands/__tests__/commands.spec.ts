import type {
  EngineApi,
  SessionState,
  TaskDocument
} from '../../engine/contract';
import { fail } from '../../engine/contract';
import type { Context } from '../../operations/context';
import type { Questions } from '../../operations/questions';
import { execute, schemaOf, signIn, signOut } from '..';

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
      return {
        path: path ?? '/~/',
        count: 1,
        names: 'a',
        nameEnds: Uint32Array.of(1),
        kinds: Uint8Array.of(1),
        sizes: Float64Array.of(5),
        modified: Float64Array.of(0),
        linkTargets: {},
        mayHaveMore: false
      };
    },
    session: async () => state,
    signOut: async () => {
      calls.push('sign out');
      state = { status: 'signed-out', because: 'left' };
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
      state = { status: 'signed-in', identity };
    },
    confirmSignOut: async () => void calls.push('confirm'),
    confirmCancel: async id => void calls.push(`confirm ${id}`),
    confirmTransfer: async draft => {
      calls.push(`form ${draft.items.length}`);
      return { taskId: 't', duplicate: false };
    }
  };
  return { calls, context: { engine, questions } as unknown as Context };
}

it('reads at once, and returns JSON', async () => {
  const { context } = setUp();
  const listing = await execute('list-directory', context, {
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
  await expect(execute('transfer', context, TRANSFER)).resolves.toEqual({
    taskId: 't',
    duplicate: false
  });
  expect(calls).toEqual(['form 1']);
});

it('shows no form for arguments that are wrong', async () => {
  const { calls, context } = setUp();
  const wrong = { ...TRANSFER, confirmed: true };
  await expect(execute('transfer', context, wrong)).rejects.toThrow(
    '"confirmed"'
  );
  expect(calls).toEqual([]);
});

it('cancels a task once that is confirmed', async () => {
  const { calls, context } = setUp();
  const task = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
  await execute('cancel-task', context, { task });
  expect(calls).toEqual([`confirm ${task}`, `cancel ${task}`]);
  context.questions.confirmCancel = () =>
    Promise.reject(fail('declined', 'Declined', 'no'));
  await expect(execute('cancel-task', context, { task })).rejects.toThrow('no');
  expect(calls).toHaveLength(2);
});

it('signs in whom nobody is, and out who confirms it', async () => {
  const { calls, context } = setUp();
  expect(await execute('who-am-i', context, {})).toBeNull();
  expect(await signIn(context)).toMatchObject({ username: 'ada' });
  expect(await signIn(context)).toMatchObject({ username: 'ada' });
  expect(await signOut(context)).toEqual({ notRevoked: [] });
  expect(await signOut(context)).toEqual({ notRevoked: [] });
  expect(calls).toEqual(['sign in', 'confirm', 'sign out']);
});

it('passes on that the form was closed', async () => {
  const { context } = setUp();
  const no = fail('declined', 'Declined', 'closed');
  context.questions.confirmTransfer = () => Promise.reject(no);
  await expect(execute('transfer', context, TRANSFER)).rejects.toBe(no);
});

it('describes what each operation takes', () => {
  expect(schemaOf('wait-task')).toMatchObject({ required: ['task'] });
  expect(() => schemaOf('nonsense')).toThrow('no operation');
});
