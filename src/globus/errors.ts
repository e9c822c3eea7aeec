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
  /** For `consent-required`: the scopes to ask for. */
  requiredScopes?: string[];
  /** For `session-required`: what the session lacks. */
  session?: SessionRequirements;
  /** For `session-required`: the collection that asks, where the answer names it. */
  collection?: string;
  /** For `other-identity` at a sign-in: who is signed in, and who came back. */
  identities?: { current: Identity; other: Identity };
  /** For `conflict` with tasks that run: their ids, as far as known. */
  tasks?: string[];
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
function codeOf(document: Record<string, unknown>): string | undefined {
  const code = text(document.code) ?? text(document.error);
  return code === 'ClientError.NotFound' &&
    /^\/?task\b/.test(text(document.resource) ?? '')
    ? 'TaskNotFound'
    : code;
}

/**
 * Reads an error answer of Auth or Transfer.
 *
 * Consent is looked for before session requirements, and both before the
 * status: a weak session arrives as 502 (recorded), consent in several forms
 * (documented by the SDKs).
 */
export function failureFromAnswer(status: number, body: unknown): Failure {
  const document = record(body);
  const code = codeOf(document) ?? `HTTP${status}`;
  const base = {
    code,
    message:
      text(document.message) ??
      text(document.error_description) ??
      text(document.detail) ??
      `The service answered ${status}.`,
    status,
    requestId: text(document.request_id) ?? null
  };
  const requiredScopes = scopesAskedFor(document);
  if (requiredScopes.length > 0) {
    return { ...base, kind: 'consent-required', requiredScopes };
  }
  const session = sessionAskedFor(document);
  if (session) {
    return {
      ...base,
      kind: 'session-required',
      session,
      collection: collectionNamed(document)
    };
  }
  return { ...base, kind: kindOf(status, code) };
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

function scopesAskedFor(document: Record<string, unknown>): string[] {
  const parameters = record(document.authorization_parameters);
  const errors = Array.isArray(document.errors) ? document.errors : [];
  const found = [
    ...list(document.required_scopes),
    ...list(document.required_scope),
    ...list(parameters.required_scopes),
    ...list(document.unapproved_scopes),
    ...errors.flatMap(error => scopesAskedFor(record(error)))
  ];
  return [...new Set(found)];
}

function sessionAskedFor(
  document: Record<string, unknown>
): SessionRequirements | null {
  if (!('authorization_parameters' in document)) {
    return null;
  }
  const parameters = record(document.authorization_parameters);
  return {
    message: text(parameters.session_message) ?? '',
    identities: list(parameters.session_required_identities),
    domains: list(parameters.session_required_single_domain),
    policies: list(parameters.session_required_policies),
    mfa: parameters.session_required_mfa === true,
    prompt: text(parameters.prompt) ?? null
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

/** A list that may come as an array, comma-joined, or as one string. */
function list(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.filter((item): item is string => typeof item === 'string');
  }
  return typeof value === 'string' && value !== '' ? value.split(',') : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}
