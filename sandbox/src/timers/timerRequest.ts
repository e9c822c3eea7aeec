import { ServiceError, notImplemented } from '../errors.js';
import { mustBePermitted } from '../transfer/submit.js';
import type { Caller } from '../transfer/caller.js';
import { readTransfer } from '../transfer/transferDocument.js';
import type { TransferRequest } from '../transfer/transferDocument.js';
import type { World } from '../world.js';
import { authRequirement, invalid, requirementError } from './refusals.js';
import { asDocument, readSchedule } from './schedule.js';
import type { TimerWish } from './timer.js';

type Document = Readonly<Record<string, unknown>>;

/**
 * Read the body of `POST /v2/timer`.
 *
 * @throws ServiceError 422 where the service refuses, 501 for other timers
 * than transfers
 */
export function readTimer(world: World, document: unknown): TimerWish {
  const where = 'body.timer';
  const timer = asDocument(asDocument(document, 'body').timer, where);
  if (timer.timer_type === 'flow') {
    throw notImplemented("timers of timer_type 'flow'");
  }
  if (timer.timer_type !== 'transfer') {
    throw invalid(`${where}.timer_type`, "must be 'transfer' or 'flow'");
  }
  const body = asDocument(timer.body, `${where}.body`);
  return {
    name: readName(timer.name, `${where}.name`),
    schedule: readSchedule(timer.schedule, world.clock.now()),
    body,
    request: readBody(world, body)
  };
}

/** @throws ServiceError 422 */
export function readName(value: unknown, where: string): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value !== 'string') {
    throw invalid(where, 'must be a text');
  }
  return value;
}

/**
 * Make sure that a transfer by Timers may be had.
 *
 * @param caller - as whom the transfers are
 * @throws ServiceError 403, with what the user must allow or do
 */
export function mustBePossible(
  world: World,
  caller: Caller,
  request: TransferRequest
): void {
  try {
    mustBePermitted(world, caller, request);
  } catch (error) {
    const needed = error instanceof ServiceError && authRequirement(error);
    throw needed ? requirementError(needed) : asInvalid(error);
  }
}

// Documented (globus-sdk): without a submission id. Guessed: that one is
// refused, and what else is wrong as everything else is.
function readBody(world: World, body: Document): TransferRequest {
  if (body.submission_id !== undefined) {
    throw invalid('body.timer.body.submission_id', 'is not permitted here');
  }
  try {
    return readTransfer(world, {
      DATA_TYPE: 'transfer',
      ...body,
      submission_id: crypto.randomUUID()
    });
  } catch (error) {
    throw asInvalid(error);
  }
}

function asInvalid(error: unknown): unknown {
  return error instanceof ServiceError && error.status !== 501
    ? invalid('body.timer.body', String(error.document.message))
    : error;
}
