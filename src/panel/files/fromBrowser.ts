import { Dialog, showDialog } from '@jupyterlab/apputils';
import { fail, failureOf, GlobusError } from '../../engine/contract';
import { whatIsMissing } from '../../operations/disksWords';
import { lackOf } from '../../operations/here';
import { withPerson } from '../../operations/perform';
import type { Place } from '../../operations/places';
import { baseName } from '../../operations/places';
import type { PanelParts } from '../common/context';
import { reasonFor } from '../common/reason';
import { partsOf } from '../parts';
import type { PanelServices } from '../services';
import { showFiles } from '../tasks/showFiles';
import { openTransfer } from '../transfer/openTransfer';
import { sourceHere } from './drops';
import { selectNames } from './selectNames';

/** JupyterLab's own file browser, as far as we use it. */
export interface Browser {
  /** The folder that it shows, from the top folder; with its drive. */
  folder(): string;
  /** Shows what is new. */
  refresh(): void;
  /** Opens a file, or goes to a folder. */
  open(path: string): void;
}

/**
 * Where something of JupyterLab is; asks the person for the sign-in or consent
 * that it takes to know.
 *
 * @returns Null where no disk is known that has it.
 * @throws GlobusError `declined` when the person does not.
 */
export function placeHere(
  { context }: PanelServices,
  path: string
): Promise<Place | null> {
  const { disks } = context;
  return withPerson(context, async () => {
    const place = await disks.placeOf(path);
    const state = disks.get();
    const lack = place || !state ? null : lackOf(state);
    if (lack) {
      throw new GlobusError(lack);
    }
    return place;
  });
}

/**
 * "Send with Globus…": the form, where the second pane is open on another
 * folder; else the files in the first pane, selected, to choose where they go.
 *
 * @param paths - Of one folder of JupyterLab, as its browser has them.
 */
export function sendFiles(
  services: PanelServices,
  paths: readonly string[]
): Promise<void> {
  return forPeople(services, async parts => {
    const places = [];
    for (const path of paths) {
      places.push(await known(services, path));
    }
    if (places.length === 0) {
      return;
    }
    const source = sourceHere(places, services.trans);
    const from = { collection: source.collection, path: source.items.from };
    const { first: pane, second } = parts.model.panes;
    const other = second.state.get();
    const to = other.collection &&
      other.listing && {
        collection: other.collection.id,
        path: other.listing.path
      };
    if (to && !(to.collection === from.collection && to.path === from.path)) {
      openTransfer(parts, source, to);
      return;
    }
    await showFiles(parts, from, 'first');
    selectNames(
      pane,
      places.map(({ path }) => baseName(path))
    );
  });
}

/** "Fetch with Globus to here…": a folder of JupyterLab in the second pane. */
export function fetchFiles(
  services: PanelServices,
  folder: string
): Promise<void> {
  return forPeople(services, async parts =>
    showFiles(parts, await known(services, `${folder}/`), 'second')
  );
}

/** @throws GlobusError that says what is missing. */
async function known(services: PanelServices, path: string): Promise<Place> {
  const place = await placeHere(services, path);
  if (!place) {
    const state = await services.disks.look();
    throw fail(
      'bad-request',
      'NotHere',
      whatIsMissing(state, services.trans).join(' ')
    );
  }
  return place;
}

/** Runs what a person chose in a menu, and tells them what went wrong. */
async function forPeople(
  services: PanelServices,
  run: (parts: PanelParts) => Promise<void>
): Promise<void> {
  const { trans } = services;
  try {
    await run(partsOf(services));
  } catch (error) {
    if (failureOf(error).kind === 'declined') {
      return;
    }
    const settings = trans.__('Open the settings');
    const { button } = await showDialog({
      title: trans.__('Globus can’t do this here'),
      body: reasonFor(error, trans),
      buttons: [
        Dialog.cancelButton({ label: trans.__('Close') }),
        Dialog.okButton({ label: settings })
      ]
    });
    if (button.label === settings) {
      services.openSettings();
    }
  }
}
