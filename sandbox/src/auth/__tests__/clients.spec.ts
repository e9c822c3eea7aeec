import { CLI_TEMPLATE, NATIVE_CLIENT } from '../../identities.js';
import { Clients } from '../clients.js';

let clients: Clients;

beforeEach(() => {
  clients = new Clients([NATIVE_CLIENT, CLI_TEMPLATE]);
});

describe('Clients', () => {
  it('knows copies with a secret of their own, and who they are of', () => {
    const one = clients.copy(CLI_TEMPLATE, 'One');
    const two = clients.copy(CLI_TEMPLATE, 'Two');
    expect(clients.find(one.id)).toBe(one);
    expect(one.template).toBe(CLI_TEMPLATE.id);
    expect(one.secret).not.toBe(two.secret);
    expect(one.id).not.toBe(two.id);
  });

  it('removes copies only', () => {
    const one = clients.copy(CLI_TEMPLATE, 'One');
    expect(clients.remove(one)).toBe(true);
    expect(clients.find(one.id)).toBeUndefined();
    expect(clients.remove(NATIVE_CLIENT)).toBe(false);
    expect(clients.find(NATIVE_CLIENT.id)).toBe(NATIVE_CLIENT);
  });

  it('gives the same ids again once it is cleared', () => {
    const { id } = clients.copy(CLI_TEMPLATE, 'One');
    clients.clear();
    expect(clients.find(id)).toBeUndefined();
    expect(clients.copy(CLI_TEMPLATE, 'One').id).toBe(id);
  });
});
