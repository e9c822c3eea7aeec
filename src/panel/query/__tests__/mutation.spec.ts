import { Mutation } from '../mutation';

const settled = () => new Promise(resolve => setTimeout(resolve, 0));

describe('Mutation', () => {
  const answers: ((result: string | Error) => void)[] = [];
  const mutationFn = jest.fn(
    (_text: string) =>
      new Promise<string>((resolve, reject) => {
        answers.push(result =>
          result instanceof Error ? reject(result) : resolve(result)
        );
      })
  );
  const onSuccess = jest.fn();
  const onError = jest.fn();
  let mutation: Mutation<string, string>;

  beforeEach(() => {
    jest.clearAllMocks();
    answers.length = 0;
    mutation = new Mutation({ mutationFn, onSuccess, onError });
  });

  it('acts at once and shows what became of it', async () => {
    mutation.mutate('a');
    expect(mutationFn).toHaveBeenCalledWith('a');
    expect(mutation.state.get()).toMatchObject({
      isPending: true,
      variables: 'a'
    });
    answers[0]!('done');
    await settled();
    expect(mutation.state.get()).toEqual({
      data: 'done',
      error: null,
      variables: 'a',
      isPending: false,
      isSuccess: true
    });
    expect(onSuccess).toHaveBeenCalledWith('done');
  });

  it('shows a failure with what was tried, until it is tried again', async () => {
    const error = new Error('No.');
    mutation.mutate('a');
    answers[0]!(error);
    await settled();
    expect(onError).toHaveBeenCalledWith(error);
    expect(mutation.state.get()).toMatchObject({ error, variables: 'a' });
    mutation.mutate('b');
    expect(mutation.state.get()).toMatchObject({ error: null, variables: 'b' });
  });

  it('takes what acting throws as a failure', async () => {
    mutationFn.mockImplementationOnce(() => {
      throw new Error('At once.');
    });
    mutation.mutate('a');
    await settled();
    expect(mutation.state.get().error?.message).toBe('At once.');
  });

  it('shows the last call only, and tells of every one', async () => {
    const then = jest.fn();
    mutation.mutate('a', then);
    mutation.mutate('b', then);
    answers[1]!('B');
    await settled();
    answers[0]!('A');
    await settled();
    expect(mutation.state.get().data).toBe('B');
    expect(then.mock.calls).toEqual([['B']]);
    expect(onSuccess.mock.calls).toEqual([['B'], ['A']]);
  });

  it('shows nothing more of a call after a reset', async () => {
    const then = jest.fn();
    mutation.mutate('a', then);
    mutation.reset();
    answers[0]!('done');
    await settled();
    expect(mutation.state.get()).toMatchObject({
      data: undefined,
      variables: undefined,
      isPending: false
    });
    expect(then).not.toHaveBeenCalled();
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });

  it('tells those who are to be told by then', async () => {
    const later = jest.fn();
    mutation.mutate('a');
    mutation.use({ mutationFn, onSuccess: later });
    answers[0]!('done');
    await settled();
    expect(later).toHaveBeenCalledWith('done');
    expect(onSuccess).not.toHaveBeenCalled();
  });
});
