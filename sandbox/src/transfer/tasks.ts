import { Hono } from 'hono';
import { transferError } from '../errors.js';
import { stamped } from '../http/stamped.js';
import type { World } from '../world.js';
import { readJson } from './body.js';
import { authenticate } from './caller.js';
import { asObject, refuseUnknown } from './document.js';
import {
  badRequest,
  limited,
  onlyKnown,
  parameter,
  queryOf,
  wholeNumber
} from './parameters.js';
import { pauseInfo } from './pauseRules.js';
import { readDeadline, readLabel } from './submission.js';
import { taskDocument } from './taskDocument.js';
import { taskFilter, taskOrder } from './taskFilter.js';
import type { TaskStore } from './taskStore.js';
import { taskTime } from './time.js';

const MOST = 1000;

/** Tasks: one, all, their events; changing, cancelling, removing them. */
export function taskRoutes(world: World, tasks: TaskStore): Hono {
  const app = new Hono();

  app.get('/v0.10/task/:id', context => {
    const caller = authenticate(world, context);
    const task = tasks.find(caller.identity, context.req.param('id'));
    const query = queryOf(context);
    onlyKnown(query, ['fields']);
    return context.json(limited(query)(taskDocument(task)));
  });

  app.get('/v0.10/task_list', context => {
    const caller = authenticate(world, context);
    const query = queryOf(context);
    // The usual limit is documented as 10, the most as 1000.
    const filters = [...query.keys()].filter(key => key.startsWith('filter'));
    onlyKnown(query, ['limit', 'offset', 'orderby', 'fields', ...filters]);
    const limit = wholeNumber(query, 'limit', 10, MOST);
    const offset = wholeNumber(query, 'offset', 0, Number.MAX_SAFE_INTEGER);
    const found = tasks.of(caller.identity).filter(taskFilter(query));
    const toDocument = limited(query);
    const order = taskOrder(query);
    const sorted = order ? found.sort(order) : found;
    return context.json({
      DATA_TYPE: 'task_list',
      ...pageOf(sorted, limit, offset, task => toDocument(taskDocument(task)))
    });
  });

  app.get('/v0.10/task/:id/event_list', context => {
    const caller = authenticate(world, context);
    const task = tasks.find(caller.identity, context.req.param('id'));
    const query = queryOf(context);
    onlyKnown(query, ['limit', 'offset', 'filter', 'filter_is_error']);
    const limit = wholeNumber(query, 'limit', 10, MOST);
    const offset = wholeNumber(query, 'offset', 0, Number.MAX_SAFE_INTEGER);
    const wanted = errorFilter(query);
    const found = task.events.all
      .filter(e => wanted === undefined || e.isError === wanted)
      .reverse();
    return context.json({
      DATA_TYPE: 'event_list',
      ...pageOf(found, limit, offset, event => ({
        DATA_TYPE: 'event',
        code: event.code,
        description: event.description,
        details: event.details,
        is_error: event.isError,
        time: taskTime(event.time)
      }))
    });
  });

  app.get('/v0.10/task/:id/pause_info', context => {
    const caller = authenticate(world, context);
    const task = tasks.find(caller.identity, context.req.param('id'));
    onlyKnown(queryOf(context), []);
    return context.json(pauseInfo(world, task));
  });

  // Answers recorded (globus-sdk's tests against the service): of both fields
  // changed, with a deadline in the past, and of a task that is done. Words
  // for one field alone guessed.
  app.put('/v0.10/task/:id', async context => {
    const caller = authenticate(world, context);
    const task = tasks.find(caller.identity, context.req.param('id'));
    const doc = asObject(await readJson(context), 'task document');
    refuseUnknown(doc, ['DATA_TYPE', 'label', 'deadline'], 'task field');
    const label = readLabel(doc.label);
    const deadline = readDeadline(doc.deadline);
    const changed = ['deadline', 'label'].filter(n => doc[n] !== undefined);
    if (changed.length === 0) {
      throw badRequest('Only the label and the deadline can be updated');
    }
    if (!task.isUnfinished) {
      throw transferError(
        409,
        'Conflict',
        'The task has completed and can not be updated'
      );
    }
    task.label = changed.includes('label') ? label : task.label;
    if (deadline !== null) {
      task.setDeadline(deadline);
      task.expireIfDue();
    }
    const result = {
      DATA_TYPE: 'result',
      code: 'Updated',
      message: `Updated task ${changed.join(' and ')} successfully`
    };
    return context.json(stamped(context, result));
  });

  app.post('/v0.10/task/:id/cancel', context => {
    const caller = authenticate(world, context);
    const task = tasks.find(caller.identity, context.req.param('id'));
    onlyKnown(queryOf(context), []);
    const done = !task.isUnfinished;
    if (!done) {
      task.cancel();
    }
    // Both recorded (globus-sdk's tests against the service).
    return context.json(
      stamped(context, {
        DATA_TYPE: 'result',
        code: done ? 'TaskComplete' : 'Canceled',
        message: done
          ? 'The task completed before the cancel request was processed.'
          : 'The task has been cancelled successfully.'
      })
    );
  });

  // Documented (Transfer API, "Remove task by id"; @globus/sdk) is the route
  // alone. Guessed: that a task must have ended, the refusal (as of an update,
  // which must come earlier), and the answer (in the form of a cancel's).
  app.post('/v0.10/task/:id/remove', context => {
    const caller = authenticate(world, context);
    const task = tasks.find(caller.identity, context.req.param('id'));
    onlyKnown(queryOf(context), []);
    if (task.isUnfinished) {
      throw transferError(
        409,
        'Conflict',
        'The task has not completed and can not be removed'
      );
    }
    tasks.remove(task);
    return context.json(
      stamped(context, {
        DATA_TYPE: 'result',
        code: 'Removed',
        message: 'The task has been removed successfully.'
      })
    );
  });

  return app;
}

// Read in globus-cli: `filter=is_error:1`, and an empty one for all.
function errorFilter(query: URLSearchParams): boolean | undefined {
  const old = parameter(query, 'filter_is_error');
  const text = parameter(query, 'filter') ?? (old && `is_error:${old}`);
  if (text === undefined) {
    return undefined;
  }
  if (!/^is_error:[01]$/.test(text)) {
    throw badRequest(`Invalid filter '${text}'`);
  }
  return text.endsWith('1');
}

/** A page of a list, with what lists say of themselves (recorded). */
function pageOf<T>(
  all: readonly T[],
  limit: number,
  offset: number,
  toDocument: (item: T) => unknown
) {
  const page = all.slice(offset, offset + limit);
  return {
    DATA: page.map(toDocument),
    length: page.length,
    limit,
    offset,
    total: all.length
  };
}
