import type { ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import type { PanelParts } from './context';
import { PanelContext } from './context';

/** What each of our widgets and dialogs stands in. */
export function Providers(props: {
  parts: PanelParts;
  children: ReactNode;
}): JSX.Element {
  return (
    <QueryClientProvider client={props.parts.model.queries}>
      <PanelContext.Provider value={props.parts}>
        {props.children}
      </PanelContext.Provider>
    </QueryClientProvider>
  );
}
