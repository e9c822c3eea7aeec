import type { TranslationBundle } from '@jupyterlab/translation';
import type { Action } from '../../operations/action';
import type { Allowance, NotebookRequest } from '../../operations/questions';
import { usePanel } from '../common/context';
import { formatCount } from '../common/format';
import { safeText } from '../common/safeText';
import type { AnswerGuard } from './guard';
import { destroys, limits } from './limits';
import type { Choice } from './Question';
import { Question } from './Question';
import { useWho } from './useWho';
import { Wishes } from './Wishes';

/** Asks whether a notebook may do what it asks as the person signed in. */
export function AllowNotebook(props: {
  request: NotebookRequest;
  guard: AnswerGuard;
  onAnswer: (allowance: Allowance) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { notebook, asks } = props.request;
  const who = useWho();
  const actions = asks.map(({ action }) => action);
  const choices = choicesFor(actions, trans);
  return (
    <Question
      title={trans.__('Let %1 use your Globus session?', safeText(notebook))}
      guard={props.guard}
      choices={choices}
      onAnswer={props.onAnswer}
    >
      <p>
        {asks.length === 1
          ? trans.__('It wants to do this as %1:', who)
          : trans.__(
              'It wants to do these %1 things as %2, now and in the cells that wait to be run:',
              formatCount(asks.length),
              who
            )}
      </p>
      <Wishes asks={asks} />
      <p className="jp-GlobusHint">
        {limits(actions, trans)}{' '}
        {choices.some(({ answer }) => answer === 'kernel') &&
          trans.__(
            'What is allowed until the kernel stops can be taken back under Notebooks in the Globus panel.'
          )}
      </p>
    </Question>
  );
}

/** "No" first; nothing lasts that deletes or signs out. */
function choicesFor(
  actions: readonly Action[],
  trans: TranslationBundle
): Choice<Allowance>[] {
  const isGrave = actions.some(destroys);
  const lasting = actions.filter(
    ({ right }) => !/^(destroy|schedule|sign-out)$/.test(right)
  );
  return [
    { answer: 'no', label: trans.__('Don’t allow') },
    ...(lasting.length > 0
      ? [
          {
            answer: 'kernel' as const,
            label:
              actions.length === 1
                ? lastingLabel(lasting[0]!, trans)
                : trans.__('Allow until the kernel stops'),
            isGrave
          }
        ]
      : []),
    {
      answer: 'once',
      label:
        actions.length === 1
          ? trans.__('Allow once')
          : trans.__('Allow these %1 once', formatCount(actions.length)),
      isGrave
    }
  ];
}

/** What the button says that gives the lasting right. */
function lastingLabel(action: Action, trans: TranslationBundle): string {
  if (action.right === 'change') {
    return action.source
      ? trans.__('Allow for these two until the kernel stops')
      : trans.__('Allow on this collection until the kernel stops');
  }
  if (action.right === 'edit' && action.what === 'bookmark') {
    return trans.__('Allow for all bookmarks until the kernel stops');
  }
  return action.right === 'read'
    ? trans.__('Allow until the kernel stops')
    : trans.__('Allow for all tasks until the kernel stops');
}
