/** Octal permissions as `ls` writes them: `0644` is `rw-r--r--`. Null for anything else. */
export function permissionLetters(octal: string): string | null {
  if (!/^[0-7]{3,5}$/.test(octal)) {
    return null;
  }
  return Array.from(octal.slice(-3), digit =>
    ['r', 'w', 'x']
      .map((letter, at) => (Number(digit) & (4 >> at) ? letter : '-'))
      .join('')
  ).join('');
}
