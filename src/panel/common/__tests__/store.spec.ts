import { Store } from '../store';

describe('Store', () => {
  it('tells its followers of changes until they leave', () => {
    const store = new Store(1);
    const seen: number[] = [];
    const leave = store.follow(() => seen.push(store.get()));
    store.set(2);
    store.set(2);
    leave();
    store.set(3);
    expect(seen).toEqual([2]);
    expect(store.get()).toBe(3);
  });

  it('lets a follower leave while it is told', () => {
    const store = new Store('a');
    const second = jest.fn();
    const leave = store.follow(() => leave());
    store.follow(second);
    store.set('b');
    store.set('c');
    expect(second).toHaveBeenCalledTimes(2);
  });
});
