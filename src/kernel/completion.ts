import type { ListingColumns } from '../engine/contract';
import type { Context } from '../operations/context';
import type { Completion } from '../operations/grammar/complete';
import { completionAt } from '../operations/grammar/complete';
import { hereOf } from '../operations/here';
import { quotedIn } from '../operations/grammar/partial';
import { Listing } from '../operations/listing';
import type { NotebookNames, Names } from '../operations/names';
import { HERE, knownNames, pathBelow, readPlace } from '../operations/names';
import { formatPlace } from '../operations/places';
import { safeText } from '../operations/safeText';
import { whoIsIn } from '../operations/session';

/** What can stand at a cursor, instead of what is between start and end. */
export interface Completions {
  start: number;
  end: number;
  items: { label: string; insertText: string; type: string }[];
}

/** A text that can stand there, and how the list names it. */
interface Candidate {
  text: string;
  label?: string;
  type: string;
}

/** How long the list waits for Globus; JupyterLab drops what takes a second. */
const PATIENCE = 900;

/** How long a listing serves, and how many are kept. */
const FRESH = 30_000;
const KEPT = 20;

/** How many entries of a folder are offered; more letters find the others. */
const OFFERED = 200;

/**
 * Completes `%globus` lines for the person who types. It reads as that person,
 * asks nothing, and where it may not read, is signed out or has to wait, it
 * offers less.
 */
export class Completer {
  constructor(private readonly _context: Context) {}

  async complete(
    cell: string,
    cursor: number,
    notebook: NotebookNames | null,
    path = ''
  ): Promise<Completions> {
    const at = completionAt(cell, cursor);
    const names = {
      notebook,
      settings: this._context.defaults().collections,
      here: hereOf(this._context.disks, path, () => [])
    };
    const candidates = at ? await this._candidates(at, names) : [];
    const { start = cursor, quote = '' } = at ?? {};
    return {
      start,
      end: cursor,
      items: candidates
        // A name that looks like another is chosen with open eyes, elsewhere.
        .filter(({ text }) => safeText(text) === text)
        .map(({ text, label, type }) => {
          const insertText = quotedIn(quote, text);
          return { label: safeText(label ?? insertText), insertText, type };
        })
    };
  }

  private async _candidates(
    { wanted, fragment }: Completion,
    names: Names
  ): Promise<Candidate[]> {
    const begins = ({ text, label = text }: Candidate) =>
      text.startsWith(fragment) || label.startsWith(fragment);
    switch (wanted.kind) {
      case 'texts':
        return wanted.texts
          .map(text => ({ text, type: 'keyword' }))
          .filter(begins);
      case 'collection': {
        const end = wanted.withPath ? ':' : '';
        const { mounts = [] } = this._context.disks.get() ?? {};
        const here = mounts.length > 0 ? [HERE] : [];
        const known = [...knownNames(names).keys(), ...here].map(name => ({
          text: name + end,
          type: 'collection'
        }));
        const marked = wanted.withPath ? await this._bookmarks() : [];
        return [...known, ...marked].filter(begins);
      }
      case 'bookmark':
        return (await this._bookmarks())
          .map(({ label, type }) => ({ text: label!, type }))
          .filter(begins);
      case 'timer':
        return ((await this._soon('timers', engine => engine.timers())) ?? [])
          .map(({ job_id: text, name }) => ({
            text,
            label: name ?? text,
            type: 'timer'
          }))
          .filter(begins);
      case 'path':
        return this._paths(wanted.place, wanted.folder, fragment, names);
    }
  }

  /** Bookmarks as places; none where they can't be had. */
  private async _bookmarks(): Promise<Candidate[]> {
    const bookmarks = await this._soon('bookmarks', engine =>
      engine.bookmarks()
    );
    return (bookmarks ?? []).map(({ name, endpoint_id, path }) => ({
      text: formatPlace({ collection: endpoint_id, path }),
      label: name,
      type: 'bookmark'
    }));
  }

  private async _paths(
    text: string,
    folder: string,
    fragment: string,
    names: Names
  ): Promise<Candidate[]> {
    let place;
    let path: string;
    try {
      if (text.startsWith(`${HERE}:`)) {
        await this._inTime(this._context.disks.look());
      }
      place = readPlace(text, names);
      path = pathBelow(place, folder || (place.hasPath ? '' : '/'));
    } catch {
      // Running the line says what is wrong with it.
      return [];
    }
    const { collection } = place;
    const showHidden = fragment.startsWith('.');
    const columns = await this._soon<ListingColumns>(
      JSON.stringify([collection, path, showHidden]),
      engine => engine.list(collection, path, showHidden)
    );
    const listing = columns && new Listing(columns);
    const found: Candidate[] = [];
    for (let row = 0; row < (listing?.count ?? 0); row++) {
      const name = listing!.name(row);
      if (name.startsWith(fragment)) {
        const isFolder = listing!.kind(row) === 'dir';
        found.push({
          text: isFolder ? `${name}/` : name,
          type: isFolder ? 'folder' : 'file'
        });
        if (found.length === OFFERED) {
          break;
        }
      }
    }
    return found;
  }

  /**
   * What Globus answers, if it does in time and someone is signed in; null
   * otherwise. What comes late serves the next time.
   */
  private async _soon<T>(
    key: string,
    ask: (engine: Context['engine']) => Promise<T>
  ): Promise<T | null> {
    const { engine } = this._context;
    const who = (await whoIsIn(engine))?.sub;
    if (who === undefined) {
      return null;
    }
    const whose = `${who} ${key}`;
    const now = Date.now();
    let entry = this._asked.get(whose);
    if (!entry || now - entry.since > FRESH) {
      // Refused, as for want of consent: the line itself asks for it.
      const answer = ask(engine).catch(() => {
        this._asked.delete(whose);
        return null;
      });
      entry = { since: now, answer };
      this._asked.delete(whose);
      this._asked.set(whose, entry);
      if (this._asked.size > KEPT) {
        this._asked.delete(this._asked.keys().next().value!);
      }
    }
    return this._inTime(entry.answer as Promise<T | null>);
  }

  private async _inTime<T>(answer: Promise<T>): Promise<T | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>(resolve => {
      timer = setTimeout(() => resolve(null), PATIENCE);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private readonly _asked = new Map<
    string,
    { since: number; answer: Promise<unknown> }
  >();
}
