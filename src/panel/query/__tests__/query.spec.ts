import fc from 'fast-check';
import { Query } from '../query';

/** Questions whose answers the test gives, in whatever order. */
function byHand() {
  const asks: PromiseWithResolvers<string>[] = [];
  const query = new Query(() => {
    const ask = withResolvers<string>();
    asks.push(ask);
    return ask.promise;
  }, 1000);
  return { asks, query };
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: Error) => void;
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  const made = {} as PromiseWithResolvers<T>;
  made.promise = new Promise((resolve, reject) => {
    Object.assign(made, { resolve, reject });
  });
  return made;
}

const settled = () => new Promise(resolve => setTimeout(resolve, 0));

describe('Query', () => {
  afterEach(() => jest.useRealTimers());

  it('is asked once, however many ask at the same time', async () => {
    const { asks, query } = byHand();
    const both = Promise.all([query.fetch(), query.fetch()]);
    asks[0]!.resolve('a');
    expect(await both).toEqual(['a', 'a']);
    expect(asks).toHaveLength(1);
    void query.fetch();
    expect(asks).toHaveLength(2);
  });

  it('tells who follows it what is known, until they leave', async () => {
    const { asks, query } = byHand();
    const seen: unknown[] = [];
    const leave = query.follow(() => seen.push(query.get()));
    void query.fetch();
    asks[0]!.resolve('a');
    await settled();
    leave();
    void query.fetch();
    expect(seen).toEqual([
      { data: undefined, error: null, isFetching: true },
      { data: 'a', error: null, isFetching: false }
    ]);
  });

  it('keeps an error with the data that there was until there is an answer', async () => {
    const { asks, query } = byHand();
    const error = new Error('No.');
    void query.fetch();
    asks[0]!.resolve('a');
    await settled();
    void query.fetch();
    asks[1]!.reject(error);
    await settled();
    expect(query.get()).toEqual({ data: 'a', error, isFetching: false });
    void query.fetch();
    expect(query.get()).toEqual({ data: 'a', error, isFetching: true });
    asks[2]!.resolve('b');
    await settled();
    expect(query.get()).toEqual({ data: 'b', error: null, isFetching: false });
  });

  it('shows no earlier error while it has nothing and asks again', async () => {
    const { asks, query } = byHand();
    void query.fetch();
    asks[0]!.reject(new Error('No.'));
    await settled();
    void query.fetch();
    expect(query.get()).toEqual({
      data: undefined,
      error: null,
      isFetching: true
    });
  });

  it('takes what asking throws as a failure', async () => {
    const query = new Query<string>(() => {
      throw new Error('At once.');
    }, 0);
    await expect(query.fetch()).rejects.toThrow('At once.');
    expect(query.get().error?.message).toBe('At once.');
  });

  it('is fresh for as long as is said, and never once it is out of date', async () => {
    jest.useFakeTimers();
    const { asks, query } = byHand();
    expect(query.isFresh(Infinity)).toBe(false);
    const answer = query.fetch();
    asks[0]!.resolve('a');
    await answer;
    expect([query.isFresh(0), query.isFresh(10)]).toEqual([false, true]);
    jest.advanceTimersByTime(10);
    expect([query.isFresh(10), query.isFresh(Infinity)]).toEqual([false, true]);
    query.invalidate();
    expect(query.isFresh(Infinity)).toBe(false);
  });

  it('asks anew, out of date, only where someone follows it', async () => {
    const { asks, query } = byHand();
    void query.fetch();
    query.invalidate();
    asks[0]!.resolve('from before the change');
    await settled();
    expect(query.get()).toEqual({
      data: undefined,
      error: null,
      isFetching: false
    });
    query.follow(() => undefined);
    query.invalidate();
    expect(asks).toHaveLength(2);
    expect(query.get().isFetching).toBe(true);
  });

  it('begins anew after a reset', async () => {
    const { asks, query } = byHand();
    query.follow(() => undefined);
    void query.fetch();
    asks[0]!.resolve('a');
    await settled();
    query.reset();
    expect(query.get()).toEqual({
      data: undefined,
      error: null,
      isFetching: true
    });
    asks[1]!.resolve('b');
    await settled();
    expect(query.get().data).toBe('b');
  });

  it('expires when nobody has followed it for as long as it is kept', async () => {
    jest.useFakeTimers();
    const { asks, query } = byHand();
    jest.advanceTimersByTime(10_000);
    expect(query.isExpired).toBe(false);
    const leave = query.follow(() => undefined);
    void query.fetch();
    asks[0]!.resolve('a');
    jest.advanceTimersByTime(10_000);
    expect(query.isExpired).toBe(false);
    leave();
    jest.advanceTimersByTime(999);
    expect(query.isExpired).toBe(false);
    jest.advanceTimersByTime(1);
    expect(query.isExpired).toBe(true);
  });

  it('expires when it was asked and nobody followed it', () => {
    jest.useFakeTimers();
    const { query } = byHand();
    void query.fetch();
    jest.advanceTimersByTime(1000);
    expect(query.isExpired).toBe(true);
  });

  it('shows the answer to the last ask, in whatever order they come', async () => {
    const step = fc.oneof(
      fc.constant('invalidate' as const),
      fc.constant('fetch' as const),
      fc.constant('reset' as const),
      fc.record({ answer: fc.nat(7), refuse: fc.boolean() })
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async steps => {
        const { asks, query } = byHand();
        const answered = new Set<number>();
        query.follow(() => undefined);
        let shown: string | undefined;
        for (const one of steps) {
          if (typeof one === 'string') {
            if (one === 'reset') {
              shown = undefined;
            }
            void query[one]();
          } else if (one.answer < asks.length && !answered.has(one.answer)) {
            const { answer, refuse } = one;
            const counts = answer === asks.length - 1;
            answered.add(answer);
            if (refuse) {
              asks[answer]!.reject(new Error(String(answer)));
            } else {
              asks[answer]!.resolve(String(answer));
              shown = counts ? String(answer) : shown;
            }
            await settled();
          }
          const open = asks.length > 0 && !answered.has(asks.length - 1);
          expect(query.get().isFetching).toBe(open);
          expect(query.get().data).toBe(shown);
        }
      }),
      { numRuns: 100 }
    );
  });
});
