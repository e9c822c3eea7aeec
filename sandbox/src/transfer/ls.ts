import { Hono } from 'hono';
import { StorageError } from '../storage/storage.js';
import type { Entry } from '../storage/storage.js';
import type { World } from '../world.js';
import { authenticate, findEndpoint } from './caller.js';
import { amount, oneOf, patterns, readFilter, timeRange } from './filters.js';
import type { Clause, Test } from './filters.js';
import { mustBeUsable, operationError, visit } from './operation.js';
import {
  badRequest,
  onlyKnown,
  ordering,
  parameter,
  queryOf,
  wholeNumber
} from './parameters.js';
import type { Site } from './site.js';
import type { TaskStore } from './taskStore.js';
import { fileTime } from './time.js';

// Documented (Transfer API, "List Directory Contents").
const MOST_ENTRIES = 100_000;
const PARAMETERS = [
  'path',
  'show_hidden',
  'limit',
  'offset',
  'orderby',
  'filter',
  'local_user'
];

/** Directory listings. */
export function lsRoutes(world: World, tasks: TaskStore): Hono {
  const app = new Hono();

  app.get('/v0.10/operation/endpoint/:id/ls', async context => {
    const caller = authenticate(world, context);
    const collection = findEndpoint(world, context.req.param('id'));
    const query = queryOf(context);
    onlyKnown(query, PARAMETERS);
    const limit = wholeNumber(query, 'limit', MOST_ENTRIES, MOST_ENTRIES);
    const offset = wholeNumber(query, 'offset', 0, Number.MAX_SAFE_INTEGER);
    // Documented: the default order is type, name.
    const compare = ordering(
      parameter(query, 'orderby') ?? 'type,name',
      FIELDS
    );
    const isWanted = lsFilter(query.getAll('filter'));
    const site = visit(world, tasks, caller, collection);
    mustBeUsable(world, caller, site, 'list', parameter(query, 'local_user'));
    const path =
      parameter(query, 'path') ?? collection.defaultDirectory ?? '/~/';
    const hidden = showHidden(parameter(query, 'show_hidden'));
    const found = (await list(site, path))
      .filter(entry => hidden || !entry.name.startsWith('.'))
      .filter(isWanted)
      .sort(compare);
    tasks.noteUse(caller.identity, collection);
    const page = found.slice(offset, offset + limit);
    return context.json({
      DATA_TYPE: 'file_list',
      DATA: page.map(fileDocument),
      absolute_path: null,
      endpoint: collection.id,
      length: page.length,
      path: path.endsWith('/') ? path : `${path}/`,
      rename_supported: true,
      symlink_supported: false,
      total: found.length
    });
  });

  return app;
}

// Documented (globus-cli): all fields of a file. Guessed: what has none of a
// link comes first.
const FIELDS: Readonly<Record<string, (entry: Entry) => string | number>> = {
  name: e => e.name,
  type: e => e.type,
  size: e => e.size,
  last_modified: e => e.modified,
  permissions: e => e.permissions,
  user: e => e.user,
  group: e => e.group,
  link_target: e => e.link?.target ?? '',
  link_size: e => e.link?.size ?? -1,
  link_last_modified: e => e.link?.modified ?? -1,
  link_user: e => e.link?.user ?? '',
  link_group: e => e.link?.group ?? ''
};

// Names documented in globus-sdk's tests and docs; that capitals make a
// difference is guessed.
const FILTERS: Readonly<Record<string, Clause<Entry>>> = {
  name: patterns(e => e.name),
  type: oneOf(e => e.type),
  size: amount(e => e.size),
  last_modified: timeRange(e => e.modified),
  permissions: oneOf(e => e.permissions),
  user: patterns(e => e.user),
  group: patterns(e => e.group)
};

/** Read in globus-cli: of several filters, one must let an entry pass. */
function lsFilter(filters: readonly string[]): Test<Entry> {
  const tests = filters
    .filter(filter => filter !== '')
    .map(filter => readFilter(filter, FILTERS, 'listing'));
  return entry => tests.length === 0 || tests.some(test => test(entry));
}

function showHidden(text: string | undefined): boolean {
  // Documented: true unless it is said otherwise.
  if (text === undefined || /^(1|true)$/i.test(text)) {
    return true;
  }
  if (/^(0|false)$/i.test(text)) {
    return false;
  }
  throw badRequest(`Invalid value for show_hidden: '${text}'`);
}

async function list(site: Site, path: string): Promise<Entry[]> {
  try {
    const place = site.resolve(path);
    const entries = await site.list(place, MOST_ENTRIES);
    // At the top lies the shortcut for whoever looks at the folder itself.
    return place.length === 1 ? entries.filter(e => e.name !== '~') : entries;
  } catch (error) {
    if (error instanceof StorageError) {
      throw operationError(site.collection, 'list', path, error);
    }
    throw error;
  }
}

/** A file or folder. Recorded. */
export function fileDocument(entry: Entry): Record<string, unknown> {
  const { link } = entry;
  return {
    DATA_TYPE: 'file',
    group: entry.group,
    last_modified: fileTime(entry.modified),
    link_group: link?.group ?? null,
    link_last_modified: link ? fileTime(link.modified) : null,
    link_size: link?.size ?? null,
    link_target: link?.target ?? null,
    link_user: link?.user ?? null,
    name: entry.name,
    permissions: entry.permissions,
    size: entry.size,
    type: entry.type,
    user: entry.user
  };
}
