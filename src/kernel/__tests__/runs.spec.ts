import type { Kernel } from '@jupyterlab/services';
import { Runs } from '../runs';

function message(
  direction: 'send' | 'recv',
  msg_type: string,
  ids: { own?: string; parent?: string },
  content = {}
): Kernel.IAnyMessageArgs {
  return {
    direction,
    msg: {
      header: { msg_type, msg_id: ids.own },
      parent_header: { msg_id: ids.parent },
      content
    }
  } as unknown as Kernel.IAnyMessageArgs;
}

const send = (own: string, code: string) =>
  message('send', 'execute_request', { own }, { code });

const status = (parent: string, execution_state: string) =>
  message('recv', 'status', { parent }, { execution_state });

it('knows what was sent and has not ended, in that order', () => {
  const ended: string[] = [];
  const runs = new Runs(id => ended.push(id));
  [
    send('2', 'two'),
    send('1', 'one'),
    message('send', 'comm_msg', { own: '3' }),
    // What another client runs is not of this page.
    message('recv', 'execute_request', { own: '4' }, { code: 'four' }),
    status('2', 'busy')
  ].forEach(args => runs.see(args));
  expect(runs.get()).toEqual([
    { id: '2', code: 'two' },
    { id: '1', code: 'one' }
  ]);
  runs.see(status('2', 'idle'));
  expect(ended).toEqual(['2']);
  expect(runs.get()).toEqual([{ id: '1', code: 'one' }]);
  runs.clear();
  expect(runs.get()).toEqual([]);
});
