/** Bytes of UTF-8 in one part: a message over 10 MiB closes the connection. */
export const PART_BYTES = 1024 * 1024;

/**
 * A long text in parts of at most {@link PART_BYTES} bytes, each of them whole
 * characters. A part is made when it is asked for.
 */
export class Parts {
  constructor(text: string, size = PART_BYTES) {
    // A lone surrogate is no UTF-8, but JSON.stringify escapes those.
    this._bytes = new TextEncoder().encode(text);
    this._starts = [0];
    for (let start = size; start < this._bytes.length; start += size) {
      while (isInside(this._bytes[start]!)) {
        start--;
      }
      this._starts.push(start);
    }
  }

  get count(): number {
    return this._starts.length;
  }

  get bytes(): number {
    return this._bytes.length;
  }

  /** Null where there is no such part. */
  part(index: number): string | null {
    const start = this._starts[index];
    return start === undefined
      ? null
      : new TextDecoder('utf-8', { ignoreBOM: true }).decode(
          this._bytes.subarray(start, this._starts[index + 1])
        );
  }

  private readonly _bytes: Uint8Array;
  private readonly _starts: number[];
}

/** Whether a byte goes on with a character that began before it. */
function isInside(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
