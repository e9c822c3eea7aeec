import { createElement, useState } from 'react';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Failure, TaskDocument } from '../../../engine/contract';
import { confirmed } from '../../common/confirm';
import { usePanel } from '../../common/context';
import { formatCount } from '../../common/format';
import type { Cancelling } from './cancels';
import { becameOf, cancelAll, summaryOf } from './cancels';

/** How many tasks a question names. */
const NAMED = 10;

/** Asks whether tasks are to be cancelled. */
export function confirmCancel(
  titles: string[],
  trans: TranslationBundle
): Promise<boolean> {
  const [title = ''] = titles;
  const more = titles.length - NAMED;
  const body = trans.__(
    'Files that have arrived stay where they are. A cancelled task can’t be taken up again.'
  );
  return titles.length === 1
    ? confirmed({
        title: trans.__('Cancel “%1”?', title),
        body,
        keep: trans.__('Keep it running'),
        act: trans.__('Cancel the task')
      })
    : confirmed({
        title: trans.__('Cancel %1 tasks?', formatCount(titles.length)),
        body: createElement(
          'div',
          null,
          createElement(
            'ul',
            { className: 'jp-GlobusNamed' },
            titles
              .slice(0, NAMED)
              .map((each, at) => createElement('li', { key: at }, each)),
            more > 0 && createElement('li', {}, trans.__('and %1 more', more))
          ),
          createElement('p', {}, body)
        ),
        keep: trans.__('Keep them running'),
        act: trans.__('Cancel %1 tasks', formatCount(titles.length))
      });
}

/** Stops tasks, after a question. */
export interface Cancels {
  /** Resolves once it was answered: whether they are being cancelled. */
  ask: (tasks: { id: string; title: string }[]) => Promise<boolean>;
  /** What is being cancelled, and what became of it, by the task's id. */
  of: Readonly<Record<string, Cancelling>>;
  /** What became of several, in words. */
  summary: string;
}

export function useCancels(): Cancels {
  const { engine, trans } = usePanel();
  const [of, setOf] = useState<Record<string, Cancelling>>({});
  const [summary, setSummary] = useState('');
  return {
    of,
    summary,
    ask: async tasks => {
      const idle = tasks.filter(({ id }) => of[id]?.is !== 'asked');
      const titles = idle.map(({ title }) => title);
      if (idle.length === 0 || !(await confirmCancel(titles, trans))) {
        return false;
      }
      setSummary('');
      void cancelAll(
        engine,
        idle.map(({ id }) => id),
        (id, cancelling) => setOf(all => ({ ...all, [id]: cancelling }))
      ).then(became =>
        setSummary(idle.length > 1 ? summaryOf(became, trans) : '')
      );
      return true;
    }
  };
}

/** Stops one task, after a question. */
export function useCancel(
  task: TaskDocument,
  title: string
): {
  ask: () => void;
  cancelling: boolean;
  failure: Failure | null;
  /** What to know of a cancel that came too late; null otherwise. */
  note: string | null;
} {
  const { trans } = usePanel();
  const { ask, of } = useCancels();
  const { task_id: id } = task;
  return {
    ask: () => void ask([{ id, title }]),
    ...becameOf(of[id], trans)
  };
}
