import { Clock } from '../../clock.js';
import { IDENTITIES, NATIVE_CLIENT } from '../../identities.js';
import { NO_NEED } from '../needs.js';
import type { SessionNeed } from '../needs.js';
import { POLICIES } from '../policies.js';
import { STRONG_MS, Sessions } from '../sessions.js';

const [ada, , lab] = IDENTITIES.map(i => i) as [
  (typeof IDENTITIES)[0],
  unknown,
  (typeof IDENTITIES)[0]
];
let clock: Clock;
let sessions: Sessions;

beforeEach(() => {
  clock = new Clock();
  sessions = new Sessions(clock);
});

const satisfies = (need: Partial<SessionNeed>): boolean =>
  sessions.satisfies(NATIVE_CLIENT, ada, { ...NO_NEED, ...need });
const isStrong = (domain: string): boolean => satisfies({ domains: [domain] });

describe('Sessions', () => {
  it('lets people in by a sign-in of long ago, which is not strong', () => {
    sessions.enter(NATIVE_CLIENT, ada, ada);
    expect(isStrong('example.edu')).toBe(false);
    const { authentications } = sessions.of(NATIVE_CLIENT, ada);
    expect(authentications).toHaveLength(1);
  });

  it('is strong for a while in the domain of who signed in', () => {
    sessions.renew(NATIVE_CLIENT, ada, [lab], false);
    expect(isStrong('lab.example.org')).toBe(true);
    expect(isStrong('example.edu')).toBe(false);
    clock.advance(STRONG_MS / 1000);
    expect(isStrong('lab.example.org')).toBe(false);
  });

  it('is not weakened by coming in again', () => {
    sessions.renew(NATIVE_CLIENT, ada, [ada], false);
    sessions.enter(NATIVE_CLIENT, ada, ada);
    expect(isStrong('example.edu')).toBe(true);
  });

  it('is enough for who wants nothing, whoever is in it', () => {
    expect(satisfies({})).toBe(true);
    sessions.enter(NATIVE_CLIENT, ada, ada);
    expect(satisfies({})).toBe(true);
    expect(satisfies({ anew: true })).toBe(false);
    sessions.renew(NATIVE_CLIENT, ada, [ada], false);
    expect(satisfies({ anew: true })).toBe(true);
  });

  it('has every identity that is wanted, by id or username', () => {
    sessions.renew(NATIVE_CLIENT, ada, [ada], false);
    expect(satisfies({ identities: [ada.id] })).toBe(true);
    expect(satisfies({ identities: [ada.username, lab.id] })).toBe(false);
    sessions.renew(NATIVE_CLIENT, ada, [lab], false);
    expect(satisfies({ identities: [ada.username, lab.id] })).toBe(true);
  });

  it('needs one of the domains that are wanted', () => {
    sessions.renew(NATIVE_CLIENT, ada, [lab], false);
    const domains = ['example.edu', 'lab.example.org'];
    expect(satisfies({ domains })).toBe(true);
    expect(satisfies({ domains: domains.slice(0, 1) })).toBe(false);
  });

  it('needs the second factor of who is wanted', () => {
    sessions.renew(NATIVE_CLIENT, ada, [ada], false);
    sessions.renew(NATIVE_CLIENT, ada, [lab], true);
    expect(satisfies({ mfa: true })).toBe(true);
    expect(satisfies({ mfa: true, identities: [lab.id] })).toBe(true);
    expect(satisfies({ mfa: true, identities: [ada.id] })).toBe(false);
  });

  it('satisfies all policies, and none that does not exist', () => {
    const policies = POLICIES.map(({ id }) => id);
    sessions.renew(NATIVE_CLIENT, ada, [ada], false);
    expect(satisfies({ policies: policies.slice(0, 1) })).toBe(true);
    expect(satisfies({ policies })).toBe(false);
    sessions.renew(NATIVE_CLIENT, ada, [ada], true);
    expect(satisfies({ policies })).toBe(true);
    expect(satisfies({ policies: ['made-up'] })).toBe(false);
  });

  it('is one of an app and a person', () => {
    sessions.renew(NATIVE_CLIENT, ada, [ada], false);
    const other = sessions.of({ id: 'other', name: 'Other' }, ada);
    expect(other.authentications).toEqual([]);
    expect(other.id).not.toBe(sessions.of(NATIVE_CLIENT, ada).id);
  });
});
