import { nullTranslator } from '@jupyterlab/translation';
import { reasonOf } from '../reasons';

const trans = nullTranslator.load('jupyterlab_globus');
/** In the form that is recorded of the service. */
const DETAILS =
  'Error (make directories)\nEndpoint: Survey Archive (aa752cea-8222-5bc8-acd9-555b090c0ccb)\nServer: ep1:2811\nFile: /foo/\nMessage: Fatal FTP response\n';

const what = (code: string, details: string | null = DETAILS) =>
  reasonOf(code, 'as they say', details, trans).what;

it.each([
  ['PERMISSION_DENIED', 'no permission for /foo/ on Survey Archive'],
  ['FILE_NOT_FOUND', 'there is no /foo/ on Survey Archive'],
  ['QUOTA_EXCEEDED', 'your quota on Survey Archive is used up'],
  ['GC_NOT_CONNECTED', 'Survey Archive is offline'],
  ['CONNECT_FAILED', 'Survey Archive can’t be reached, or answers too slowly'],
  [
    'VERIFY_CHECKSUM',
    '/foo/ on Survey Archive did not arrive as it was sent (checksum)'
  ]
])('%s is "%s"', (code, words) => {
  expect(what(code)).toBe(words);
  expect(reasonOf(code, null, DETAILS, trans).advice).not.toBe('');
});

it.each([
  ['AUTH', null, 'the collection wants you to sign in or to give consent'],
  [
    'AUTH',
    'Endpoint: Survey Archive\nMessage: Missing required data_access consent',
    'Survey Archive wants your consent'
  ],
  ['NO_CREDENTIALS', DETAILS, 'Survey Archive wants you to sign in again']
])('%s of %j is "%s"', (code, details, words) => {
  expect(what(code, details)).toBe(words);
});

it('does without the details', () => {
  expect(what('FILE_NOT_FOUND', null)).toBe('a file is missing');
  expect(what('PERMISSION_DENIED', null)).toBe('no permission for a file');
  expect(what('QUOTA_EXCEEDED', null)).toBe(
    'your quota on the collection is used up'
  );
});

it('keeps the words of the service where it has none, safe to show', () => {
  expect(reasonOf('MOON', ' no moon. ', DETAILS, trans)).toEqual({
    what: 'no moon',
    advice: ''
  });
  expect(reasonOf('MOON', null, null, trans).what).toBe('MOON');
  expect(reasonOf('', null, null, trans).what).toBe('Globus gives no reason');
  expect(what('FILE_NOT_FOUND', 'File: /a\u202Eb')).toBe(
    'there is no /a\\u{202E}b'
  );
});
