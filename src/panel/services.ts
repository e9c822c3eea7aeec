import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import type {
  EngineApi,
  Keeper,
  NoKeeper,
  NotKept,
  ServiceChoice
} from '../engine/contract';
import type { Allowed } from '../operations/allowed';
import type { Context, Defaults } from '../operations/context';
import type { Disks } from '../operations/disks';
import type { Notebooks } from './common/currentNotebook';
import type { Browser } from './files/fromBrowser';
import { partsOf } from './parts';
import { PanelQuestions } from './questions';

/** What the page around the panel gives it. */
export interface PanelSurroundings {
  engine: EngineApi;
  /** What notebooks have been allowed in this page. */
  allowed: Allowed;
  /** Which collections this server's disks are. */
  disks: Disks;
  browser: Browser;
  /** What the settings say of places and transfers. */
  defaults(): Defaults;
  /** Where a sign-in is kept, as the settings are now; else why it can't be. */
  keeper(): Keeper | NoKeeper;
  /** Sets whether it is to be kept. */
  stay(wanted: boolean): Promise<void>;
  /** Whether the user wants the browser's notifications. */
  notifies(): boolean;
  /** Sets that. */
  notify(wanted: boolean): Promise<void>;
  trans: TranslationBundle;
  /** The notebooks of this page; null where it can have none. */
  notebooks: Notebooks | null;
  /** What a notebook calls collections, as it was found in it. */
  namesOf(notebook: NotebookPanel): unknown;
  /** Shows the side bar's panel. */
  openPanel(): void;
  /** Shows the two panes in the main area. */
  openFiles(): void;
  /** Shows a task in a tab of its own. */
  openTask(id: string): void;
  /** Shows the settings of this extension. */
  openSettings(): void;
}

/** What the panel's views stand on. One a page. */
export interface PanelServices extends PanelSurroundings {
  readonly context: Context;
  /** Which Globus, as whom; null while no client id is set. */
  readonly choice: ServiceChoice | null;
  /** Whether a sign-in will be kept over a reload. */
  readonly keeping: 'kept' | NotKept;
  /** Emitted when {@link choice} or {@link keeping} may be another. */
  readonly choiceChanged: ISignal<PanelServices, void>;
  /** Takes what is set, and binds the engine to it. */
  configure(choice: ServiceChoice | null): Promise<void>;
}

export function makeServices(surroundings: PanelSurroundings): PanelServices {
  const services = new Services(surroundings);
  // Listens to the engine from now on: cells too send what has to be told of.
  partsOf(services);
  return services;
}

class Services implements PanelServices {
  readonly engine: EngineApi;
  readonly allowed: Allowed;
  readonly disks: Disks;
  readonly browser: Browser;
  readonly trans: TranslationBundle;
  readonly notebooks: Notebooks | null;
  readonly context: Context;
  readonly choiceChanged: Signal<PanelServices, void>;
  private current: ServiceChoice | null = null;

  constructor(private readonly surroundings: PanelSurroundings) {
    this.choiceChanged = new Signal(this);
    this.engine = surroundings.engine;
    this.allowed = surroundings.allowed;
    this.disks = surroundings.disks;
    this.browser = surroundings.browser;
    this.trans = surroundings.trans;
    this.notebooks = surroundings.notebooks;
    this.context = {
      engine: this.engine,
      questions: new PanelQuestions(this),
      disks: this.disks,
      defaults: () => this.defaults()
    };
  }

  get choice(): ServiceChoice | null {
    return this.current;
  }

  get keeping(): 'kept' | NotKept {
    const keeper = this.keeper();
    if (typeof keeper === 'string') {
      return keeper;
    }
    return keeper.wanted ? 'kept' : 'off';
  }

  async configure(choice: ServiceChoice | null): Promise<void> {
    await this.engine.configure(choice, this.keeper());
    this.current = choice;
    this.choiceChanged.emit();
  }

  defaults(): Defaults {
    return this.surroundings.defaults();
  }

  keeper(): Keeper | NoKeeper {
    return this.surroundings.keeper();
  }

  stay(wanted: boolean): Promise<void> {
    return this.surroundings.stay(wanted);
  }

  notifies(): boolean {
    return this.surroundings.notifies();
  }

  notify(wanted: boolean): Promise<void> {
    return this.surroundings.notify(wanted);
  }

  namesOf(notebook: NotebookPanel): unknown {
    return this.surroundings.namesOf(notebook);
  }

  openPanel(): void {
    this.surroundings.openPanel();
  }

  openFiles(): void {
    this.surroundings.openFiles();
  }

  openTask(id: string): void {
    this.surroundings.openTask(id);
  }

  openSettings(): void {
    this.surroundings.openSettings();
  }
}
