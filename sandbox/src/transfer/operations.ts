import { Hono } from 'hono';
import type { Context } from 'hono';
import { transferError } from '../errors.js';
import { stamped } from '../http/stamped.js';
import { StorageError } from '../storage/storage.js';
import type { StoragePath } from '../storage/storage.js';
import type { World } from '../world.js';
import { readJson } from './body.js';
import { authenticate, findEndpoint } from './caller.js';
import { asObject, optionalText, refuseUnknown, text } from './document.js';
import { fileDocument } from './ls.js';
import { mustBeUsable, operationError, visit } from './operation.js';
import type { Operation } from './operation.js';
import { badRequest, onlyKnown, parameter, queryOf } from './parameters.js';
import type { Site } from './site.js';
import type { TaskStore } from './taskStore.js';

/** Work on one path of a collection, and the service's refusal of it. */
type OnPath = <T>(
  path: string,
  work: (place: StoragePath, site: Site) => Promise<T>
) => Promise<T>;

const RENAME_FIELDS = ['DATA_TYPE', 'old_path', 'new_path', 'local_user'];

/** What is done at once: stat, mkdir, rename; and that links aren't made. */
export function operationRoutes(world: World, tasks: TaskStore): Hono {
  const app = new Hono();

  app.get('/v0.10/operation/endpoint/:id/stat', async context => {
    const query = queryOf(context);
    onlyKnown(query, ['path', 'local_user']);
    const localUser = parameter(query, 'local_user');
    const onPath = begin(context, 'stat', localUser);
    const path = parameter(query, 'path');
    if (path === undefined) {
      throw badRequest("Missing required parameter 'path'");
    }
    const found = await onPath(path, (place, site) => site.look(place));
    return context.json(fileDocument(found));
  });

  // The folder above must be there. Answer recorded (globus_sdk.testing), its
  // status guessed.
  app.post('/v0.10/operation/endpoint/:id/mkdir', async context => {
    authenticate(world, context);
    const doc = asObject(await readJson(context), 'mkdir document');
    refuseUnknown(doc, ['DATA_TYPE', 'path', 'local_user'], 'mkdir field');
    const localUser = optionalText(doc, 'local_user');
    const onPath = begin(context, 'mkdir', localUser);
    await onPath(text(doc, 'path'), (place, site) =>
      site.createDirectory(place)
    );
    const result = {
      DATA_TYPE: 'mkdir_result',
      code: 'DirectoryCreated',
      message: 'The directory was created successfully'
    };
    return context.json(stamped(context, result), 202);
  });

  // Answer recorded; guessed that nothing is replaced.
  app.post('/v0.10/operation/endpoint/:id/rename', async context => {
    authenticate(world, context);
    const doc = asObject(await readJson(context), 'rename document');
    refuseUnknown(doc, RENAME_FIELDS, 'rename field');
    const localUser = optionalText(doc, 'local_user');
    const onPath = begin(context, 'rename', localUser);
    const newPath = text(doc, 'new_path');
    const oldPath = text(doc, 'old_path');
    await onPath(oldPath, (from, site) => site.look(from));
    await onPath(oldPath, from =>
      onPath(newPath, (to, site) => site.rename(from, to))
    );
    const result = {
      DATA_TYPE: 'result',
      code: 'FileRenamed',
      message: 'File or directory renamed successfully'
    };
    return context.json(stamped(context, result));
  });

  // Recorded (globus-sdk's tests against the service) of a collection that can't
  // have links, as listings here say of each; words guessed.
  app.post('/v0.10/operation/endpoint/:id/symlink', context => {
    authenticate(world, context);
    const { id } = findEndpoint(world, context.req.param('id'));
    throw transferError(
      409,
      'NotSupported',
      `Endpoint '${id}' does not support symlinks`
    );
  });

  function begin(
    context: Context,
    operation: Operation,
    localUser: string | undefined
  ): OnPath {
    const caller = authenticate(world, context);
    const id = context.req.param('id') ?? '';
    const collection = findEndpoint(world, id);
    const site = visit(world, tasks, caller, collection);
    mustBeUsable(world, caller, site, operation, localUser);
    return async (path, work) => {
      try {
        const done = await work(site.resolve(path), site);
        tasks.noteUse(caller.identity, collection);
        return done;
      } catch (error) {
        if (error instanceof StorageError) {
          throw operationError(collection, operation, path, error);
        }
        throw error;
      }
    };
  }

  return app;
}
