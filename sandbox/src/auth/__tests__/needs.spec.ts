import { COLLECTIONS } from '../../collections.js';
import { NO_NEED, SessionNeeds } from '../needs.js';

const [usual, , strict] = COLLECTIONS as [
  (typeof COLLECTIONS)[0],
  unknown,
  (typeof COLLECTIONS)[0]
];

describe('SessionNeeds', () => {
  it('are those of the collection', () => {
    const needs = new SessionNeeds();
    expect(needs.of(usual)).toEqual(NO_NEED);
    expect(needs.of(strict).domains).toEqual(['example.edu']);
  });

  it('are what a test wants, until it is over', () => {
    const needs = new SessionNeeds();
    needs.set(usual.id, { ...NO_NEED, mfa: true });
    needs.set(strict.id, NO_NEED);
    expect(needs.of(usual).mfa).toBe(true);
    expect(needs.of(strict).domains).toEqual([]);
    needs.clear();
    expect(needs.of(usual).mfa).toBe(false);
    expect(needs.of(strict).domains).toEqual(['example.edu']);
  });
});
