import type { EngineApi } from '../../engine/contract';
import { fail } from '../../engine/contract';
import type { Context } from '../../operations/context';
import type { Questions } from '../../operations/questions';
import { execute, schemaOf } from '..';

const ONE = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';

const TRANSFER = {
  source: ONE,
  destination: '31ce9ba0-176d-45a5-add3-f37d233ba47d',
  items: [{ source: '/a', destination: '/b' }]
};

function setUp() {
  const calls: string[] = [];
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
    submitTransfer: async () => {
      calls.push('submit');
      throw new Error('nobody confirmed');
    }
  };
  const questions: Partial<Questions> = {
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
