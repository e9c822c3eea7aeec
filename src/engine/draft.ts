import { digestOf } from './digest';
import type { Draft } from './outbox';
import { endpointsOf } from './runningTasks';
import { sentTask } from './sent';
import type { RememberedDocument } from './taskTypes';

/**
 * What is to be sent, as the outbox remembers it.
 *
 * @param text - The document, as JSON.
 * @param at - Now, in milliseconds since the epoch.
 */
export async function draftOf(
  document: RememberedDocument,
  text: string,
  at: number
): Promise<Omit<Draft, 'id'>> {
  const bytes = new TextEncoder().encode(text);
  const sent =
    'timer' in document ? { transfer: document.timer.body } : document;
  const [source = '', destination = null] = endpointsOf(sent);
  const { label = null } = 'transfer' in sent ? sent.transfer : sent.delete;
  return {
    digest: await digestOf(bytes),
    at,
    kind:
      'timer' in document
        ? 'TIMER'
        : 'transfer' in document
          ? 'TRANSFER'
          : 'DELETE',
    about: {
      source,
      destination,
      label: 'timer' in document ? document.timer.name : label,
      sent: sentTask(sent)
    },
    text,
    size: bytes.length
  };
}
