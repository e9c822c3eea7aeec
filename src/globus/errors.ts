import type { Identity, SessionRequirements } from './types';

/** What went wrong, by what a person can do about it. */
export type FailureKind =
  /** The collection asks for a consent that was not given yet. */
  | 'consent-required'
  /** The session is too weak for the collection. */
  | 'session-required'
  /** Nobody is signed in, or the sign-in has ended. */
  | 'signed-out'
  /** The pasted code is wrong, used or expired. */
  | 'code-refused'
  /** Another identity came back than the one that is signed in. */
  | 'other-identity'
  /** No client id is set, or Globus does not know it. */
  | 'client-unknown'
  | 'not-found'
  | 'not-permitted'
  | 'not-a-folder'
  /** An endpoint that holds no files by itself. */
  | 'not-a-collection'
  /** The collection itself can't be reached by Globus. */
  | 'collection-offline'
  | 'too-large'
  /** Something is there, or goes on, that it would clash with. */
  | 'conflict'
  /** Too many requests. */
  | 'busy'
  | 'service-down'
  /** This browser could not reach the service. */
  | 'no-connection'
  /** The content policy of this server forbids the request. */
  | 'blocked'
  /** Someone said no in a dialog of ours. */
  | 'declined'
  /** The arguments of a call are wrong. */
  | 'bad-request'
  /** Anything else that the service refused. */
  | 'refused';

/** A failure as plain data: it crosses worker, page and kernel unchanged. */
export interface Failure {
  kind: FailureKind;
  /** The service's own code, or ours in the same form. */
  code: string;
  /** The service's own words; text, never HTML. */
  message: string;
  status: number | null;
  requestId: string | null;
  /** How long the service wants no request, in seconds, where it can be read. */
  retryAfter?: number;
  /** For `consent-required`: the scopes to ask for. */
  requiredScopes?: string[];
  /** For `session-required`: what the session lacks. */
  session?: SessionRequirements;
  /** For `session-required`: the collection that asks, where the answer names it. */
  collection?: string;
  /** For `other-identity` at a sign-in: who is signed in, and who came back. */
  identities?: { current: Identity; other: Identity };
  /** Resource servers of tokens that came, are not used and could not be revoked. */
  notRevoked?: string[];
  /** For `conflict` with tasks that run: their ids, as far as known. */
  tasks?: string[];
  /**
   * Of a submission that may have made its task all the same. The same one
   * again is one task, until a reload where the browser stores nothing.
   * `timer`: a timer may have been made, and is looked for until a reload.
   */
  unanswered?: 'stored' | 'until-reload';
  /** The id of that one. */
  submission?: string;
  /** For `blocked`: the origins that the policy has to allow. */
  origins?: string[];
}

/** The one error class of the extension; `failure` says what happened. */
export class GlobusError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'GlobusError';
  }
}

/** Makes a {@link GlobusError} for something that we found out ourselves. */
export function fail(
  kind: FailureKind,
  code: string,
  message: string
): GlobusError {
  return new GlobusError({
    kind,
    code,
    message,
    status: null,
    requestId: null
  });
}

/** The failure in anything thrown; a stranger's error keeps its words. */
export function failureOf(error: unknown): Failure {
  if (error instanceof GlobusError) {
    return error.failure;
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    kind: 'refused',
    code: 'InternalError',
    message,
    status: null,
    requestId: null
  };
}

/** A task that isn't there has one of two codes (recorded), one as paths have. */
function codeOf(parts: readonly Part[]): string | undefined {
  const { code, part = {} } =
    parts
      .map(one => ({ code: text(one.code) ?? text(one.error), part: one }))
      .find(one => one.code !== undefined) ?? {};
  return code === 'ClientError.NotFound' &&
    /^\/?task\b/.test(text(part.resource) ?? '')
    ? 'TaskNotFound'
    : code;
}

/**
 * Reads an error answer of Auth or Transfer.
 *
 * Consent is looked for before session requirements, and both before the
 * status: a weak session arrives as 502 (recorded), consent in several forms
 * (documented by the SDKs), each at the top or in a list of errors.
 */
export function failureFromAnswer(status: number, body: unknown): Failure {
  const parts = partsOf(body);
  const code = codeOf(parts) ?? `HTTP${status}`;
  const first = (name: string) =>
    parts.map(part => text(part[name])).find(found => found !== undefined);
  const base = {
    code,
    message:
      first('message') ??
      first('detail') ??
      first('error_description') ??
      parts.map(complaint).find(found => found !== undefined) ??
      `The service answered ${status}.`,
    status,
    requestId: first('request_id') ?? null
  };
  const requiredScopes = [...new Set(parts.flatMap(scopesAskedFor))];
  if (requiredScopes.length > 0) {
    return { ...base, kind: 'consent-required', requiredScopes };
  }
  const session = parts.map(sessionAskedFor).find(asked => asked !== null);
  if (session) {
    return {
      ...base,
      kind: 'session-required',
      session,
      collection: collectionNamed(parts[0]!)
    };
  }
  return { ...base, kind: kindOf(status, code) };
}

/** A document, or one of those in it. */
type Part = Record<string, unknown>;

/** An answer itself first, then the errors that it lists or names. */
function partsOf(body: unknown): Part[] {
  const document = record(body);
  const { detail, error, errors } = document;
  const inner = [
    ...(Array.isArray(errors) ? (errors as unknown[]) : []),
    error,
    // Timers lists there what is wrong about a document (documented).
    ...[detail].flat()
  ];
  return [document, ...inner.map(record)];
}

const KIND_BY_CODE: [RegExp, FailureKind][] = [
  [/NotDirectory/, 'not-a-folder'],
  [/GCDisconnected|GCPaused|ConnectFailed/, 'collection-offline'],
  [/PermissionDenied/, 'not-permitted'],
  [/SizeLimit/, 'too-large'],
  [/NotFound/, 'not-found'],
  [/^Conflict|\.Exists$/, 'conflict'],
  [/invalid_client|unauthorized_client/, 'client-unknown'],
  [/invalid_grant/, 'code-refused']
];

const KIND_BY_STATUS: Record<number, FailureKind> = {
  401: 'signed-out',
  403: 'not-permitted',
  404: 'not-found',
  409: 'conflict',
  429: 'busy'
};

function kindOf(status: number, code: string): FailureKind {
  const byCode = KIND_BY_CODE.find(([pattern]) => pattern.test(code));
  if (byCode) {
    return byCode[1];
  }
  return KIND_BY_STATUS[status] ?? (status >= 500 ? 'service-down' : 'refused');
}

function scopesAskedFor(part: Part): string[] {
  const parameters = record(part.authorization_parameters);
  return [
    ...list(part.required_scopes),
    ...list(part.required_scope),
    ...list(parameters.required_scopes),
    ...list(part.unapproved_scopes)
  ];
}

function sessionAskedFor(part: Part): SessionRequirements | null {
  const { authorization_parameters: asked } = part;
  if (typeof asked !== 'object' || asked === null) {
    return null;
  }
  const parameters = record(asked);
  const requirements = {
    identities: list(parameters.session_required_identities),
    domains: list(parameters.session_required_single_domain),
    policies: list(parameters.session_required_policies),
    mfa: /^true$/i.test(String(parameters.session_required_mfa))
  };
  // Who is signed in already would be sent back as they are.
  const anew = Object.values(requirements).every(wish =>
    Array.isArray(wish) ? wish.length === 0 : !wish
  );
  return {
    message: text(parameters.session_message) ?? '',
    ...requirements,
    prompt: text(parameters.prompt) ?? (anew ? 'login' : null)
  };
}

/** The collection in an answer's `resource` (recorded), as a UUID. */
function collectionNamed(
  document: Record<string, unknown>
): string | undefined {
  const [, id] =
    /\/endpoint\/([0-9a-f-]{36})\b/i.exec(text(document.resource) ?? '') ?? [];
  return id?.toLowerCase();
}

/** What Timers says is wrong about one member of a document (documented). */
function complaint({ loc, msg }: Part): string | undefined {
  return text(msg) && `${String(msg)}: ${[loc].flat().join('.')}`;
}

/** A list that may come as an array, comma-joined, or as one string. */
function list(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items
    .flatMap(item => (typeof item === 'string' ? item.split(',') : []))
    .map(item => item.trim())
    .filter(item => item !== '');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}
