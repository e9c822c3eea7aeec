import { Clock } from '../../clock.js';
import { IDENTITIES, NATIVE_CLIENT } from '../../identities.js';
import type { Client } from '../../identities.js';
import { Grants } from '../grants.js';
import { parseScopes } from '../scopeParser.js';
import { TRANSFER_SCOPE, dataAccessScope } from '../scopes.js';

const ada = IDENTITIES[0]!;
const other: Client = { id: 'other', name: 'Other' };
let clock: Clock;
let grants: Grants;

beforeEach(() => {
  clock = new Clock();
  grants = new Grants(clock);
});

function issueOne(): { access: string; refresh: string } {
  const [one] = grants.issue(NATIVE_CLIENT, ada, [TRANSFER_SCOPE], true);
  return { access: one!.access.value, refresh: one!.refresh!.value };
}

describe('Grants', () => {
  it('keeps a token for two days', () => {
    const { access } = issueOne();
    clock.advance(172_799);
    expect(grants.token('access', access)).toBeDefined();
    clock.advance(2);
    expect(grants.token('access', access)).toBeUndefined();
  });

  it('takes no token for one of the other kind', () => {
    const { access, refresh } = issueOne();
    expect(grants.token('refresh', access)).toBeUndefined();
    expect(grants.token('access', refresh)).toBeUndefined();
  });

  it('lets a refresh token lapse when it is not used for half a year', () => {
    const { refresh } = issueOne();
    clock.advance(150 * 86_400);
    grants.refresh(grants.token('refresh', refresh)!);
    clock.advance(150 * 86_400);
    expect(grants.token('refresh', refresh)).toBeDefined();
    clock.advance(34 * 86_400);
    expect(grants.token('refresh', refresh)).toBeUndefined();
  });

  it('takes its access tokens along when a refresh token is revoked', () => {
    const { access, refresh } = issueOne();
    const later = grants.refresh(grants.token('refresh', refresh)!);
    const unrelated = issueOne();
    grants.revoke(refresh, NATIVE_CLIENT);
    expect(grants.token('access', access)).toBeUndefined();
    expect(grants.token('access', later.value)).toBeUndefined();
    expect(grants.token('access', unrelated.access)).toBeDefined();
  });

  it('lets no client revoke the token of another', () => {
    const { access } = issueOne();
    grants.revoke(access, other);
    expect(grants.token('access', access)).toBeDefined();
  });

  it('lets a template end the tokens of its copies, and no other app', () => {
    const copy: Client = {
      id: 'copy',
      name: 'Copy',
      secret: 's',
      template: other.id
    };
    const [one] = grants.issue(copy, ada, [TRANSFER_SCOPE], false);
    grants.revoke(one!.access.value, NATIVE_CLIENT);
    expect(grants.token('access', one!.access.value)).toBeDefined();
    grants.revoke(one!.access.value, other);
    expect(grants.token('access', one!.access.value)).toBeUndefined();
  });

  it('forgets an app with its tokens and consents, and no other', () => {
    const { access } = issueOne();
    const ask = parseScopes(dataAccessScope('c1'));
    grants.consents.grant(NATIVE_CLIENT, ada, ask, false);
    grants.forget(other);
    expect(grants.token('access', access)).toBeDefined();
    expect(grants.hasConsent(NATIVE_CLIENT, ada, 'c1')).toBe(true);
    grants.forget(NATIVE_CLIENT);
    expect(grants.token('access', access)).toBeUndefined();
    expect(grants.hasConsent(NATIVE_CLIENT, ada, 'c1')).toBe(false);
  });
});
