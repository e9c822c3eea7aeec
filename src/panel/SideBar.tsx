import { useSyncExternalStore } from 'react';
import { usePanel, useStore } from './common/context';
import { Tabs } from './common/Tabs';
import { FilesView } from './files/FilesView';
import { Header } from './Header';
import { Gate } from './Gate';
import type { Tab } from './model';
import { NotebooksView } from './notebooks/NotebooksView';
import { activity } from './tasks/state';
import { TasksView } from './tasks/TasksView';

const VIEWS: Record<Tab, JSX.Element> = {
  files: <FilesView />,
  tasks: <TasksView />,
  notebooks: <NotebooksView />
};

/** The side bar's panel. */
export function SideBar(): JSX.Element {
  const { model, services, trans } = usePanel();
  const tab = useStore(model.tab);
  const snapshot = useStore(model.tasks);
  const { get, follow } = services.allowed;
  const allowed = useSyncExternalStore(follow, get).length;
  return (
    <Gate>
      {identity => (
        <>
          <Header identity={identity} />
          <Tabs
            label={trans.__('Globus')}
            chosen={tab}
            onChoose={id => model.tab.set(id)}
            tabs={[
              { id: 'files', label: trans.__('Files') },
              {
                id: 'tasks',
                label: trans.__('Tasks'),
                badge: activity(snapshot?.tasks ?? [], trans)
              },
              {
                id: 'notebooks',
                label: trans.__('Notebooks'),
                badge:
                  allowed > 0
                    ? {
                        count: allowed,
                        label: trans._n('%1 allowed', '%1 allowed', allowed)
                      }
                    : null
              }
            ]}
          >
            {VIEWS[tab]}
          </Tabs>
        </>
      )}
    </Gate>
  );
}
