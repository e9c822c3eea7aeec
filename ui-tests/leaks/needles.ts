/** What must be found nowhere; the sandbox lists all that it issued or saw. */
export interface ISecret {
  kind: 'access' | 'refresh' | 'code' | 'verifier' | 'id';
  value: string;
}

/** That a secret was found: what and how, never the secret itself. */
export interface IFound {
  kind: ISecret['kind'];
  /** How it was written: "raw", "base64" … */
  written: string;
  /** Which one, for comparing: its place in the list. */
  which: number;
}

/** How much of a secret is looked for at once, in characters as written. */
const WINDOW = 16;
/** A piece of one is found if it is this much longer than a window. */
const STRIDE = 8;
const FILTER_BITS = 24;

/** The characters that the ways to write a secret are made of. */
const WORD = new Uint8Array(256);
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+/=%.~') {
  WORD[character.charCodeAt(0)] = 1;
}

/** A secret as it might be written somewhere. */
export function writings(value: string): [string, string][] {
  const bytes = Buffer.from(value);
  const percent = bytes.toString('hex').replace(/../g, '%$&');
  const all: [string, string][] = [
    ['raw', value],
    ['URL-encoded', encodeURIComponent(value)],
    ['URL-encoded', percent],
    ['URL-encoded', percent.toUpperCase()],
    ['hexadecimal', bytes.toString('hex')],
    ['hexadecimal', bytes.toString('hex').toUpperCase()]
  ];
  for (let before = 0; before < 3; before++) {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    // Only characters that depend on nothing but the secret.
    const start = Math.ceil((before * 8) / 6);
    const end = Math.floor((padded.length * 8) / 6);
    const text = padded.toString('base64').slice(start, end);
    const url = text.replace(/\+/g, '-').replace(/\//g, '_');
    const encoded = encodeURIComponent(text);
    all.push(
      ['base64', text],
      ['base64', url],
      ['base64, URL-encoded', encoded],
      [
        'base64, URL-encoded',
        encoded.replace(/%../g, each => each.toLowerCase())
      ]
    );
  }
  return all;
}

/** Looks for many secrets at once, in all ways to write them, whole or in part. */
export class Needles {
  private readonly windows = new Map<string, IFound>();
  private readonly filter = new Uint8Array(1 << (FILTER_BITS - 3));
  private count = 0;

  add(secrets: readonly ISecret[]): void {
    for (const { kind, value } of secrets) {
      const which = this.count++;
      // The other parts of an ID token are no secret, and much alike.
      const part = kind === 'id' ? value.slice(value.lastIndexOf('.')) : value;
      for (const [written, text] of writings(part)) {
        for (let at = 0; at + WINDOW <= text.length; at += STRIDE) {
          this.addWindow(text.slice(at, at + WINDOW), { kind, written, which });
        }
      }
    }
  }

  /** All that is found in a text, or in bytes. */
  in(place: string | Uint8Array): IFound[] {
    const bytes = typeof place === 'string' ? Buffer.from(place) : place;
    const found = new Map<string, IFound>();
    let run = 0;
    for (let at = 0; at < bytes.length; at++) {
      if (WORD[bytes[at]!] === 0) {
        run = 0;
      } else if (++run >= WINDOW) {
        const start = at - WINDOW + 1;
        const slot = slotOf(bytes, start);
        if ((this.filter[slot >> 3]! & (1 << (slot & 7))) !== 0) {
          const text = Buffer.from(bytes.subarray(start, at + 1));
          const hit = this.windows.get(text.toString('latin1'));
          if (hit) {
            found.set(`${hit.which} ${hit.written}`, hit);
          }
        }
      }
    }
    return [...found.values()];
  }

  private addWindow(text: string, found: IFound): void {
    if (!this.windows.has(text)) {
      this.windows.set(text, found);
    }
    const slot = slotOf(Buffer.from(text), 0);
    this.filter[slot >> 3]! |= 1 << (slot & 7);
  }
}

/** A number of the first six bytes from a place on. */
function slotOf(bytes: Uint8Array, start: number): number {
  let hash = 0;
  for (let at = start; at < start + 6; at++) {
    hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & ((1 << FILTER_BITS) - 1);
}
