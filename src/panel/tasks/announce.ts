import type { SentTask, TaskDocument } from '../../engine/contract';
import type { Telling } from './describe';
import { describeTask } from './describe';

/** JupyterLab cuts a notification here. */
const LENGTH = 140;

/** What a notification says. */
export interface Announcement {
  message: string;
  type: 'success' | 'warning' | 'error';
}

/** Says that a task that was sent from here has ended, or needs attention. */
export function announcement(
  task: TaskDocument,
  sent: SentTask | undefined,
  telling: Telling
): Announcement {
  const { state, title, line } = describeTask(task, sent, telling);
  const type =
    state === 'done' ? 'success' : state === 'failed' ? 'error' : 'warning';
  return { message: cut(`${title}: ${line}`), type };
}

/** Cuts between characters, never within one. */
export function cut(text: string): string {
  if (text.length <= LENGTH) {
    return text;
  }
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length >= LENGTH) {
      break;
    }
    kept += character;
  }
  return `${kept}…`;
}
