import { Hono } from 'hono';
import type { Context } from 'hono';
import { transferError } from '../errors.js';
import { stamped } from '../http/stamped.js';
import type { Identity } from '../identities.js';
import type { World } from '../world.js';
import { readJson } from './body.js';
import { authenticate, findEndpoint } from './caller.js';
import { asObject, flag, refuseUnknown, text } from './document.js';
import type { Document } from './document.js';
import { badRequest, onlyKnown, queryOf } from './parameters.js';

/** A place that somebody wants to find again. */
export interface Bookmark {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly endpointId: string;
  readonly path: string;
  readonly pinned: boolean;
}

const KNOWN = ['DATA_TYPE', 'id', 'name', 'endpoint_id', 'path', 'pinned'];

/** Everybody's bookmarks, by id, in the order they were made. */
export type Bookmarks = Map<string, Bookmark>;

/** Bookmarks: list, create, get, update, delete. */
export function bookmarkRoutes(world: World, bookmarks: Bookmarks): Hono {
  const app = new Hono();

  app.get('/v0.10/bookmark_list', context => {
    const { identity } = authenticate(world, context);
    onlyKnown(queryOf(context), []);
    return context.json({
      DATA_TYPE: 'bookmark_list',
      DATA: of(identity).map(bookmarkDocument)
    });
  });

  // The answer recorded (globus-sdk's tests against the service), its status
  // guessed.
  app.post('/v0.10/bookmark', async context => {
    const { identity } = authenticate(world, context);
    const doc = await readBookmark(context);
    const made: Bookmark = {
      id: crypto.randomUUID(),
      ownerId: identity.id,
      name: freeName(identity, text(doc, 'name')),
      endpointId: findEndpoint(world, text(doc, 'endpoint_id')).id,
      path: folder(doc),
      pinned: flag(doc, 'pinned') ?? false
    };
    bookmarks.set(made.id, made);
    return context.json(bookmarkDocument(made), 201);
  });

  app.get('/v0.10/bookmark/:id', context => {
    const { identity } = authenticate(world, context);
    onlyKnown(queryOf(context), []);
    return context.json(
      bookmarkDocument(find(identity, context.req.param('id')))
    );
  });

  // Documented (@globus/sdk): a name, and what else is to be changed. Guessed
  // that the collection stays.
  app.put('/v0.10/bookmark/:id', async context => {
    const { identity } = authenticate(world, context);
    const old = find(identity, context.req.param('id'));
    const doc = await readBookmark(context);
    const endpointId = doc.endpoint_id ?? old.endpointId;
    if (endpointId !== old.endpointId) {
      throw badRequest("Field 'endpoint_id' of a bookmark can't be changed");
    }
    const changed: Bookmark = {
      ...old,
      name:
        doc.name === undefined || doc.name === old.name
          ? old.name
          : freeName(identity, text(doc, 'name')),
      path: doc.path === undefined ? old.path : folder(doc),
      pinned: flag(doc, 'pinned') ?? old.pinned
    };
    bookmarks.set(old.id, changed);
    return context.json(bookmarkDocument(changed));
  });

  // Recorded.
  app.delete('/v0.10/bookmark/:id', context => {
    const { identity } = authenticate(world, context);
    onlyKnown(queryOf(context), []);
    const { id } = find(identity, context.req.param('id'));
    bookmarks.delete(id);
    const result = {
      DATA_TYPE: 'result',
      code: 'Deleted',
      message: `Bookmark '${id}' deleted successfully`
    };
    return context.json(stamped(context, result));
  });

  function of({ id }: Identity): Bookmark[] {
    return [...bookmarks.values()].filter(b => b.ownerId === id);
  }

  function find(owner: Identity, id: string): Bookmark {
    const found = bookmarks.get(id.toLowerCase());
    if (found?.ownerId !== owner.id) {
      // Code and status recorded (globus-sdk's tests), words guessed.
      throw transferError(404, 'BookmarkNotFound', `No such bookmark '${id}'`);
    }
    return found;
  }

  // Documented (Transfer API, "Collection Bookmarks"): a name is free once and
  // has no newline. Read in globus-cli: at most 128 characters, no space at
  // either end; capitals make a difference. How the service refuses is guessed.
  function freeName(owner: Identity, name: string): string {
    if (name !== name.trim() || name.length > 128 || /[\r\n]/.test(name)) {
      throw badRequest(
        'Invalid bookmark name: at most 128 characters, no newline, no space at either end'
      );
    }
    if (of(owner).some(b => b.name === name)) {
      throw transferError(
        409,
        'Conflict',
        `A bookmark with name '${name}' already exists`
      );
    }
    return name;
  }

  return app;
}

async function readBookmark(context: Context): Promise<Document> {
  const doc = asObject(await readJson(context), 'bookmark document');
  refuseUnknown(doc, KNOWN, 'bookmark field');
  return doc;
}

/** The folder of a bookmark. Documented: it must end in a slash. */
function folder(doc: Document): string {
  const path = text(doc, 'path');
  if (!path.endsWith('/')) {
    throw badRequest("Field 'path' of a bookmark must end with '/'");
  }
  return path;
}

/** Recorded. */
function bookmarkDocument(bookmark: Bookmark): Record<string, unknown> {
  return {
    DATA_TYPE: 'bookmark',
    endpoint_id: bookmark.endpointId,
    id: bookmark.id,
    name: bookmark.name,
    path: bookmark.path,
    pinned: bookmark.pinned
  };
}
