/** A refusal that goes to the client as a JSON document. */
export class ServiceError extends Error {
  constructor(
    readonly status: number,
    readonly document: Readonly<Record<string, unknown>>
  ) {
    super(JSON.stringify(document));
    this.name = 'ServiceError';
  }
}

/**
 * A refusal of the Transfer service; `request_id` and `resource` are added on
 * its way out.
 *
 * @param extra - fields beside `code` and `message`
 */
export function transferError(
  status: number,
  code: string,
  message: string,
  extra: Readonly<Record<string, unknown>> = {}
): ServiceError {
  return new ServiceError(status, { code, message, ...extra });
}

// What clients send is named in it, and they may send a lot.
const LONGEST_NAME = 300;

/** The sandbox can't do what the service could: loud, never a guess. */
export function notImplemented(what: string): ServiceError {
  const named =
    what.length > LONGEST_NAME ? `${what.slice(0, LONGEST_NAME)}…` : what;
  return transferError(
    501,
    'NotImplemented',
    `The sandbox does not know ${named}`
  );
}

/** A refusal of the token endpoint: OAuth's own form. */
export function oauthError(status: number, error: string): ServiceError {
  return new ServiceError(status, { error });
}

/** A refusal of the other Auth routes. Recorded (globus_sdk.testing). */
export function authError(
  status: number,
  code: string,
  title: string,
  detail: string
): ServiceError {
  return new ServiceError(status, {
    errors: [
      { status: String(status), id: crypto.randomUUID(), code, detail, title }
    ],
    error_description: title,
    error: title.toLowerCase().replaceAll(' ', '_')
  });
}

/** The connection is to be cut: no answer reaches the client. */
export class ConnectionCut extends Error {
  constructor() {
    super('The sandbox cut the connection');
    this.name = 'ConnectionCut';
  }
}
