import { usePanel, useStore } from './common/context';
import { Tabs } from './common/Tabs';
import { FilesView } from './files/FilesView';
import { Header } from './Header';
import { Gate } from './Gate';
import { stateOf } from './tasks/describe';
import { TasksView } from './tasks/TasksView';

/** The side bar's panel. */
export function SideBar(): JSX.Element {
  const { model, trans } = usePanel();
  const tab = useStore(model.tab);
  const snapshot = useStore(model.tasks);
  const running = (snapshot?.tasks ?? []).filter(task =>
    ['running', 'queued', 'stuck'].includes(stateOf(task))
  ).length;
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
                badge:
                  running > 0
                    ? {
                        count: running,
                        label: trans._n('%1 running', '%1 running', running)
                      }
                    : null
              }
            ]}
          >
            {tab === 'files' ? <FilesView /> : <TasksView />}
          </Tabs>
        </>
      )}
    </Gate>
  );
}
