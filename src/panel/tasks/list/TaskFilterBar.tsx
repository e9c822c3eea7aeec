import { useId, useState } from 'react';
import { filterListIcon } from '@jupyterlab/ui-components';
import { Button } from '../../common/Button';
import { usePanel, useStore } from '../../common/context';
import { IconButton } from '../../common/IconButton';
import type { TaskFilter } from './filter';
import { isFiltering, NO_FILTER } from './filter';

/** Narrows the list of tasks, as someone types and chooses. */
export function TaskFilterBar(props: {
  /** Names of collections to choose from. */
  collections: readonly string[];
}): JSX.Element {
  const { model, trans } = usePanel();
  const filter = useStore(model.taskFilter);
  const [open, setOpen] = useState(() => isFiltering({ ...filter, text: '' }));
  const names = useId();
  const set = (changes: Partial<TaskFilter>) =>
    model.taskFilter.set({ ...filter, ...changes });
  const input = (
    key: 'collection' | 'from' | 'to',
    label: string,
    type: string
  ) => (
    <label>
      {label}
      <input
        className="jp-GlobusInput"
        type={type}
        list={type === 'text' ? names : undefined}
        value={filter[key]}
        onChange={event => set({ [key]: event.target.value })}
      />
    </label>
  );
  const select = (
    key: 'state' | 'type',
    label: string,
    choices: Record<string, string>
  ) => (
    <label>
      {label}
      <select
        className="jp-GlobusInput"
        value={filter[key]}
        onChange={event => set({ [key]: event.target.value })}
      >
        {Object.entries(choices).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div role="search">
      <div className="jp-GlobusFilter">
        <input
          className="jp-GlobusInput"
          type="search"
          aria-label={trans.__('Search tasks')}
          placeholder={trans.__('Label or id of a task')}
          autoComplete="off"
          spellCheck={false}
          value={filter.text}
          onChange={event => set({ text: event.target.value })}
        />
        <IconButton
          icon={filterListIcon}
          label={trans.__('Filters')}
          pressed={open}
          onClick={() => setOpen(!open)}
        />
      </div>
      {open && (
        <div className="jp-GlobusTaskFilter">
          {select('state', trans.__('Status'), {
            '': trans.__('Any'),
            open: trans.__('Not ended'),
            stuck: trans.__('Stuck or waiting for you'),
            done: trans.__('Done'),
            failed: trans.__('Failed or cancelled')
          })}
          {select('type', trans.__('Kind'), {
            '': trans.__('Any'),
            TRANSFER: trans.__('Transfer'),
            DELETE: trans.__('Delete')
          })}
          {input('collection', trans.__('Collection'), 'text')}
          {input('from', trans.__('From'), 'date')}
          {input('to', trans.__('Until'), 'date')}
          <datalist id={names}>
            {props.collections.map(name => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Button
            aria-disabled={!isFiltering(filter)}
            onClick={() => model.taskFilter.set(NO_FILTER)}
          >
            {trans.__('Clear')}
          </Button>
        </div>
      )}
    </div>
  );
}
