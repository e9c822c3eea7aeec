import type { Collection } from '../collections.js';
import type { StorageErrorCode } from '../storage/storage.js';
import { StorageError } from '../storage/storage.js';
import type { Site } from './site.js';
import type { Fault } from './task.js';

/** Why a step of a task didn't succeed, and what that means for the task. */
export class StepError extends Error {
  /**
   * @param outcome - the step is tried again, or passed over; or the task ends
   */
  constructor(
    readonly fault: Fault,
    readonly outcome: 'retry' | 'skip' | 'fatal' = 'retry'
  ) {
    super(fault.code);
    this.name = 'StepError';
  }
}

// FILE_NOT_FOUND and PERMISSION_DENIED are recorded. CONNECT_FAILED,
// ENDPOINT_ERROR and GC_NOT_CONNECTED are read in monitoring scripts that
// others run, as are FILE_SIZE_CHANGED and VERIFY_CHECKSUM elsewhere. All are of
// the codes that Globus listed for developers in April 2020; which of the others
// comes when is guessed.
const CODES: Readonly<Record<StorageErrorCode, string>> = {
  NOT_FOUND: 'FILE_NOT_FOUND',
  PERMISSION_DENIED: 'PERMISSION_DENIED',
  NOT_A_DIRECTORY: 'NOT_A_DIRECTORY',
  IS_A_DIRECTORY: 'IS_A_DIRECTORY',
  EXISTS: 'IS_A_FILE',
  NO_SPACE: 'QUOTA_EXCEEDED',
  TOO_MANY: 'ENDPOINT_ERROR',
  DISCONNECTED: 'GC_NOT_CONNECTED',
  UNREACHABLE: 'CONNECT_FAILED',
  FAILED: 'ENDPOINT_ERROR'
};

/** What a task tells of an error of the storage. */
export function faultOf(
  site: Site,
  command: string,
  path: string,
  { code, message }: StorageError
): Fault {
  return faultAt(site, command, path, CODES[code], message);
}

/** A fault, its details in the recorded form of the service. */
export function faultAt(
  { collection }: Site,
  command: string,
  path: string,
  code: string,
  message: string
): Fault {
  const { displayName, id } = collection;
  const details = `Error (${command})\nEndpoint: ${displayName} (${id})\nServer: 127.0.0.1:443\nFile: ${path}\nMessage: ${message}\n`;
  return { code, details };
}

/** What keeps somebody from a collection at all, in the recorded form. */
export function loginError(
  { displayName, id }: Collection,
  message: string,
  details?: string
): string {
  const more = details === undefined ? '' : `---\nDetails: ${details}\n`;
  return `Error (login)\nEndpoint: ${displayName} (${id})\nServer: 127.0.0.1:443\nMessage: ${message}\n${more}`;
}

/** Who isn't let in on a collection. Recorded of a session that is too weak. */
export function loginFailed(collection: Collection): string {
  return loginError(
    collection,
    'Login Failed',
    '530-Login incorrect. : GlobusError: v=1 c=LOGIN_DENIED\\r\\n530 End.\\r\\n'
  );
}

/** Do work on a collection; an error of its storage comes out as a step's. */
export async function onSite<T>(
  work: () => Promise<T>,
  toError: (error: StorageError) => StepError
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StorageError ? toError(error) : error;
  }
}
