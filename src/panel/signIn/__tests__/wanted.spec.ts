import { nullTranslator } from '@jupyterlab/translation';
import type { SessionRequirements } from '../../../engine/contract';
import { ANEW, asPerson, wantedOf } from '../wanted';

const trans = nullTranslator.load('jupyterlab_globus');
const ADA = {
  sub: 'a-1',
  username: 'ada@example.edu',
  name: null,
  email: null
};
const NONE: SessionRequirements = { ...ANEW, prompt: null };

describe('wantedOf', () => {
  it.each<[Partial<SessionRequirements>, string[]]>([
    [{ identities: ['a-1'] }, ['Sign in as ada@example.edu.']],
    [
      { identities: ['a-1', 'grace@example.edu'] },
      ['Sign in as each of these: ada@example.edu, grace@example.edu.']
    ],
    [{ domains: ['globus.org'] }, ['Sign in with an account of globus.org.']],
    [
      { domains: ['a.org', 'b.org'] },
      ['Sign in with an account of one of these: a.org, b.org.']
    ],
    [
      { policies: ['p'] },
      [expect.stringMatching(/its sign-in policy.*\(p\)/) as string]
    ],
    [
      { policies: ['p', 'q'] },
      [expect.stringMatching(/its sign-in policies.*\(p, q\)/) as string]
    ],
    [{ mfa: true }, [expect.stringContaining('second factor') as string]],
    [{ prompt: 'login' }, [expect.stringContaining('Sign in anew') as string]]
  ])('says what to do for %j', (part, sentences) => {
    expect(wantedOf({ ...NONE, ...part }, ADA, trans)).toEqual(sentences);
  });

  it('says all that is wanted at once', () => {
    const all = {
      message: 'Be strong',
      identities: ['a-1'],
      domains: ['globus.org'],
      policies: ['p'],
      mfa: true,
      prompt: 'login'
    };
    expect(wantedOf(all, ADA, trans)).toHaveLength(5);
  });

  it('says something where nothing is named, or by a word unknown', () => {
    for (const prompt of [null, 'hum']) {
      expect(wantedOf({ ...NONE, prompt }, null, trans)).toEqual([
        'Sign in anew: it wants to see a recent sign-in.'
      ]);
    }
  });

  it('shows what the service names as text, made safe', () => {
    const [said] = wantedOf({ ...NONE, domains: ['a\u202eb'] }, ADA, trans);
    expect(said).toContain('a\\u{202E}b');
  });
});

describe('asPerson', () => {
  it('asks for one person, signing in anew, and for all that was wanted', () => {
    const wanted = { ...NONE, identities: ['other', 'a-1'], mfa: true };
    expect(asPerson(wanted, ADA)).toEqual({
      ...wanted,
      identities: ['a-1', 'other'],
      prompt: 'login'
    });
    expect(asPerson(null, ADA)).toEqual({ ...ANEW, identities: ['a-1'] });
  });
});
