import type { TaskFields } from '../engine/contract';
import { list, text, time } from './schemas';

/** What Globus can send an e-mail about, as its fields name it. */
export const NOTICES = ['succeeded', 'failed', 'inactive'] as const;

export type Notice = (typeof NOTICES)[number];

/** What can be said of every task that is submitted. */
export interface SubmissionArguments {
  label?: string;
  /**
   * When to give up, done or not: ISO 8601 with its zone. Left out, a day
   * ahead, moved on while there is progress (Transfer API, Task Behavior).
   */
  deadline?: string;
  /** What to send an e-mail about; left out, all of it. */
  notify?: Notice[];
}

/** A label as the service takes it (documented). */
export const LABEL = text('What the task is called', {
  maxLength: 128,
  format: 'line'
});

/** Members of the schemas of what submits a task. */
export const SUBMISSION = {
  'label?': LABEL,
  'deadline?': time(
    'When to give up, with its zone; left out, Globus goes on while there is progress'
  ),
  'notify?': list(
    { type: 'string', enum: [...NOTICES] },
    'What to send an e-mail about; left out, all of it'
  )
};

/** What {@link taskFields} made a document's part of, but for its deadline. */
export function submissionOf(
  document: TaskFields
): Omit<SubmissionArguments, 'deadline'> {
  return {
    ...(document.label ? { label: document.label } : {}),
    notify: NOTICES.filter(notice => document[`notify_on_${notice}`] !== false)
  };
}

/** The part of a document that every submission has. */
export function taskFields(args: SubmissionArguments): TaskFields {
  return {
    ...(args.label ? { label: args.label } : {}),
    ...(args.deadline === undefined ? {} : { deadline: args.deadline }),
    ...Object.fromEntries(
      NOTICES.filter(notice => args.notify?.includes(notice) === false).map(
        notice => [`notify_on_${notice}`, false]
      )
    )
  };
}
