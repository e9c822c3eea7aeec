import type { DiskNote, DisksState } from './disks';
import type { Translate } from './explain';
import { explain } from './explain';
import { safeText } from './safeText';

/** Says why something of JupyterLab is on no collection that is known. */
export function whatIsMissing(
  { root, mounts, notes }: DisksState,
  trans: Translate
): string[] {
  const top = safeText(root ?? '?');
  const sentences = notes.map(note => sentence(note, top, trans));
  return [
    ...(sentences.length > 0
      ? sentences
      : mounts.length > 0
        ? [trans.__('No collection that is known has this folder.')]
        : [
            trans.__(
              'Nothing says on which collection this server’s files are.'
            )
          ]),
    root === null
      ? trans.__('This server’s files are on no disk of its own.')
      : trans.__(
          'JupyterLab’s top folder here is %1. If it is on a collection, add it to “Disks of this server” in the settings.',
          top
        )
  ];
}

function sentence(note: DiskNote, top: string, trans: Translate): string {
  const name = safeText(note.name);
  switch (note.what) {
    case 'bad':
      return trans.__(
        '%1 is no disk: it needs the UUID of a collection, and absolute paths without “..”.',
        name
      );
    case 'elsewhere':
      return trans.__('%1 has nothing of JupyterLab’s folder %2.', name, top);
    case 'offline':
      return trans.__(
        '%1 is not connected: start Globus Connect Personal on this server.',
        name
      );
    case 'empty':
      return trans.__(
        '%2 is empty, so nothing shows that it is on %1. Put a file there, and look again.',
        name,
        safeText(note.folder)
      );
    case 'differs':
      return trans.__(
        '%1 has other files than this server has in %2, so it counts as another disk.',
        name,
        safeText(note.folder)
      );
    case 'failed': {
      const { what, advice } = explain(note.failure, trans);
      return `${name}: ${safeText(`${what} ${advice}`.trim())}`;
    }
  }
}
