import type { Translate } from './explain';
import { safeText } from './safeText';

/** Why something does not go on, in words; text that is safe to show. */
export interface Reason {
  /** Begins small and has no full stop: it goes into a sentence. */
  what: string;
  /** What to do about it; empty where there is nothing. */
  advice: string;
}

/**
 * Says why a task is stuck or failed, or what an event was about. The codes
 * are those of Transfer's events, as Globus listed them for developers in
 * April 2020; `nice_status` has the same. One that isn't known here keeps the
 * service's words.
 *
 * @param details - The service's details, of which place and file are read.
 */
export function reasonOf(
  code: string,
  description: string | null,
  details: string | null,
  trans: Translate
): Reason {
  const { file, endpoint } = placeIn(details ?? '');
  const there = endpoint ?? trans.__('the collection');
  const at = file ?? trans.__('a file');
  const where = endpoint === null ? at : trans.__('%1 on %2', at, endpoint);
  switch (code.toUpperCase()) {
    case 'PERMISSION_DENIED':
    case 'ACL_CHANGED':
    case 'FILE_ACCESS':
      return {
        what: trans.__('no permission for %1', where),
        advice: trans.__(
          'Ask the owner of the collection for access; the task then goes on by itself. Or cancel it and choose another place.'
        )
      };
    case 'FILE_NOT_FOUND':
      return {
        what:
          file === null
            ? trans.__('a file is missing')
            : trans.__('there is no %1', where),
        advice: trans.__(
          'Put it back where it was, and the task goes on by itself. Or cancel it and send from the right path.'
        )
      };
    case 'QUOTA_EXCEEDED':
      return {
        what: trans.__('your quota on %1 is used up', there),
        advice: roomAdvice(trans)
      };
    case 'NO_SPACE_LEFT':
      return {
        what: trans.__('no space is left on %1', there),
        advice: roomAdvice(trans)
      };
    case 'GC_NOT_CONNECTED':
      return {
        what: trans.__('%1 is offline', there),
        advice: trans.__(
          'Start Globus Connect Personal on that computer; the task then goes on by itself.'
        )
      };
    case 'GC_PAUSED':
      return {
        what: trans.__('%1 is paused', there),
        advice: trans.__(
          'Unpause Globus Connect Personal on that computer; the task then goes on by itself.'
        )
      };
    case 'CONNECT_FAILED':
    case 'CONNECTION_BROKEN':
    case 'CONNECTION_RESET':
    case 'TIMEOUT':
      return {
        what: trans.__('%1 can’t be reached, or answers too slowly', there),
        advice: trans.__(
          'Globus tries again by itself. If it lasts, ask who runs the collection.'
        )
      };
    case 'ENDPOINT_TOO_BUSY':
      return {
        what: trans.__('%1 is too busy', there),
        advice: trans.__('Globus tries again by itself.')
      };
    case 'VERIFY_CHECKSUM':
    case 'EXTERNAL_CHECKSUM_MISMATCH':
      return {
        what: trans.__('%1 did not arrive as it was sent (checksum)', where),
        advice: trans.__(
          'Globus sends it again by itself. If it lasts, see whether something writes to the file meanwhile.'
        )
      };
    case 'FILE_SIZE_CHANGED':
      return {
        what: trans.__('%1 changed while it was sent', where),
        advice: trans.__('Wait until nothing writes to it any more.')
      };
    case 'IS_A_DIRECTORY':
      return {
        what: trans.__('%1 is a folder where a file was meant', where),
        advice: againAdvice(trans)
      };
    case 'NOT_A_DIRECTORY':
    case 'IS_A_FILE':
      return {
        what: trans.__('%1 is a file where a folder was meant', where),
        advice: againAdvice(trans)
      };
    case 'AUTH':
    case 'NO_CREDENTIALS':
      return {
        what: lackWords(lackOf(code, details), there, trans),
        advice: trans.__('The task waits until you have.')
      };
    case 'PAUSED':
    case 'PAUSED_BY_ADMIN':
      return {
        what: trans.__('paused by an administrator'),
        advice: trans.__('Ask who runs the collection; only they can go on.')
      };
    case 'EXPIRED':
      return {
        what: trans.__('the deadline has passed'),
        advice: trans.__(
          'Send it again with “only if the checksum differs”: what is there is not sent twice.'
        )
      };
    default:
      return {
        what: bare(
          description ??
            (code === '' ? trans.__('Globus gives no reason') : code)
        ),
        advice: ''
      };
  }
}

/** What a person has to give; `either` where nothing says which. */
export type Lack = 'consent' | 'sign-in' | 'either';

/**
 * What is missing where a collection doesn't let a task in. Which code comes
 * for what isn't known; the service's refusals of other calls name a consent.
 */
export function lackOf(code: string, details: string | null): Lack {
  if (/consent/i.test(`${code} ${details ?? ''}`)) {
    return 'consent';
  }
  return code.toUpperCase() === 'AUTH' ? 'either' : 'sign-in';
}

function lackWords(lack: Lack, there: string, trans: Translate): string {
  switch (lack) {
    case 'consent':
      return trans.__('%1 wants your consent', there);
    case 'sign-in':
      return trans.__('%1 wants you to sign in again', there);
    case 'either':
      return trans.__('%1 wants you to sign in or to give consent', there);
  }
}

/** Where it happened, in details as recorded: lines of `Name: value`. */
function placeIn(details: string) {
  const line = (name: string) => {
    const value = new RegExp(`^${name}: (.+)$`, 'm').exec(details)?.[1];
    return value === undefined ? null : value.trim();
  };
  const file = line('File');
  const endpoint = line('Endpoint')?.replace(/ \([0-9a-f-]{36}\)$/i, '');
  return {
    file: file === null ? null : safeText(file),
    endpoint: endpoint === undefined ? null : safeText(endpoint)
  };
}

function roomAdvice(trans: Translate): string {
  return trans.__('Make room there; the task then goes on by itself.');
}

function againAdvice(trans: Translate): string {
  return trans.__('Cancel the task and send it to another path.');
}

/** The service's words, safe to show, to go into a sentence of ours. */
function bare(text: string): string {
  return safeText(text.trim()).replace(/[.!]+$/, '');
}
