import { Clock } from '../../clock.js';
import { Expiring } from '../expiring.js';

let clock: Clock;
let things: Expiring<{ expires: number }>;

beforeEach(() => {
  clock = new Clock(() => 0);
  things = new Expiring(clock);
});

function put(name: string): void {
  things.put(name, { expires: clock.now() + 60_000 });
}

describe('Expiring', () => {
  it('gives a thing until it has expired', () => {
    put('a');
    clock.advance(59);
    expect(things.get('a')).toEqual({ expires: 60_000 });
    clock.advance(1);
    expect(things.get('a')).toBeUndefined();
    expect(things.get('b')).toBeUndefined();
  });

  it('keeps no more than lives at a time', () => {
    for (let i = 0; i < 1000; i++) {
      put(`${i}`);
      clock.advance(1);
    }
    expect(things.size).toBe(60);
  });

  it('keeps no more than 10,000, the newest', () => {
    put('used again');
    put('never used again');
    for (let i = 0; i < 9999; i++) {
      put('used again');
      put(`${i}`);
    }
    expect(things.size).toBe(10_000);
    expect(things.get('used again')).toBeDefined();
    expect(things.get('never used again')).toBeUndefined();
  });

  it('drops one, some, all', () => {
    ['a', 'b', 'c'].forEach(put);
    things.delete('a');
    things.put('d', { expires: 1 });
    things.drop(({ expires }) => expires === 1);
    expect(things.size).toBe(2);
    things.clear();
    expect(things.get('b')).toBeUndefined();
  });
});
