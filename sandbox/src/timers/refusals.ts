import { ServiceError } from '../errors.js';

/**
 * A refusal of Timers. Its form recorded (globus_sdk.testing, get_job); codes
 * and words guessed.
 */
export function timersError(
  status: number,
  code: string,
  detail: string
): ServiceError {
  return new ServiceError(status, { error: { code, detail, status } });
}

/**
 * The refusal of a document with something wrong in it. Recorded
 * (globus_sdk.testing, create_job); types of what is wrong guessed.
 *
 * @param where - the way to it, from `body` on
 */
export function invalid(where: string, message: string): ServiceError {
  return new ServiceError(422, {
    detail: [{ loc: where.split('.'), msg: message, type: 'value_error' }]
  });
}

/** What somebody must do before a timer can run; Globus calls it a GARE. */
export interface AuthRequirement {
  readonly code: string;
  readonly authorization_parameters: Readonly<Record<string, unknown>>;
}

/**
 * What a refusal of Transfer asks the user for, if it asks for anything.
 * Recorded of a missing consent (globus_sdk.testing, get_job).
 */
export function authRequirement({
  document
}: ServiceError): AuthRequirement | null {
  const { authorization_parameters: parameters, code, message } = document;
  const scopes = document.required_scopes;
  return scopes === undefined && parameters === undefined
    ? null
    : {
        code: String(code),
        authorization_parameters: {
          session_message: message,
          ...(parameters as object | undefined),
          ...(scopes === undefined ? {} : { required_scopes: scopes })
        }
      };
}

/**
 * The refusal of a timer that lacks something of its user. Documented that
 * creating one is refused so (globus-sdk, `TimersClient`); its form guessed,
 * such that globus-sdk and @globus/sdk know what to ask for: the latter looks
 * for scopes at the top.
 */
export function requirementError(needed: AuthRequirement): ServiceError {
  const { required_scopes: scopes, session_message: message } =
    needed.authorization_parameters;
  const detail = String(message);
  return new ServiceError(403, {
    ...needed,
    ...(scopes === undefined ? {} : { required_scopes: scopes }),
    error: { code: needed.code, detail, status: 403 }
  });
}
