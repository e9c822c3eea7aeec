import { permissionLetters } from '../permissions';

it.each([
  ['0644', 'rw-r--r--'],
  ['750', 'rwxr-x---'],
  ['01777', 'rwxrwxrwx'],
  ['0', null],
  ['rwx', null],
  ['0999', null]
])('writes %s as %s', (octal, letters) => {
  expect(permissionLetters(octal)).toBe(letters);
});
