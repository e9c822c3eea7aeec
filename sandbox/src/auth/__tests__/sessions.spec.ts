import { Clock } from '../../clock.js';
import { IDENTITIES, NATIVE_CLIENT } from '../../identities.js';
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

const isStrong = (domain: string): boolean =>
  sessions.isStrong(NATIVE_CLIENT, ada, domain);

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

  it('is one of an app and a person', () => {
    sessions.renew(NATIVE_CLIENT, ada, [ada], false);
    const other = sessions.of({ id: 'other', name: 'Other' }, ada);
    expect(other.authentications).toEqual([]);
    expect(other.id).not.toBe(sessions.of(NATIVE_CLIENT, ada).id);
  });
});
