import type { Collection } from '../collections.js';
import { isVisible } from '../collections.js';
import { transferError } from '../errors.js';
import { StorageError } from '../storage/storage.js';
import type { World } from '../world.js';
import { requireConsent, sessionRefusal, sessionSuffices } from './caller.js';
import type { Caller } from './caller.js';
import { isMapped, mustBeMapped } from './localUser.js';
import { Site } from './site.js';
import { loginFailed } from './stepError.js';
import type { TaskStore } from './taskStore.js';

/** What can be done on a collection at once, without a task. */
export type Operation = 'list' | 'stat' | 'mkdir' | 'rename';

// Of listings documented; of the others by analogy (guessed).
const FAILED: Readonly<Record<Operation, string>> = {
  list: 'ExternalError.DirListingFailed',
  stat: 'ExternalError.StatFailed',
  mkdir: 'ExternalError.MkdirFailed',
  rename: 'ExternalError.RenameFailed'
};

const COMMANDS: Readonly<Record<Operation, string>> = {
  list: 'MLSD',
  stat: 'MLST',
  mkdir: 'MKD',
  rename: 'RNFR'
};

/** A collection as a caller meets it. */
export function visit(
  world: World,
  tasks: TaskStore,
  { identity }: Caller,
  collection: Collection
): Site {
  const hasMoved = (): boolean => tasks.hasMoved(collection);
  return new Site(world, collection, { identity, hasMoved });
}

/**
 * Make sure that there is something to act on: a collection, online, that
 * this caller may use with this session.
 *
 * @throws ServiceError the service's refusal
 */
export function mustBeUsable(
  world: World,
  caller: Caller,
  site: Site,
  operation: Operation,
  localUser?: string
): void {
  const { collection } = site;
  mustBeMapped(localUser, collection);
  if (collection.entityType === 'GCSv5_endpoint') {
    // Documented that it can't be browsed; code and wording guessed.
    throw transferError(
      400,
      'ClientError.BadRequest',
      `Endpoint '${collection.id}' is not a collection; operations are not supported on it`
    );
  }
  // Recorded: consent comes before the session.
  requireConsent(world, caller, [collection]);
  if (!isVisible(collection, caller.identity)) {
    // Guessed: that who has no part in a collection is refused so.
    throw transferError(
      403,
      'EndpointPermissionDenied',
      `Denied by endpoint, Error (${operation})\nEndpoint: ${describe(collection)}\nMessage: Permission denied\n`
    );
  }
  if (site.stands('paused')) {
    // Code documented (@globus/sdk); status and words guessed.
    throw transferError(
      409,
      'OperationPaused',
      `The operation is paused by the administrator of ${describe(collection)}`
    );
  }
  try {
    site.mustBeReachable();
  } catch (error) {
    throw error instanceof StorageError
      ? operationError(collection, operation, '', error)
      : error;
  }
  if (!sessionSuffices(world, caller, collection)) {
    throw sessionRefusal(world, collection, 502, FAILED[operation]);
  }
  if (!isMapped(localUser, caller.identity)) {
    // Guessed: as a session that is too weak, which asking doesn't mend.
    throw transferError(
      502,
      `${FAILED[operation]}.LoginFailed`,
      `Command Failed: ${loginFailed(collection)}`
    );
  }
}

/**
 * The refusal of an operation, in the recorded form of the service. Codes
 * documented of listings (Transfer API, "List Directory Contents"), recorded
 * of a stat (globus_sdk.testing), else guessed.
 */
export function operationError(
  collection: Collection,
  operation: Operation,
  path: string,
  { code, message }: StorageError
): Error {
  // A stat calls itself a listing. Recorded.
  const verb = operation === 'stat' ? 'list' : operation;
  const text = (lead: string): string =>
    `${lead}, Error (${verb})\nEndpoint: ${describe(collection)}\nServer: 127.0.0.1:443\nCommand: ${COMMANDS[operation]} ${path}\nMessage: ${message}\n`;
  const failed = (why: string): Error =>
    transferError(
      502,
      `${FAILED[operation]}${why}`,
      text('Command Failed').replace('Failed, Error', 'Failed: Error')
    );
  switch (code) {
    case 'NOT_FOUND':
      return operation === 'list'
        ? transferError(
            404,
            'ClientError.NotFound',
            text(`Directory '${path}' not found`)
          )
        : transferError(404, 'NotFound', text('Path not found'));
    case 'PERMISSION_DENIED':
      return transferError(
        403,
        'EndpointPermissionDenied',
        text('Denied by endpoint')
      );
    case 'NOT_A_DIRECTORY':
      return failed('.NotDirectory');
    case 'TOO_MANY':
      return failed('.SizeLimit');
    case 'EXISTS':
      // Read in others' code of a mkdir.
      return failed('.Exists');
    case 'DISCONNECTED':
      return failed('.GCDisconnected');
    case 'UNREACHABLE':
      return failed('.ConnectFailed');
    default:
      return failed('');
  }
}

function describe({ displayName, id }: Collection): string {
  return `${displayName} (${id})`;
}
