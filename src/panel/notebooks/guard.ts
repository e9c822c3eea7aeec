/** What of an event tells whether a person meant it. */
export interface Answering {
  /** False for what a script made. */
  isTrusted: boolean;
  /** A click's count: 0 when a key made it. */
  detail: number;
}

export interface KeyPress {
  isTrusted: boolean;
  repeat: boolean;
}

/** How long a question counts no answer, in milliseconds. */
const SHOWN_FOR = 500;

/**
 * Tells an answer that was meant from one that was on its way already: a key
 * held down, typing that went on, a click at what stood there before, a script.
 */
export class AnswerGuard {
  /** The last key went down while the question was there to be read. */
  private keyMeant = false;
  private readonly since: number;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.since = now();
  }

  private get readable(): boolean {
    return this.now() - this.since >= SHOWN_FOR;
  }

  /** Sees each key that goes down in the dialog; false: it counts for nothing. */
  key({ isTrusted, repeat }: KeyPress): boolean {
    if (repeat && this.keyMeant) {
      return false;
    }
    this.keyMeant = isTrusted && !repeat && this.readable;
    return this.keyMeant;
  }

  /** Whether a click, by pointer or by key, is an answer. */
  click({ isTrusted, detail }: Answering): boolean {
    return isTrusted && this.readable && (detail > 0 || this.keyMeant);
  }

  /** Whether the dialog may be closed without an answer. */
  dismiss(): boolean {
    return this.readable;
  }
}
