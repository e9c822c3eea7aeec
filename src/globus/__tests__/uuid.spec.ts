import { uuid } from '../uuid';

const ID = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';

it('is let through as it is', () => {
  expect(uuid(ID)).toBe(ID);
  expect(uuid(ID.toUpperCase())).toBe(ID.toUpperCase());
});

it.each(['', '..', `${ID}/x`, `${ID}\n`, ID.slice(1)])(
  'nothing else goes into a path: %j',
  id => {
    expect(() => uuid(id)).toThrow('no UUID');
  }
);
