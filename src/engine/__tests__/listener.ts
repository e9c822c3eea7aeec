import type { EngineListener, SessionState } from '../contract';
import type { EnginePage } from '../page';

const deaf = () => undefined;

/** A listener that hears what a test gives it an ear for, and nothing else. */
export function hearing(ears: Partial<EngineListener>): EngineListener {
  return {
    onSession: deaf,
    onTasks: deaf,
    onEnd: deaf,
    onTrouble: deaf,
    onOpen: deaf,
    onUnanswered: deaf,
    onChange: deaf,
    ...ears
  };
}

/** What a page is told of the session, from now on. */
export async function statesOf(page: EnginePage): Promise<SessionState[]> {
  const states: SessionState[] = [];
  await page.listen(hearing({ onSession: state => void states.push(state) }));
  return states;
}
