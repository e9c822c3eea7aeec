import { openFlag } from '../openFlag';

const keep = (storage: Storage, name: string) => storage.setItem(name, '1');
const read = (storage: Storage, name: string) => storage.getItem(name);

/** Has the page store with this. */
function storeWith(get: () => unknown): void {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get
  });
}

it('is remembered for each server of an origin', () => {
  const kept = new Map<string, string>();
  storeWith(() => ({
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value)
  }));
  openFlag('/user/ada/', keep);
  expect(openFlag('/user/ada/', read)).toBe('1');
  expect(openFlag('/user/grace/', read)).toBeNull();
});

it('is left where the browser stores nothing', () => {
  storeWith(() => {
    throw new DOMException('no', 'SecurityError');
  });
  expect(openFlag('/', read)).toBeNull();
  storeWith(() => ({
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    }
  }));
  expect(openFlag('/', keep)).toBeNull();
});
