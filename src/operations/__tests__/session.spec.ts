import { signIn, signOut, whoAmI } from '../session';
import type { Performing } from './world';
import { makePerforming } from './world';

let at: Performing;
beforeEach(async () => void (at = await makePerforming()));
afterEach(() => at.world.close());

const ADA = { username: 'ada@example.edu' };

it('signs out and in again, asking for what each needs', async () => {
  expect(await at.perform(whoAmI, {})).toMatchObject(ADA);
  expect(await at.perform(signOut, {})).toEqual({ notRevoked: [] });
  expect(await at.perform(whoAmI, {})).toBeNull();
  expect(await at.perform(signIn, {})).toMatchObject(ADA);
  expect(at.asked).toEqual(['sign in']);
  expect(at.actions.map(({ right }) => right)).toEqual([
    'read',
    'sign-out',
    'read',
    'none'
  ]);
});

it('asks nobody to sign in who is', async () => {
  expect(await at.perform(signIn, {})).toMatchObject(ADA);
  expect(at.asked).toEqual([]);
});

it('signs nobody out where nobody is in', async () => {
  await at.perform(signOut, {});
  const before = await at.world.count('POST', '/v2/oauth2/token/revoke');
  expect(await at.perform(signOut, {})).toEqual({ notRevoked: [] });
  expect(await at.world.count('POST', '/v2/oauth2/token/revoke')).toBe(before);
});
