import { fail } from './errors';

/** The Globus that a session belongs to. */
export type ServiceName = 'production' | 'preview' | 'sandbox';

/**
 * Which Globus, as whom. A session is bound to it: change one part and it is
 * another session, so that no setting can lead a token to another host.
 */
export interface ServiceChoice {
  service: ServiceName;
  /** Port of the sandbox on this computer; read for `sandbox` alone. */
  sandboxPort: number;
  /** UUID of the registered native app. */
  clientId: string;
}

/** The fixed addresses of one Globus: origins, without a slash at the end. */
export interface ServiceAddresses {
  auth: string;
  transfer: string;
  timers: string;
}

const ADDRESSES: Record<Exclude<ServiceName, 'sandbox'>, ServiceAddresses> = {
  production: {
    auth: 'https://auth.globus.org',
    transfer: 'https://transfer.api.globus.org',
    timers: 'https://timer.automate.globus.org'
  },
  preview: {
    auth: 'https://auth.preview.globus.org',
    transfer: 'https://transfer.api.preview.globus.org',
    timers: 'https://preview.timer.automate.globus.org'
  }
};

/**
 * The addresses of a service. The sandbox is on loopback, whatever is set.
 *
 * @throws GlobusError `bad-request` for a service or port that does not exist.
 */
export function addressesOf(choice: ServiceChoice): ServiceAddresses {
  if (choice.service === 'sandbox') {
    const port = choice.sandboxPort;
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw fail(
        'bad-request',
        'BadSetting',
        `The sandbox's port is a number from 1 to 65535, not ${String(port)}.`
      );
    }
    const origin = `http://127.0.0.1:${port}`;
    return { auth: origin, transfer: origin, timers: origin };
  }
  const addresses = ADDRESSES[choice.service] as ServiceAddresses | undefined;
  if (!addresses) {
    throw fail(
      'bad-request',
      'BadSetting',
      `There is no service "${choice.service}".`
    );
  }
  return addresses;
}

/**
 * The web app of a service, an origin; null for the sandbox, which has none.
 * Hosts as in `@globus/sdk`.
 */
export function webAppOf({ service }: ServiceChoice): string | null {
  switch (service) {
    case 'production':
      return 'https://app.globus.org';
    case 'preview':
      return 'https://app.preview.globus.org';
    default:
      return null;
  }
}

/** All origins of the service that one belongs to; itself where none is known. */
export function originsBeside(origin: string): string[] {
  const services = Object.values(ADDRESSES).map(
    one => Object.values(one) as string[]
  );
  return services.find(origins => origins.includes(origin)) ?? [origin];
}

/** Whether two choices are the same Globus and the same client. */
export function sameService(a: ServiceChoice, b: ServiceChoice): boolean {
  return (
    a.clientId === b.clientId &&
    a.service === b.service &&
    (a.service !== 'sandbox' || a.sandboxPort === b.sandboxPort)
  );
}
