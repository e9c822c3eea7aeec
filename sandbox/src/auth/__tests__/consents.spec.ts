import { Clock } from '../../clock.js';
import { IDENTITIES, NATIVE_CLIENT } from '../../identities.js';
import type { Client } from '../../identities.js';
import { Consents } from '../consents.js';
import { parseScopes } from '../scopeParser.js';
import { dataAccess } from '../scopes.js';

const [ada, grace] = [IDENTITIES[0]!, IDENTITIES[1]!];
const other: Client = { id: 'other', name: 'Other' };
let consents: Consents;

beforeEach(() => {
  consents = new Consents(new Clock());
});

function allow(text: string, client: Client = NATIVE_CLIENT): void {
  consents.grant(client, ada, parseScopes(text), false);
}

describe('Consents', () => {
  it('belong to an app and a person, and add up', () => {
    allow('a[b]');
    allow('a[c]');
    for (const scope of ['b', 'c']) {
      expect(consents.has(NATIVE_CLIENT, ada, ['a', scope])).toBe(true);
      expect(consents.has(NATIVE_CLIENT, grace, ['a', scope])).toBe(false);
      expect(consents.has(other, ada, ['a', scope])).toBe(false);
    }
  });

  it('are for one way to a scope, not for all', () => {
    allow('timer[transfer[data]]');
    expect(consents.has(NATIVE_CLIENT, ada, ['transfer', 'data'])).toBe(false);
    const way = ['timer', 'transfer', 'data'];
    expect(consents.has(NATIVE_CLIENT, ada, way)).toBe(true);
  });

  it('keep their ids, and know what is above them', () => {
    allow('a[b]');
    allow('a[b] c');
    const [first, second, third] = consents.of(ada, NATIVE_CLIENT);
    expect([first, second, third].map(c => c?.id)).toEqual([1, 2, 3]);
    expect(consents.parent(second!)).toBe(first);
    expect(consents.parent(third!)).toBeUndefined();
    expect(consents.roots(NATIVE_CLIENT, ada)).toEqual(['a', 'c']);
  });

  it('tell what a service may call, as trees', () => {
    allow('a[b[*c] d] e[f]');
    expect(
      consents.below({ client: NATIVE_CLIENT, identity: ada, scopes: ['a'] })
    ).toEqual(parseScopes('b[*c] d'));
  });

  it('lose what is withdrawn on a collection, or on all', () => {
    const [one, two] = [dataAccess({ id: '1' }), dataAccess({ id: '2' })];
    allow(`a[${one} ${two}] b`);
    consents.withdrawData('1');
    expect(consents.of(ada, undefined).map(c => c.path.at(-1))).toEqual([
      'a',
      two,
      'b'
    ]);
    consents.withdrawData();
    expect(consents.of(ada, undefined)).toHaveLength(2);
  });
});
