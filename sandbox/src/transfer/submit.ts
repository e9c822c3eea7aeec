import { Hono } from 'hono';
import { transferError } from '../errors.js';
import { stamped } from '../http/stamped.js';
import type { World } from '../world.js';
import { readJson } from './body.js';
import {
  authenticate,
  requireConsent,
  sessionRefusal,
  sessionSuffices
} from './caller.js';
import type { Caller } from './caller.js';
import { badRequest, onlyKnown, queryOf } from './parameters.js';
import { readDelete } from './deleteDocument.js';
import type { Task, TaskRequest } from './task.js';
import { readTransfer } from './transferDocument.js';
import type { TaskStore } from './taskStore.js';

// Unconfirmed: a user may have 100 unfinished tasks.
const MOST_PENDING = 100;

/** Submission ids, and transfers and deletes under them: exactly once. */
export function submitRoutes(world: World, tasks: TaskStore): Hono {
  const app = new Hono();

  app.get('/v0.10/submission_id', context => {
    authenticate(world, context);
    onlyKnown(queryOf(context), []);
    return context.json({
      DATA_TYPE: 'submission_id',
      value: crypto.randomUUID()
    });
  });

  for (const [route, read] of [
    ['/v0.10/transfer', readTransfer],
    ['/v0.10/delete', readDelete]
  ] as const) {
    app.post(route, async context => {
      const caller = authenticate(world, context);
      const request = read(world, await readJson(context));
      const earlier = tasks.submitted(caller.identity, request.submissionId);
      if (earlier) {
        // Recorded (globus-sdk's tests against the service): a resend gets the
        // task that there is.
        const document = result(earlier, 'Duplicate');
        return context.json(stamped(context, document), 200);
      }
      mustBeAllowed(world, tasks, caller, request);
      const document = result(tasks.add(caller, request), 'Accepted');
      return context.json(stamped(context, document), 202);
    });
  }

  return app;
}

/**
 * Make sure that a task may be taken on now.
 *
 * @throws ServiceError the service's refusal
 */
export function mustBeAllowed(
  world: World,
  tasks: TaskStore,
  caller: Caller,
  request: TaskRequest
): void {
  mustBePermitted(world, caller, request);
  if (tasks.sameUnfinished(caller.identity, request)) {
    // Documented; it doesn't name the other task. The words for a delete are
    // guessed.
    throw transferError(
      409,
      'Conflict',
      `A ${request.type.toLowerCase()} with identical paths has not yet completed`
    );
  }
  if (tasks.unfinished(caller.identity).length >= MOST_PENDING) {
    throw transferError(
      403,
      'PermissionDenied',
      `There may be ${MOST_PENDING} unfinished tasks at most`
    );
  }
}

/**
 * Make sure of the places of a task, and that its user may act there.
 *
 * @throws ServiceError the service's refusal
 */
export function mustBePermitted(
  world: World,
  caller: Caller,
  request: TaskRequest
): void {
  const places =
    request.type === 'TRANSFER'
      ? [request.source, request.destination]
      : [request.source];
  for (const place of places) {
    if (place.entityType === 'GCSv5_endpoint') {
      throw badRequest(
        `Endpoint '${place.id}' is not a collection; it can't take part in a task`
      );
    }
  }
  requireConsent(world, caller, places);
  const weak = places.find(place => !sessionSuffices(world, caller, place));
  if (weak) {
    throw sessionRefusal(world, weak, 403, 'ExternalError');
  }
}

// Recorded (the link as the service has it); the wording for a resend is guessed.
function result(
  task: Task,
  code: 'Accepted' | 'Duplicate'
): Record<string, unknown> {
  const kind = task.request.type.toLowerCase();
  return {
    DATA_TYPE: `${kind}_result`,
    code,
    message:
      code === 'Accepted'
        ? `The ${kind} has been accepted and a task has been created and queued for execution`
        : `This ${kind} has been submitted before; the task exists`,
    submission_id: task.request.submissionId,
    task_id: task.id,
    task_link: {
      DATA_TYPE: 'link',
      href: `task/${task.id}?format=json`,
      rel: 'related',
      resource: 'task',
      title: 'related task'
    }
  };
}
