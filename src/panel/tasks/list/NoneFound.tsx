import { Button } from '../../common/Button';
import { usePanel, useStore } from '../../common/context';
import { NO_FILTER } from './filter';

/** Says that no task passes the filter, and what else to try. */
export function NoneFound(): JSX.Element {
  const { model, trans } = usePanel();
  const { taskFilter } = model;
  const filter = useStore(taskFilter);
  const text = filter.text.trim();
  return (
    <div className="jp-GlobusEmpty">
      <p>
        {text === ''
          ? trans.__('No task is like that.')
          : trans.__('No task like that has “%1” in its label.', text)}
      </p>
      {text !== '' && filter.collection === '' && (
        <Button
          onClick={() =>
            taskFilter.set({ ...filter, text: '', collection: text })
          }
        >
          {trans.__('Look for collections with “%1”', text)}
        </Button>
      )}
      <Button onClick={() => taskFilter.set(NO_FILTER)}>
        {trans.__('Show all tasks')}
      </Button>
    </div>
  );
}
