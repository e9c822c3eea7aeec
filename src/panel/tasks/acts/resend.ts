import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type {
  SubmittedTask,
  UnansweredSubmission
} from '../../../engine/contract';
import { withPerson } from '../../../operations/perform';
import type { PanelParts } from '../../common/context';
import { tellWhy } from '../../common/reason';
import { safeText } from '../../common/safeText';
import type { PanelServices } from '../../services';
import { showTask } from '../../telling/tellNews';
import { timerMade } from '../../timers/timerMade';
import { cut } from '../announce';
import { titleOf } from '../describe';
import { showTasks } from '../showTasks';

/** Notifications that ask about submissions, by the submissions' keys. */
const asking = new Map<string, string>();

/** A submission that Globus gave no answer to, in words. */
export function describeUnanswered(
  submission: UnansweredSubmission,
  trans: TranslationBundle,
  language?: string
): { what: string; advice: string } {
  const { kind, source, label, hasDocument, isStored } = submission;
  const what = trans.__(
    'It isn’t known whether Globus got this: %1',
    kind === 'TIMER'
      ? source === null
        ? trans.__('a timer; signing out removed what it was')
        : trans.__('the timer “%1”', safeText(label ?? ''))
      : source === null
        ? kind === 'DELETE'
          ? trans.__('a delete; signing out removed what it was')
          : trans.__('a transfer; signing out removed what it was')
        : titleOf({ label, type: kind, files: 0 }, submission, {
            now: 0,
            trans,
            language
          })
  );
  const advice = [
    ...(hasDocument
      ? []
      : [
          trans.__(
            'If you send the same again from where you did, it is made once at most.'
          )
        ]),
    ...(isStored
      ? []
      : [
          trans.__(
            'This browser stores nothing for this page: a reload forgets it.'
          )
        ])
  ].join(' ');
  return { what, advice };
}

/** Says that Globus has taken a submission, with the way to its task. */
export function tellTaken(
  services: PanelServices,
  { taskId, duplicate }: SubmittedTask,
  kind: UnansweredSubmission['kind'],
  text: string
): void {
  const { trans } = services;
  Notification.info(
    !duplicate
      ? text
      : kind === 'DELETE'
        ? trans.__('Globus had taken this delete before: it is one task.')
        : trans.__('Globus had taken this transfer before: it is one task.'),
    { autoClose: 5000, actions: [showTask(services, taskId)] }
  );
}

/** Sends a submission again, as the same one, and says what came of it. */
export async function sendAgain(
  parts: PanelParts,
  { key, kind }: UnansweredSubmission
): Promise<void> {
  const { services } = parts;
  const { context, trans } = services;
  Notification.dismiss(asking.get(key) ?? '');
  try {
    const sent = await withPerson(context, () => context.engine.sendAgain(key));
    if ('job_id' in sent) {
      timerMade(parts, sent);
    } else {
      const text = trans.__('Globus has taken it and works on it.');
      tellTaken(services, sent, kind, text);
    }
  } catch (error) {
    tellWhy(error, trans.__('Globus did not confirm it.'), trans, id =>
      services.openTask(id)
    );
  }
}

export async function forget(
  { context, trans }: PanelServices,
  { key }: UnansweredSubmission
): Promise<void> {
  Notification.dismiss(asking.get(key) ?? '');
  try {
    await context.engine.forgetSubmission(key);
  } catch (error) {
    tellWhy(error, trans.__('It was not forgotten.'), trans);
  }
}

/**
 * Tells of submissions that an earlier page got no answer to, each once, until
 * that is known or whose they are is not signed in any more.
 */
export function tellUnanswered(
  parts: PanelParts,
  found: readonly UnansweredSubmission[]
): void {
  const { services } = parts;
  const { trans } = services;
  const [first, ...others] = found.filter(
    ({ key }) => !Notification.manager.has(asking.get(key) ?? '')
  );
  if (!first) {
    return;
  }
  const { what } = describeUnanswered(first, trans);
  const id = Notification.warning(
    cut(
      others.length === 0
        ? what
        : trans._n('%2 (and %1 more)', '%2 (and %1 more)', others.length, what)
    ),
    {
      autoClose: false,
      actions:
        others.length === 0 && first.hasDocument
          ? [
              {
                label: trans.__('Send'),
                caption: trans.__('It is made once at most'),
                callback: () => void sendAgain(parts, first)
              },
              {
                label: trans.__('Forget'),
                caption: trans.__('Don’t send it, and show it no more'),
                callback: () => void forget(services, first)
              }
            ]
          : [
              {
                label: trans.__('Show tasks'),
                caption: trans.__('Show what can be done about it'),
                callback: () => showTasks(parts)
              }
            ]
    }
  );
  const keys = [first, ...others].map(({ key }) => key);
  keys.forEach(key => asking.set(key, id));
  takeBackOnceKnown(parts, keys, id);
}

function takeBackOnceKnown(
  { model }: PanelParts,
  keys: readonly string[],
  id: string
): void {
  const look = () => {
    const left = model.tasks.get()?.unanswered;
    if (
      model.session.get()?.status === 'signed-out' ||
      left?.every(({ key }) => !keys.includes(key))
    ) {
      leave.forEach(one => one());
      Notification.dismiss(id);
    }
  };
  const leave = [model.session.follow(look), model.tasks.follow(look)];
}
