import { Hono } from 'hono';
import { transferError } from '../errors.js';
import { stamped } from '../http/stamped.js';
import type { World } from '../world.js';
import { authenticate } from './caller.js';
import type { Caller } from './caller.js';
import { badRequest, onlyKnown, parameter, wholeNumber } from './parameters.js';
import type { Task } from './task.js';
import { taskDocument } from './taskDocument.js';
import { taskFilter, taskOrder } from './taskFilter.js';
import type { TaskStore } from './taskStore.js';
import { taskTime } from './time.js';

const MOST = 1000;

/** Tasks: one, all, their events, their cancelling. */
export function taskRoutes(world: World, tasks: TaskStore): Hono {
  const app = new Hono();

  app.get('/v0.10/task/:id', context => {
    const caller = authenticate(world, context);
    const task = findTask(tasks, caller, context.req.param('id'));
    return context.json(taskDocument(task));
  });

  app.get('/v0.10/task_list', context => {
    const caller = authenticate(world, context);
    const query = new URL(context.req.url).searchParams;
    // The usual limit is documented as 10, the most as 1000.
    const filters = [...query.keys()].filter(key => key.startsWith('filter'));
    onlyKnown(query, ['limit', 'offset', 'orderby', 'fields', ...filters]);
    const limit = wholeNumber(query, 'limit', 10, MOST);
    const offset = wholeNumber(query, 'offset', 0, Number.MAX_SAFE_INTEGER);
    const found = tasks.of(caller.identity).filter(taskFilter(query));
    const fields = parameter(query, 'fields')?.split(',');
    const order = taskOrder(query);
    const sorted = order ? found.sort(order) : found;
    return context.json({
      DATA_TYPE: 'task_list',
      ...pageOf(sorted, limit, offset, task => only(fields, taskDocument(task)))
    });
  });

  app.get('/v0.10/task/:id/event_list', context => {
    const caller = authenticate(world, context);
    const task = findTask(tasks, caller, context.req.param('id'));
    const query = new URL(context.req.url).searchParams;
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

  app.post('/v0.10/task/:id/cancel', context => {
    const caller = authenticate(world, context);
    const task = findTask(tasks, caller, context.req.param('id'));
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

  return app;
}

// Documented (Transfer API, "Limiting Result Fields").
function only(
  fields: readonly string[] | undefined,
  document: Record<string, unknown>
): Record<string, unknown> {
  return fields
    ? Object.fromEntries(
        Object.entries(document).filter(([name]) => fields.includes(name))
      )
    : document;
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

function findTask(tasks: TaskStore, { identity }: Caller, id: string): Task {
  const task = tasks.get(identity, id);
  if (!task) {
    // Documented: one of two codes.
    throw transferError(404, 'TaskNotFound', `No task with id '${id}'`);
  }
  return task;
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
