import { nullTranslator } from '@jupyterlab/translation';
import type { ServiceChoice } from '../../../engine/contract';
import { serviceName } from '../service';

const trans = nullTranslator.load('jupyterlab_globus');
const CLIENT = { clientId: 'c', sandboxPort: 8931 };

it.each<[ServiceChoice, RegExp]>([
  [
    { ...CLIENT, service: 'production' },
    /^Globus \(auth\.globus\.org, transfer\.api\.globus\.org, timer\.automate\.globus\.org\)$/
  ],
  [
    { ...CLIENT, service: 'preview' },
    /preview \(auth\.preview\.globus\.org, transfer\.api\.preview\.globus\.org, preview\.timer\.automate\.globus\.org\)$/
  ],
  [{ ...CLIENT, service: 'sandbox' }, /this computer \(127\.0\.0\.1:8931\)/],
  [{ ...CLIENT, service: 'sandbox', sandboxPort: 0 }, /\(127\.0\.0\.1:0\)/]
])('names the hosts of %j', (choice, name) => {
  expect(serviceName(choice, trans)).toMatch(name);
});
