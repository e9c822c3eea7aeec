/**
 * A UUID that is always the same for a name (RFC 9562, version 8), so that
 * what is made on the way has the same id after every start and reset.
 */
export function namedUuid(name: string): string {
  const digits = [0, 1, 2, 3]
    .map(seed => hash(`${seed}${name}`).toString(16).padStart(8, '0'))
    .join('');
  const variant = ((parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20)
  ].join('-');
}

/** FNV-1a, 32 bits, its bits mixed once more: names are often much alike. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    bits = Math.imul(bits ^ byte, 0x01000193);
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  return (bits ^ (bits >>> 13)) >>> 0;
}
