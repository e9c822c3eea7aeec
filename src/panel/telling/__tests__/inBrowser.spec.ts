import { askBrowser, barrier, showInBrowser } from '../inBrowser';

/** A browser's class, which no test environment has. */
class Shown {
  static permission = 'default';
  static all: Shown[] = [];
  static requestPermission = async () => (Shown.permission = 'granted');

  onclick: (() => void) | null = null;
  close = jest.fn();

  constructor(
    readonly title: string,
    readonly options: { body: string; tag: string }
  ) {
    Shown.all.push(this);
  }
}

describe('notifications of the browser', () => {
  let page: Record<string, unknown>;

  beforeEach(() => {
    Shown.permission = 'default';
    Shown.all = [];
    page = { isSecureContext: true, Notification: Shown, focus: jest.fn() };
    Object.assign(globalThis, { window: page });
  });

  afterEach(() => {
    Object.assign(globalThis, { window: undefined });
  });

  it('are missing on plain HTTP and where the browser has none', () => {
    page.isSecureContext = false;
    expect(barrier()).toBe('missing');
    page.isSecureContext = true;
    delete page.Notification;
    expect(barrier()).toBe('missing');
  });

  it('are asked for once, and then shown', async () => {
    showInBrowser('Done', 't', jest.fn());
    expect(Shown.all).toEqual([]);
    expect(barrier()).toBe('unasked');
    expect(await askBrowser()).toBeNull();
    showInBrowser('Done', 't', jest.fn());
    expect(Shown.all).toMatchObject([{ options: { body: 'Done', tag: 't' } }]);
  });

  it('are not asked for again where they are refused', async () => {
    Shown.permission = 'denied';
    expect(await askBrowser()).toBe('refused');
  });

  it('lead to the page', () => {
    Shown.permission = 'granted';
    const open = jest.fn();
    showInBrowser('Done', 't', open);
    Shown.all[0]!.onclick!();
    expect(open).toHaveBeenCalledTimes(1);
    expect(page.focus).toHaveBeenCalledTimes(1);
    expect(Shown.all[0]!.close).toHaveBeenCalledTimes(1);
  });

  it('fail quietly where they can’t be constructed: the page says it too', () => {
    Shown.permission = 'granted';
    page.Notification = class {
      static permission = 'granted';
      constructor() {
        throw new TypeError('Illegal constructor');
      }
    };
    expect(() => showInBrowser('Done', 't', jest.fn())).not.toThrow();
  });
});
