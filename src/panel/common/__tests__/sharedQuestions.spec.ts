import { fail, failureOf } from '../../../engine/contract';
import { SharedQuestions } from '../sharedQuestions';

/** Questions whose dialogs the test answers. */
function setUp() {
  const questions = new SharedQuestions();
  const put: {
    signal: AbortSignal;
    answer: () => void;
    close: (reason: Error) => void;
  }[] = [];
  const ask = (signal?: AbortSignal, key = 'sign-in') =>
    questions
      .ask(
        key,
        closing =>
          new Promise<void>((answer, close) => {
            put.push({ signal: closing, answer, close });
          }),
        signal
      )
      .then(
        () => 'given',
        error => failureOf(error).code
      );
  return { ask, put };
}

it('puts a question once for all who wait for it', async () => {
  const { ask, put } = setUp();
  const both = Promise.all([ask(), ask()]);
  const other = ask(undefined, 'consent');
  expect(put).toHaveLength(2);
  put[0]!.answer();
  expect(await both).toEqual(['given', 'given']);
  put[1]!.answer();
  expect(await other).toBe('given');
});

it('puts it again once it is answered', async () => {
  const { ask, put } = setUp();
  const first = ask();
  put[0]!.close(fail('declined', 'Declined', 'closed'));
  expect(await first).toBe('Declined');
  const second = ask();
  put[1]!.answer();
  expect(await second).toBe('given');
});

it('closes it when the only one who waited was stopped', async () => {
  const { ask, put } = setUp();
  const cell = new AbortController();
  const asked = ask(cell.signal);
  cell.abort();
  expect(await asked).toBe('Interrupted');
  expect(put[0]!.signal.aborted).toBe(true);
  // One that comes now gets a question of its own.
  const next = ask();
  expect(put).toHaveLength(2);
  put[0]!.close(new Error('closed'));
  put[1]!.answer();
  expect(await next).toBe('given');
});

it('leaves it open while someone else waits', async () => {
  const { ask, put } = setUp();
  const cell = new AbortController();
  const stopped = ask(cell.signal);
  const command = ask();
  cell.abort();
  expect(await stopped).toBe('Interrupted');
  expect(put[0]!.signal.aborted).toBe(false);
  put[0]!.answer();
  expect(await command).toBe('given');
});

it('puts no question for one who was stopped before', async () => {
  const { ask, put } = setUp();
  expect(await ask(AbortSignal.abort())).toBe('Interrupted');
  expect(put).toEqual([]);
});
