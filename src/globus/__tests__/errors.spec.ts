import { fail, failureFromAnswer, failureOf, GlobusError } from '../errors';

describe('failureFromAnswer', () => {
  it('keeps the code, the words and the request id of the service', () => {
    const failure = failureFromAnswer(404, {
      code: 'ClientError.NotFound',
      message: 'No such directory',
      request_id: 'abc'
    });
    expect(failure).toEqual({
      kind: 'not-found',
      code: 'ClientError.NotFound',
      message: 'No such directory',
      status: 404,
      requestId: 'abc'
    });
  });

  it.each([
    [502, 'ExternalError.DirListingFailed.NotDirectory', 'not-a-folder'],
    [
      502,
      'ExternalError.DirListingFailed.GCDisconnected',
      'collection-offline'
    ],
    [502, 'ExternalError.DirListingFailed.PermissionDenied', 'not-permitted'],
    [502, 'ExternalError.DirListingFailed.SizeLimit', 'too-large'],
    [403, 'EndpointPermissionDenied', 'not-permitted'],
    [404, 'EndpointNotFound', 'not-found'],
    [409, 'Conflict', 'conflict'],
    [401, 'AuthenticationFailed', 'signed-out'],
    [429, 'TooManyRequests', 'busy'],
    [503, 'ServiceUnavailable', 'service-down'],
    [400, 'BadRequest', 'refused']
  ])('%d %s is %s', (status, code, kind) => {
    expect(failureFromAnswer(status, { code }).kind).toBe(kind);
  });

  it.each([
    ['/task/6c54cade/cancel', 'TaskNotFound'],
    ['task', 'TaskNotFound'],
    ['/operation/endpoint/6c54cade/ls', 'ClientError.NotFound']
  ])('tells by %s what is not there', (resource, code) => {
    const body = { code: 'ClientError.NotFound', resource };
    expect(failureFromAnswer(404, body)).toMatchObject({
      kind: 'not-found',
      code
    });
  });

  it('tells a refused code from an ended sign-in', () => {
    expect(failureFromAnswer(401, { error: 'invalid_grant' }).kind).toBe(
      'code-refused'
    );
  });

  it.each([
    { required_scopes: ['a', 'b'] },
    { required_scope: 'a,b' },
    { authorization_parameters: { required_scopes: ['a', 'b'] } },
    { unapproved_scopes: ['a', 'b'] },
    { errors: [{ required_scope: 'a' }, { required_scope: 'b' }] },
    {
      error: 'dependent_consent_required',
      errors: [{ unapproved_scopes: ['a', 'b'] }]
    },
    { errors: [{ authorization_parameters: { required_scopes: 'a, b' } }] },
    { detail: { code: 'ConsentRequired', required_scopes: ['a', 'b'] } }
  ])('finds the scopes that consent is missing for in %j', body => {
    expect(failureFromAnswer(403, body)).toMatchObject({
      kind: 'consent-required',
      requiredScopes: ['a', 'b']
    });
  });

  it('finds a too weak session in a 502, lists comma-joined or not', () => {
    const failure = failureFromAnswer(502, {
      code: 'ExternalError.DirListingFailed.LoginFailed',
      authorization_parameters: {
        session_message: 'Sign in again',
        session_required_single_domain: ['example.edu'],
        session_required_identities: 'x,y',
        session_required_mfa: true
      }
    });
    expect(failure).toMatchObject({
      kind: 'session-required',
      session: {
        message: 'Sign in again',
        domains: ['example.edu'],
        identities: ['x', 'y'],
        policies: [],
        mfa: true
      }
    });
  });

  it.each([
    [
      '/operation/endpoint/EED63C24-36CB-4f29-a47f-91d94a65fef8/ls',
      'eed63c24-36cb-4f29-a47f-91d94a65fef8'
    ],
    ['/transfer', undefined],
    [null, undefined]
  ])(
    'knows of the resource %s which collection asks',
    (resource, collection) => {
      const body = { authorization_parameters: {}, resource };
      expect(failureFromAnswer(403, body)).toMatchObject({
        kind: 'session-required',
        collection
      });
    }
  );

  it.each([401, 403, 502])(
    'finds one in a %d, and in its list of errors',
    status => {
      const wish = {
        code: 'AuthorizationRequired',
        detail: 'Two factors, please',
        authorization_parameters: {
          session_required_policies: 'p1, p2',
          session_required_mfa: 'true',
          prompt: 'login'
        }
      };
      const expected = {
        kind: 'session-required',
        code: 'AuthorizationRequired',
        message: 'Two factors, please',
        session: { policies: ['p1', 'p2'], mfa: true, prompt: 'login' }
      };
      expect(failureFromAnswer(status, wish)).toMatchObject(expected);
      expect(failureFromAnswer(status, { errors: [wish] })).toMatchObject(
        expected
      );
    }
  );

  it('one that names nothing is satisfied by a sign-in anew', () => {
    const authorization_parameters = { session_message: 'Again, please' };
    expect(
      failureFromAnswer(403, { authorization_parameters }).session
    ).toEqual({
      message: 'Again, please',
      identities: [],
      domains: [],
      policies: [],
      mfa: false,
      prompt: 'login'
    });
  });

  it.each([null, 'x', 7])('is not misled by parameters that are %j', asked => {
    const body = { authorization_parameters: asked };
    expect(failureFromAnswer(403, body).kind).toBe('not-permitted');
  });

  it('reads the form of Auth', () => {
    const body = {
      error: 'forbidden',
      error_description: 'Forbidden',
      errors: [{ code: 'FORBIDDEN', detail: 'openid is required' }]
    };
    expect(failureFromAnswer(403, body)).toMatchObject({
      kind: 'not-permitted',
      code: 'forbidden',
      message: 'openid is required'
    });
  });

  it('says which member of a document is wrong, as Timers lists them', () => {
    const detail = [{ loc: ['body', 'start'], msg: 'field required' }];
    expect(failureFromAnswer(422, { detail })).toMatchObject({
      kind: 'refused',
      message: 'field required: body.start'
    });
  });

  it('says something of an answer without a document', () => {
    expect(failureFromAnswer(500, undefined)).toMatchObject({
      kind: 'service-down',
      code: 'HTTP500'
    });
  });
});

describe('failureOf', () => {
  it('is the failure of a GlobusError', () => {
    const error = fail('declined', 'Declined', 'No');
    expect(error).toBeInstanceOf(GlobusError);
    expect(failureOf(error)).toBe(error.failure);
  });

  it('keeps the words of a stranger', () => {
    expect(failureOf(new TypeError('boom')).message).toBe('boom');
    expect(failureOf('boom').message).toBe('boom');
  });
});
