import { isUuid } from '../random.js';
import { namedUuid } from '../namedUuid.js';

describe('namedUuid', () => {
  it('is a UUID of version 8, the same for a name', () => {
    const id = namedUuid('a');
    expect(isUuid(id)).toBe(true);
    expect(id).toMatch(/^.{14}8.{4}[89ab]/);
    expect(namedUuid('a')).toBe(id);
  });

  it('tells many names apart that are much alike', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `scope ${i}`);
    expect(new Set(names.map(namedUuid)).size).toBe(names.length);
  });
});
