import { AnswerGuard } from '../guard';

const POINTER = { isTrusted: true, detail: 1 };
const BY_KEY = { isTrusted: true, detail: 0 };
const DOWN = { isTrusted: true, repeat: false };
const HELD = { isTrusted: true, repeat: true };

describe('AnswerGuard', () => {
  let time: number;
  let guard: AnswerGuard;

  beforeEach(() => {
    time = 1000;
    guard = new AnswerGuard(() => time);
  });

  it('takes nothing in the first half second', () => {
    time += 499;
    expect(guard.click(POINTER)).toBe(false);
    expect(guard.dismiss()).toBe(false);
    time += 1;
    expect(guard.click(POINTER)).toBe(true);
    expect(guard.dismiss()).toBe(true);
  });

  it('takes no click that a script made', () => {
    time += 1000;
    expect(guard.click({ isTrusted: false, detail: 1 })).toBe(false);
  });

  it('takes a key that was pressed for it', () => {
    time += 1000;
    expect(guard.key(DOWN)).toBe(true);
    expect(guard.click(BY_KEY)).toBe(true);
  });

  it('takes no key that was down before the dialog', () => {
    time += 1000;
    expect(guard.key(HELD)).toBe(false);
    expect(guard.click(BY_KEY)).toBe(false);
  });

  it('takes no key that went down in the first half second', () => {
    guard.key(DOWN);
    time += 1000;
    expect(guard.click(BY_KEY)).toBe(false);
  });

  it('takes no key that a script made', () => {
    time += 1000;
    guard.key({ isTrusted: false, repeat: false });
    expect(guard.click(BY_KEY)).toBe(false);
  });
});
