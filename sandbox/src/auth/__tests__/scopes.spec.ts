import {
  TRANSFER_SCOPE,
  dataAccessCollection,
  dataAccessScope,
  parseScopes,
  resourceServer
} from '../scopes.js';

describe('parseScopes', () => {
  it('reads plain scopes', () => {
    expect(parseScopes('openid  email').map(s => s.scope)).toEqual([
      'openid',
      'email'
    ]);
  });

  it('reads dependencies, optional ones and those below them', () => {
    expect(parseScopes('a[*b c[d]] e')).toEqual([
      {
        scope: 'a',
        optional: false,
        dependencies: [
          { scope: 'b', optional: true, dependencies: [] },
          {
            scope: 'c',
            optional: false,
            dependencies: [{ scope: 'd', optional: false, dependencies: [] }]
          }
        ]
      },
      { scope: 'e', optional: false, dependencies: [] }
    ]);
  });

  it.each(['', 'a[', 'a]', 'a[]', '[a]', '*', 'a[*]', 'a[b]]', '**a'])(
    'refuses %j',
    text => {
      expect(() => parseScopes(text)).toThrow('Malformed');
    }
  );

  it('refuses to go ever deeper', () => {
    const text = 'a['.repeat(10_000) + 'a' + ']'.repeat(10_000);
    expect(() => parseScopes(text)).toThrow('Malformed');
  });
});

describe('data_access', () => {
  it('is a dependency of the Transfer scope, and can be read back', () => {
    const id = '12c7e74c-c953-4707-b374-9db3b1f4a2d1';
    const [scope] = parseScopes(dataAccessScope(id));
    expect(scope?.scope).toBe(TRANSFER_SCOPE);
    const [dependency] = scope?.dependencies ?? [];
    expect(dependency?.optional).toBe(true);
    expect(dataAccessCollection(dependency?.scope ?? '')).toBe(id);
  });
});

describe('resourceServer', () => {
  it('knows no scope that nobody defined', () => {
    expect(resourceServer('openid')).toBe('auth.globus.org');
    expect(resourceServer('constructor')).toBeUndefined();
  });
});
