import type { ServiceChoice } from '../services';
import { addressesOf, originsBeside, sameService } from '../services';

const CHOICE: ServiceChoice = {
  service: 'production',
  sandboxPort: 8765,
  clientId: 'c'
};

it('hosts are fixed, whatever else is set', () => {
  expect(addressesOf(CHOICE)).toEqual({
    auth: 'https://auth.globus.org',
    transfer: 'https://transfer.api.globus.org',
    timers: 'https://timer.automate.globus.org'
  });
  expect(addressesOf({ ...CHOICE, service: 'sandbox' }).transfer).toBe(
    'http://127.0.0.1:8765'
  );
});

it.each([0, -1, 65536, 1.5, NaN, '80@example.org/' as unknown as number])(
  'a sandbox is on a port of loopback, not %s',
  sandboxPort => {
    expect(() =>
      addressesOf({ ...CHOICE, service: 'sandbox', sandboxPort })
    ).toThrow('1 to 65535');
  }
);

it('an unknown service is refused', () => {
  expect(() =>
    addressesOf({ ...CHOICE, service: 'https://evil.example' as 'preview' })
  ).toThrow('no service');
});

it('another port is another session only for a sandbox', () => {
  const moved = { ...CHOICE, sandboxPort: 1 };
  expect(sameService(CHOICE, moved)).toBe(true);
  expect(
    sameService(
      { ...CHOICE, service: 'sandbox' },
      { ...moved, service: 'sandbox' }
    )
  ).toBe(false);
  expect(sameService(CHOICE, { ...CHOICE, clientId: 'd' })).toBe(false);
});

it('knows the other origins of a service', () => {
  expect(originsBeside('https://transfer.api.preview.globus.org')).toEqual([
    'https://auth.preview.globus.org',
    'https://transfer.api.preview.globus.org',
    'https://preview.timer.automate.globus.org'
  ]);
  expect(originsBeside('http://127.0.0.1:1')).toEqual(['http://127.0.0.1:1']);
});
