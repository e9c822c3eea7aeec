import { QueryClient } from '../client';

describe('QueryClient', () => {
  const ask = jest.fn<Promise<string>, []>();
  let client: QueryClient;
  const options = (...queryKey: unknown[]) => ({ queryKey, queryFn: ask });

  beforeEach(() => {
    let answers = 0;
    ask.mockReset().mockImplementation(async () => `answer ${++answers}`);
    client = new QueryClient();
  });

  afterEach(() => jest.useRealTimers());

  it('knows a question by its key', () => {
    const a = client.find(options('task', { id: 'a' }));
    expect(client.find(options('task', { id: 'a' }))).toBe(a);
    expect(client.find(options('task', { id: 'b' }))).not.toBe(a);
    expect(ask).not.toHaveBeenCalled();
  });

  it('asks for what is not known or no longer fresh', async () => {
    const fresh = { ...options('a'), staleTime: 1000 };
    expect(await client.query(fresh)).toBe('answer 1');
    expect(await client.query(fresh)).toBe('answer 1');
    expect(await client.query(options('a'))).toBe('answer 2');
    expect(client.getQueryData(['a'])).toBe('answer 2');
    expect(client.getQueryData(['b'])).toBeUndefined();
  });

  it('keeps nothing of a failure, and hands it to who asked', async () => {
    ask.mockRejectedValueOnce(new Error('No.'));
    const always = { ...options('a'), staleTime: Infinity };
    await expect(client.query(always)).rejects.toThrow('No.');
    expect(await client.query(always)).toBe('answer 1');
  });

  it('asks with what was handed over last', async () => {
    const query = client.find(options('a'));
    const later = jest.fn(async () => 'later');
    client.find({ queryKey: ['a'], queryFn: later });
    query.follow(() => undefined);
    client.invalidateQueries({ queryKey: ['a'] });
    await query.fetch();
    expect(client.getQueryData(['a'])).toBe('later');
    expect(ask).not.toHaveBeenCalled();
  });

  it('puts out of date what a key begins, and nothing else', async () => {
    const always = (...key: unknown[]) => ({
      ...options(...key),
      staleTime: Infinity
    });
    const keys = [
      ['listing', 'a', '/', false],
      ['listing', 'a', '/b', true],
      ['listing', 'ab', '/', false],
      ['task', 'a']
    ];
    const all = () =>
      Promise.all(keys.map(key => client.query(always(...key))));
    await all();
    client.invalidateQueries({ queryKey: ['listing', 'a'] });
    expect(ask).toHaveBeenCalledTimes(4);
    await all();
    expect(ask).toHaveBeenCalledTimes(6);
  });

  it('forgets on a reset, and asks again for what is shown', async () => {
    await client.query(options('a'));
    await client.query(options('b'));
    client.find(options('b')).follow(() => undefined);
    client.resetQueries({ queryKey: [] });
    expect(client.getQueryData(['a'])).toBeUndefined();
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('forgets everything, and asks for nothing', async () => {
    await client.query(options('a'));
    client.find(options('a')).follow(() => undefined);
    client.clear();
    expect(client.getQueryData(['a'])).toBeUndefined();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('drops what nobody shows when its time is over', async () => {
    jest.useFakeTimers();
    await client.query({ ...options('a'), gcTime: 1000 });
    await client.query(options('b'));
    const shown = client.find({ ...options('c'), gcTime: 0 });
    shown.follow(() => undefined);
    jest.advanceTimersByTime(1000);
    client.find(options('d'));
    expect(client.getQueryData(['a'])).toBeUndefined();
    expect(client.getQueryData(['b'])).toBe('answer 2');
    expect(client.find({ ...options('c'), gcTime: 0 })).toBe(shown);
    jest.advanceTimersByTime(300_000);
    client.find(options('e'));
    expect(client.getQueryData(['b'])).toBeUndefined();
  });

  it('begins anew what is to be kept no longer than it is shown', async () => {
    const shortly = { ...options('a'), gcTime: 0, staleTime: Infinity };
    const query = client.find(shortly);
    const leave = query.follow(() => undefined);
    expect(await client.query(shortly)).toBe('answer 1');
    leave();
    expect(client.find(shortly)).not.toBe(query);
    expect(await client.query(shortly)).toBe('answer 2');
  });
});
