import type { KernelMessage } from '@jupyterlab/services';
import { MissingTeller, missingLine } from '../missing';

/** A reply as ipykernel 6 and 7 send it. */
function reply(ename: string, evalue: string, session = 's') {
  return {
    channel: 'shell',
    header: { msg_type: 'execute_reply', session },
    content: { status: 'error', ename, evalue }
  } as unknown as KernelMessage.IMessage;
}

const NOT_LOADED = reply(
  'UsageError',
  'Line magic function `%globus` not found.'
);
const NOT_THERE = (session: string) =>
  reply('ModuleNotFoundError', "No module named 'jupyterlab_globus'", session);

it('knows the line that a kernel lacks', () => {
  expect(missingLine(NOT_LOADED)).toBe('%load_ext jupyterlab_globus');
  expect(
    missingLine(reply('UsageError', 'Cell magic `%%globus` not found.'))
  ).toBe('%load_ext jupyterlab_globus');
  expect(missingLine(NOT_THERE('s'))).toBe('%pip install jupyterlab-globus');
});

it('leaves other failures alone, and those of other pages', () => {
  for (const msg of [
    reply('UsageError', 'Line magic function `%globusx` not found.'),
    reply('ModuleNotFoundError', "No module named 'jupyterlab_globus_other'"),
    reply('NameError', "No module named 'jupyterlab_globus'"),
    { ...NOT_LOADED, channel: 'iopub', header: { msg_type: 'error' } },
    { ...NOT_LOADED, content: { status: 'ok' } }
  ]) {
    expect(missingLine(msg as KernelMessage.IMessage)).toBeNull();
  }
});

it('tells it once a process of a kernel', () => {
  const told: string[] = [];
  const teller = new MissingTeller(line => told.push(line));
  teller.see(NOT_THERE('one'));
  teller.see(NOT_THERE('one'));
  expect(told).toEqual(['%pip install jupyterlab-globus']);
  teller.see(NOT_LOADED);
  teller.see(NOT_THERE('two'));
  expect(told).toHaveLength(3);
});
