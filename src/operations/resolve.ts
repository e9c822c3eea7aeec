import type { Collection } from '../engine/contract';
import { fail } from '../engine/contract';
import { alias } from './alias';
import { NotHere } from './here';
import type { Named, Names } from './names';
import {
  isRooted,
  onBase,
  pathBelow,
  readPlace,
  UnknownName,
  writePlace
} from './names';
import { createTimer } from './createTimer';
import type { Operation } from './perform';
import type { Side } from './places';
import { absolute } from './places';
import type { SyncLevel } from './transfer';
import { transfer } from './transfer';

type Arguments = Record<string, unknown>;

/** What places and their choices are looked up in. */
export interface Lookup {
  names: Names;
  /** What a transfer uses when it names none itself. */
  syncLevel?: SyncLevel;
  /** Looks for this server's disks, where `here:` is none that is known. */
  look?: () => Promise<unknown>;
}

/** Looks for collections by a text; rejects where it may not. */
export type FindCollections = (text: string) => Promise<Collection[]>;

/**
 * Turns arguments with places as people write them into an operation's own:
 * `place` into `collection` and `path`; `place` and `paths` below it; `from`
 * and `to` into `source`, `destination` and `items` below them. Everything
 * else is left for the check of the arguments.
 *
 * @throws GlobusError `bad-request` that names the argument; an
 *   {@link UnknownName} for a collection's name that nobody gave.
 */
export function resolvePlaces(
  operation: Operation<unknown, unknown>,
  args: unknown,
  lookup: Lookup
): unknown {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) {
    return args;
  }
  const given = args as Arguments;
  switch (operation.id) {
    case alias.id:
      return { ...given, ...meaning(given, lookup) };
    case transfer.id:
    case createTimer.id:
      return withSyncLevel(
        'from' in given || 'to' in given
          ? sent(operation.id, given, lookup)
          : given,
        lookup
      );
    default:
      return 'place' in given ? at(operation, given, lookup) : given;
  }
}

/** How many collections an unknown name is answered with. */
const OFFERED = 5;

/**
 * As {@link resolvePlaces}; an unknown name is answered with the collections
 * that are found by it, as lines that give them this name.
 */
export async function resolveOrOffer(
  operation: Operation<unknown, unknown>,
  args: unknown,
  lookup: Lookup,
  find: FindCollections
): Promise<unknown> {
  try {
    return resolvePlaces(operation, args, lookup);
  } catch (error) {
    const { look, ...rest } = lookup;
    if (error instanceof NotHere && look) {
      await look();
      return resolveOrOffer(operation, args, rest, find);
    }
    if (!(error instanceof UnknownName)) {
      throw error;
    }
    // Without leave to search the name is as unknown.
    const found = await find(error.unknown).catch(() => []);
    const lines = found
      .slice(0, OFFERED)
      .map(
        ({ id, name }) =>
          `\n%globus alias ${error.unknown}=${id}  # ${name.replace(/\s+/gu, ' ')}`
      );
    throw lines.length === 0
      ? error
      : new UnknownName(
          error.unknown,
          error.message,
          `\nFound by that text:${lines.join('')}`
        );
  }
}

function meaning({ place }: Arguments, { names }: Lookup): Arguments {
  return typeof place === 'string' && place !== ''
    ? { place: writePlace(readPlace(place, names)) }
    : {};
}

/** One place, and what lies below it where the operation takes several. */
function at(
  { id, schema }: Operation<unknown, unknown>,
  { place, paths, newPath, ...rest }: Arguments,
  { names }: Lookup
): Arguments {
  if ('collection' in rest || 'path' in rest) {
    throw bad(id, 'Give "place", or "collection" and "path"; not both.');
  }
  const named = readPlace(textOf(id, 'place', place), names);
  const takes = (name: string) =>
    Object.hasOwn(schema.properties as object, name);
  const needs = (name: string) =>
    ((schema.required ?? []) as string[]).includes(name);
  const found: Arguments = { ...rest, collection: named.collection };
  if (takes('paths')) {
    found.paths =
      paths === undefined
        ? [withPath(id, 'place', named, place).path]
        : Array.isArray(paths)
          ? paths.map(path => below(named, path))
          : paths;
  } else if (needs('path')) {
    found.path = withPath(id, 'place', named, place).path;
  } else if (takes('path') ? named.path !== '' : named.hasPath) {
    found.path = named.path;
  }
  if (newPath !== undefined) {
    found.newPath =
      typeof newPath === 'string' && isRooted(newPath)
        ? onBase(named.base, absolute(newPath))
        : newPath;
  }
  return found;
}

function sent(
  id: string,
  { from, to, items, recursive, ...rest }: Arguments,
  { names }: Lookup
): Arguments {
  if ('source' in rest || 'destination' in rest) {
    throw bad(id, 'Give "from" and "to", or "source" and "destination".');
  }
  const read = (name: string, value: unknown, side: Side) =>
    readPlace(textOf(id, name, value), names, side);
  const source = read('from', from, 'origin');
  const destination = read('to', to, 'destination');
  const ends = {
    ...rest,
    source: source.collection,
    destination: destination.collection
  };
  if (items === undefined) {
    const only = {
      source: withPath(id, 'source', source, from).path,
      destination: withPath(id, 'destination', destination, to).path,
      ...(recursive === undefined ? {} : { recursive })
    };
    return { ...ends, items: [only] };
  }
  if (recursive !== undefined) {
    throw bad(id, 'Give "recursive" with the items that need it.');
  }
  return {
    ...ends,
    items: Array.isArray(items)
      ? items.map((item: unknown) =>
          typeof item === 'object' && item !== null
            ? {
                ...item,
                source: below(source, (item as Arguments).source),
                destination: below(destination, (item as Arguments).destination)
              }
            : item
        )
      : items
  };
}

/** What came as a path, if it is one, below a place. */
function below(place: Named, path: unknown): unknown {
  return typeof path === 'string' && path !== ''
    ? pathBelow(place, path)
    : path;
}

function withSyncLevel(args: Arguments, { syncLevel }: Lookup): Arguments {
  return args.syncLevel === undefined && syncLevel !== undefined
    ? { ...args, syncLevel }
    : args;
}

function withPath(
  operation: string,
  name: string,
  place: Named,
  text: unknown
): Named {
  if (!place.hasPath) {
    throw bad(
      operation,
      `the ${name} "${String(text)}" has no path: write COLLECTION:PATH.`
    );
  }
  return place;
}

function textOf(operation: string, name: string, value: unknown): string {
  if (typeof value !== 'string') {
    throw bad(
      operation,
      `"${name}" ${value === undefined ? 'is missing' : 'must be a string'}.`
    );
  }
  return value;
}

function bad(operation: string, message: string): Error {
  return fail('bad-request', 'BadArguments', `${operation}: ${message}`);
}
