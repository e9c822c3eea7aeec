import { Desk } from './desk';
import type { Ledger } from './ledger';
import type { Machine } from './machine';
import type { Action, Schedule } from './schedule';

/** Plays a schedule on a computer, to its rest. */
export async function play(
  machine: Machine,
  ledger: Ledger,
  { faults, steps }: Schedule
): Promise<void> {
  const { time, way } = machine;
  const desk = new Desk(machine, ledger);
  try {
    await desk.open();
    way.trouble(faults);
    for (const { action, after } of steps) {
      await time.wait(after);
      ledger.checkCalls();
      await perform(desk, action);
    }
    await time.wait(1000);
    await desk.comeToRest();
  } finally {
    desk.leave();
  }
}

async function perform(desk: Desk, action: Action): Promise<void> {
  switch (action.does) {
    case 'submit':
      desk.submit(action.page, action.document);
      return;
    case 'cancel':
      desk.cancel(action.page, action.task);
      return;
    case 'wait':
      desk.wait(action.page, action.task, action.seconds);
      return;
    case 'open page':
      void desk.open();
      return;
    case 'close page':
      return desk.close(action.page);
    case 'kill worker':
      desk.kill();
      return;
    case 'hide page':
    case 'show page':
      desk.show(action.page, action.does === 'show page');
      return;
    case 'watch':
      desk.watch(action.page, action.wanted);
      return;
    case 'send again':
      void desk.sendAgain(action.which);
      return;
    case 'forget':
      void desk.forget(action.which);
      return;
    case 'expire tokens':
      return desk.expireTokens();
    case 'sleep':
      return desk.sleep(action.seconds);
    case 'set clock':
      desk.setClock(action.seconds);
      return;
  }
}
