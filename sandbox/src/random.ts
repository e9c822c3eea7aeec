const LETTERS =
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A string that can't be guessed, of letters and digits. */
export function randomWord(length: number): string {
  let word = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
    // A slight bias is harmless: nothing but tests depends on these.
    word += LETTERS.charAt(byte % LETTERS.length);
  }
  return word;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a string has the form of a UUID. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
