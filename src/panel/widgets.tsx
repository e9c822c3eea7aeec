import type { ReactElement } from 'react';
import type { IStatusBar } from '@jupyterlab/statusbar';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';
import type { PanelParts } from './common/context';
import { PanelContext } from './common/context';
import type { Store } from './common/store';
import { FilesView } from './files/FilesView';
import { Gate } from './Gate';
import { partsOf } from './parts';
import type { PanelServices } from './services';
import { SideBar } from './SideBar';
import { activity } from './tasks/state';
import { TaskPage } from './tasks/TaskPage';
import { StatusItem } from './telling/StatusItem';

/** The body of the side bar's panel. */
export function createPanel(services: PanelServices): Widget {
  const parts = partsOf(services);
  return new PanelBody(parts, <SideBar />, parts.model.sideBar);
}

/** The body of the main area's tab: the two panes side by side. */
export function createFiles(services: PanelServices): Widget {
  return new PanelBody(partsOf(services), <Gate>{() => <FilesView />}</Gate>);
}

/** The body of a task's tab. */
export function createTask(
  services: PanelServices,
  id: string,
  onTitle: (title: string) => void
): Widget {
  return new PanelBody(
    partsOf(services),
    <Gate>{() => <TaskPage id={id} onTitle={onTitle} />}</Gate>
  );
}

/** How many tasks run, for the status bar; not there while none does. */
export function makeStatus(services: PanelServices): IStatusBar.IItem {
  const parts = partsOf(services);
  const { tasks } = parts.model;
  const activeStateChanged = new Signal<object, void>({});
  tasks.follow(() => activeStateChanged.emit());
  return {
    item: ReactWidget.create(
      <PanelContext.Provider value={parts}>
        <StatusItem />
      </PanelContext.Provider>
    ),
    align: 'left',
    rank: 4,
    isActive: () => activity(tasks.get()?.tasks ?? [], services.trans) !== null,
    activeStateChanged
  };
}

/** A view of ours in the shell; it says whether anyone can see it. */
class PanelBody extends ReactWidget {
  constructor(
    private readonly parts: PanelParts,
    private readonly view: ReactElement,
    /** What others know it by, where it is told apart. */
    private readonly shown?: Store<boolean>
  ) {
    super();
    this.addClass('jp-GlobusPanel');
    // Holds the keyboard while what had it goes; no stop of the Tab key.
    this.node.tabIndex = -1;
  }

  override dispose(): void {
    this.tell(false);
    super.dispose();
  }

  protected override render(): ReactElement {
    return (
      <PanelContext.Provider value={this.parts}>
        {this.view}
      </PanelContext.Provider>
    );
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    this.tell(this.isVisible);
  }

  protected override onBeforeDetach(message: Message): void {
    this.tell(false);
    super.onBeforeDetach(message);
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.tell(true);
  }

  protected override onAfterHide(message: Message): void {
    super.onAfterHide(message);
    this.tell(false);
  }

  private tell(isShown: boolean): void {
    this.parts.model.show(this, isShown);
    this.shown?.set(isShown);
  }
}
