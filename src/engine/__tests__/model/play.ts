import { Desk } from './desk';
import type { Ledger } from './ledger';
import type { Machine } from './machine';
import { Pages } from './pages';
import { Rest } from './rest';
import type { Action, Schedule } from './schedule';

/** Plays a schedule on a computer, to its rest. */
export async function play(
  machine: Machine,
  ledger: Ledger,
  { faults, steps }: Schedule
): Promise<void> {
  const { time, way } = machine;
  const pages = new Pages(machine, ledger);
  const desk = new Desk(machine, ledger, pages);
  const rest = new Rest(machine, ledger, pages, desk);
  try {
    await pages.open();
    way.trouble(faults);
    for (const { action, after } of steps) {
      await time.wait(after);
      ledger.calls.check();
      await perform(pages, desk, action);
    }
    await time.wait(1000);
    await rest.come();
  } finally {
    pages.leave();
  }
}

async function perform(
  pages: Pages,
  desk: Desk,
  action: Action
): Promise<void> {
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
      void pages.open();
      return;
    case 'close page':
      return pages.close(action.page);
    case 'kill worker':
      pages.kill();
      return;
    case 'hide page':
    case 'show page':
      pages.show(action.page, action.does === 'show page');
      return;
    case 'watch':
      pages.watch(action.page, action.wanted);
      return;
    case 'send again':
      void desk.sendAgain(action.which);
      return;
    case 'forget':
      void desk.forget(action.which);
      return;
    case 'expire tokens':
      return pages.expireTokens();
    case 'sleep':
      return desk.sleep(action.seconds);
    case 'set clock':
      desk.setClock(action.seconds);
      return;
  }
}
