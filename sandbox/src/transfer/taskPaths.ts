import { Hono } from 'hono';
import type { World } from '../world.js';
import { authenticate } from './caller.js';
import { onlyKnown, wholeNumber } from './parameters.js';
import type { SkippedError, Transferred } from './taskHistory.js';
import type { TaskStore } from './taskStore.js';
import { taskTime } from './time.js';

// Guessed: how many there are in an answer, and that a marker counts them.
const PAGE = 1000;

/** What became of each path of a task, a page at a time. */
export function taskPathRoutes(world: World, tasks: TaskStore): Hono {
  const app = new Hono();

  app.get('/v0.10/task/:id/successful_transfers', context => {
    const { identity } = authenticate(world, context);
    const { history } = tasks.find(identity, context.req.param('id'));
    return context.json({
      DATA_TYPE: 'successful_transfers',
      ...page(context.req.url, history.transferred, transferredDocument)
    });
  });

  app.get('/v0.10/task/:id/skipped_errors', context => {
    const { identity } = authenticate(world, context);
    const { history } = tasks.find(identity, context.req.param('id'));
    return context.json({
      DATA_TYPE: 'skipped_errors',
      ...page(context.req.url, history.skipped, skippedDocument)
    });
  });

  return app;
}

// Documented (@globus/sdk, globus_sdk.testing): markers are numbers, the next
// one null at the end.
function page<T>(
  url: string,
  all: readonly T[],
  toDocument: (item: T) => unknown
): Record<string, unknown> {
  const query = new URL(url).searchParams;
  onlyKnown(query, ['marker']);
  const marker = wholeNumber(query, 'marker', 0, Number.MAX_SAFE_INTEGER);
  const next = marker + PAGE;
  return {
    DATA: all.slice(marker, next).map(toDocument),
    marker,
    next_marker: next < all.length ? next : null
  };
}

// Keys documented (@globus/sdk).
function transferredDocument(file: Transferred): Record<string, unknown> {
  return {
    DATA_TYPE: 'successful_transfer',
    checksum: file.checksum?.digest ?? null,
    checksum_algorithm: file.checksum?.algorithm ?? null,
    destination_path: file.destinationPath,
    dynamic: false,
    size: file.size,
    source_path: file.sourcePath
  };
}

// Recorded.
function skippedDocument(error: SkippedError): Record<string, unknown> {
  return {
    DATA_TYPE: 'skipped_error',
    checksum_algorithm: error.checksumAlgorithm,
    destination_path: error.destinationPath,
    error_code: error.code,
    error_details: error.details,
    error_time: taskTime(error.time),
    external_checksum: error.externalChecksum,
    is_delete_destination_extra: false,
    is_directory: error.isDirectory,
    is_symlink: false,
    source_path: error.sourcePath
  };
}
