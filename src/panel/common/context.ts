import { createContext, useContext, useSyncExternalStore } from 'react';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { EngineApi } from '../../engine/contract';
import type { PanelModel } from '../model';
import type { PanelServices } from '../services';
import type { Store } from './store';

/** What every view can reach. */
export interface PanelParts {
  services: PanelServices;
  model: PanelModel;
}

/** What each of our widgets and dialogs stands in. */
export const PanelContext = createContext<PanelParts | null>(null);

/** The panel's parts, with those that views use most at hand. */
export function usePanel(): PanelParts & {
  engine: EngineApi;
  trans: TranslationBundle;
} {
  const parts = useContext(PanelContext);
  if (parts === null) {
    throw new Error('A view of the Globus panel stands outside of it.');
  }
  const { services, model } = parts;
  return {
    services,
    model,
    engine: services.context.engine,
    trans: services.trans
  };
}

/** The value of a store, followed. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.follow, store.get);
}
