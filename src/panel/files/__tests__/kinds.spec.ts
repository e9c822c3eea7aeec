import { nullTranslator } from '@jupyterlab/translation';
import { kindName } from '../kinds';

it.each([
  ['GCSv5_mapped_collection', 'Mapped'],
  ['GCSv5_guest_collection', 'Guest'],
  ['GCP_mapped_collection', 'Personal'],
  ['GCP_guest_collection', 'Guest, personal'],
  ['GCSv5_endpoint', 'Endpoint'],
  ['something new', 'Endpoint']
])('calls %s %s', (entityType, name) => {
  const trans = nullTranslator.load('jupyterlab_globus');
  expect(kindName({ entityType }, trans)).toBe(name);
});
