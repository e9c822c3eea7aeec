import type { World } from '../../engine/__tests__/world';
import { makeWorld } from '../../engine/__tests__/world';
import { dataAccessScope } from '../../engine/contract';
import { timersScope } from '../../globus/scopes';
import type { Action } from '../action';
import type { OperationContext } from '../context';
import type { Operation } from '../perform';
import { perform } from '../perform';

/** A sandbox, signed in with consent, in which operations are performed. */
export interface Performing {
  world: World;
  /** UUIDs of the tutorial collections. */
  one: string;
  two: string;
  /** What was asked of the door, oldest first. */
  actions: Action[];
  /** What questions were put, oldest first. */
  asked: string[];
  /** What they are performed with. */
  context: OperationContext;
  perform<A, R>(operation: Operation<A, R>, args: unknown): Promise<R>;
}

export async function makePerforming(): Promise<Performing> {
  const world = await makeWorld();
  const one = world.collections['tutorial-1']!;
  const two = world.collections['tutorial-2']!;
  const consent = () =>
    world.signIn([dataAccessScope([one, two]), timersScope([one, two])]);
  await consent();
  const actions: Action[] = [];
  const asked: string[] = [];
  const context: OperationContext = {
    engine: world.page,
    questions: {
      signIn: async () => {
        asked.push('sign in');
        await consent();
      },
      giveConsent: async ({ kind }) => void asked.push(kind)
    }
  };
  return {
    world,
    one,
    two,
    actions,
    asked,
    context,
    perform: (operation, args) =>
      perform(
        operation,
        context,
        {
          door: 'cell',
          permit: async action => void actions.push(action)
        },
        args
      )
  };
}
