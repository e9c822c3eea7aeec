import type { Failure } from '../engine/contract';
import { fail, GlobusError } from '../engine/contract';
import type { Disks, DisksState } from './disks';
import { placeIn } from './disks';
import type { Place } from './places';

/**
 * What `here:` means: where something on this server's disk is. A path goes
 * from the folder of the notebook, as it does in its kernel; with a slash
 * first from JupyterLab's top folder.
 *
 * @throws GlobusError `bad-request`; {@link NotHere} where no disk is known.
 */
export type Here = (path: string) => Place;

/** No disk is known that has the file; another look may find one. */
export class NotHere extends GlobusError {
  constructor(path: string, why: string) {
    super(
      fail(
        'bad-request',
        'NotHere',
        `here:${path} is on no collection that is known. ${why}`.trim()
      ).failure
    );
  }
}

/**
 * @param notebook - The path of the notebook or console, as JupyterLab has it.
 * @param say - Tells what is missing.
 */
export function hereOf(
  disks: Disks,
  notebook: string,
  say: (state: DisksState) => string[]
): Here {
  return path => {
    if (path.startsWith('~') || `/${path}/`.includes('/../')) {
      throw fail(
        'bad-request',
        'BadPlace',
        `"here:${path}" is no place: write here:FOLDER/FILE from the notebook’s folder, or here:/FOLDER/FILE from JupyterLab’s top folder.`
      );
    }
    const own = disks.local(notebook);
    const folder = own?.slice(0, own.lastIndexOf('/') + 1);
    const whole = path.startsWith('/')
      ? path
      : folder === undefined
        ? null
        : folder + path;
    const state = disks.get();
    const place = whole !== null && state && placeIn(state.mounts, whole);
    if (!place) {
      throw new NotHere(path, state ? say(state).join(' ') : '');
    }
    return place;
  };
}

/** What a person can give so that a disk is known; null where nothing. */
export function lackOf({ notes }: DisksState): Failure | null {
  for (const note of notes) {
    if (
      note.what === 'failed' &&
      /^(consent|session)-required$/.test(note.failure.kind)
    ) {
      return note.failure;
    }
  }
  return null;
}
