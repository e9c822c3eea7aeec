import type { FileDocument } from '../engine/contract';
import { commonFolder } from '../engine/contract';
import type { Operation } from './perform';
import type { Place } from './places';
import { path, takes, uuid } from './schemas';
import { summaryOf } from './words';

/** A file or folder. Sizes are bytes, times ISO 8601. */
export interface FileEntry {
  name: string;
  type: string;
  size: number | null;
  modified: string | null;
  linkTarget: string | null;
  /** Octal, such as `0644`; null where the service says none, as below. */
  permissions: string | null;
  user: string | null;
  group: string | null;
}

/** Returns one file or folder. */
export const stat: Operation<Place, FileEntry> = {
  id: 'stat',
  summary: summaryOf('stat'),
  schema: takes({
    collection: uuid('collection'),
    path: path('Path of the file or folder')
  }),
  action: () => ({ right: 'read' }),
  run: async ({ engine }, place) =>
    toEntry(await engine.stat(place.collection, place.path))
};

/** Returns where the new folder is. */
export const makeDirectory: Operation<Place, Place> = {
  id: 'make-directory',
  summary: summaryOf('make-directory'),
  schema: takes({
    collection: uuid('collection'),
    path: path('Path of the new folder; the folder above must be there')
  }),
  action: destination => ({
    right: 'change',
    source: null,
    destination,
    mayOverwrite: false
  }),
  run: async ({ engine }, place) => {
    await engine.makeDirectory(place.collection, place.path);
    return place;
  }
};

export interface RenameArguments extends Place {
  /** Where it is to be, on the same collection. */
  newPath: string;
}

/** Returns from where to where; refused where there is something already. */
export const rename: Operation<RenameArguments, RenameArguments> = {
  id: 'rename',
  summary: summaryOf('rename'),
  schema: takes({
    collection: uuid('collection'),
    path: path('Path of the file or folder'),
    newPath: path('Its new path; nothing may be there')
  }),
  action: ({ collection, path: old, newPath }) => ({
    right: 'change',
    source: null,
    destination: { collection, path: commonFolder([old, newPath]) },
    mayOverwrite: false
  }),
  run: async ({ engine }, args) => {
    await engine.rename(args.collection, args.path, args.newPath);
    return args;
  }
};

function toEntry(file: FileDocument): FileEntry {
  const { last_modified: modified } = file;
  return {
    name: file.name,
    type: file.type,
    size: file.size,
    modified:
      modified === null
        ? null
        : new Date(modified.replace(' ', 'T')).toISOString(),
    linkTarget: file.link_target ?? null,
    permissions: file.permissions ?? null,
    user: file.user ?? null,
    group: file.group ?? null
  };
}
