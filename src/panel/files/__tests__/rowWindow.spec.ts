import { EDGE, rowsToShow, RowWindow } from '../rowWindow';

/** 10 rows of 26 pixels can be seen below a head of 24. */
class FakeScroller extends EventTarget {
  clientHeight = 284;
  private top = 0;

  get scrollTop(): number {
    return this.top;
  }

  set scrollTop(top: number) {
    this.top = top;
    this.dispatchEvent(new Event('scroll'));
  }
}

describe('RowWindow', () => {
  let scroller: FakeScroller;
  let rows: RowWindow;
  let resized: () => void;
  let detach: () => void;
  const unwatch = jest.fn();

  beforeEach(() => {
    unwatch.mockReset();
    scroller = new FakeScroller();
    rows = new RowWindow({ row: 26, head: 24 });
    detach = rows.attach(scroller, onResize => {
      resized = onResize;
      return unwatch;
    });
  });

  it('has the rows in sight, and four more on either side', () => {
    expect(rows.range.get()).toEqual({ first: 0, end: 14 });
    scroller.scrollTop = 2600;
    expect(rows.range.get()).toEqual({ first: 96, end: 114 });
    expect(rows.room).toBe(10);
  });

  it('tells its followers only when other rows come into sight', () => {
    const follower = jest.fn();
    rows.range.follow(follower);
    scroller.scrollTop = 26 * 50;
    scroller.scrollTop = 26 * 50;
    expect(follower).toHaveBeenCalledTimes(1);
  });

  it('has more rows where there is more room', () => {
    scroller.clientHeight = 284 + 260;
    resized();
    expect(rows.range.get()).toEqual({ first: 0, end: 24 });
    expect(rows.room).toBe(20);
  });

  it('reveals a row below by scrolling until it is whole', () => {
    rows.reveal(10);
    expect(scroller.scrollTop).toBe(26 + EDGE);
    expect(rows.range.get().end).toBe(16);
  });

  it('reveals a row above right below the heads', () => {
    scroller.scrollTop = 2600;
    rows.reveal(7);
    expect(scroller.scrollTop).toBe(7 * 26);
  });

  it('does not scroll for a row that can be seen', () => {
    scroller.scrollTop = 100;
    rows.reveal(4);
    rows.reveal(12);
    expect(scroller.scrollTop).toBe(100);
  });

  it('keeps the revealed row in sight where the room shrinks', () => {
    rows.reveal(12);
    scroller.clientHeight -= 30;
    resized();
    expect(scroller.scrollTop).toBe(13 * 26 + 24 + EDGE - 254);
  });

  it('lets a row be covered that was scrolled away from', () => {
    rows.reveal(12);
    scroller.scrollTop = 5;
    scroller.clientHeight -= 30;
    resized();
    expect(scroller.scrollTop).toBe(5);
  });

  it('shows the top of a row that has less room than it needs', () => {
    scroller.clientHeight = 40;
    rows.reveal(3);
    expect(scroller.scrollTop).toBe(3 * 26);
  });

  it('follows nothing once it is detached', () => {
    detach();
    scroller.scrollTop = 2600;
    resized();
    rows.reveal(500);
    expect(rows.range.get()).toEqual({ first: 0, end: 14 });
    expect(scroller.scrollTop).toBe(2600);
    expect(unwatch).toHaveBeenCalledTimes(1);
  });

  it('keeps to a few rows of a hundred thousand', () => {
    rows.reveal(99_999);
    const shown = rowsToShow(rows.range.get(), 100_000, 0);
    expect(shown).toHaveLength(15);
    expect(shown[0]).toBe(0);
    expect(shown.at(-1)).toBe(99_999);
  });

  it('leaves a row where it is on the screen when it has another index', () => {
    scroller.scrollTop = 2610;
    expect(rows.top).toBe(100);
    expect(rows.isInSight(100)).toBe(true);
    expect(rows.isInSight(99)).toBe(false);
    expect(rows.isInSight(110)).toBe(true);
    expect(rows.isInSight(111)).toBe(false);
    rows.keep(105, 905);
    expect(scroller.scrollTop).toBe(2610 + 800 * 26);
    expect(rows.top).toBe(900);
  });

  it('knows no first row in sight while nothing is scrolled', () => {
    expect(rows.top).toBe(-1);
  });
});

describe('rowsToShow', () => {
  const range = { first: 5, end: 8 };

  it('ends where the rows end', () => {
    expect(rowsToShow(range, 7, 5)).toEqual([5, 6]);
    expect(rowsToShow(range, 2, -1)).toEqual([]);
    expect(rowsToShow(range, 0, -1)).toEqual([]);
  });

  it('has the active row, in its order, wherever it is', () => {
    expect(rowsToShow(range, 20, 6)).toEqual([5, 6, 7]);
    expect(rowsToShow(range, 20, 2)).toEqual([2, 5, 6, 7]);
    expect(rowsToShow(range, 20, 19)).toEqual([5, 6, 7, 19]);
    expect(rowsToShow(range, 20, 20)).toEqual([5, 6, 7]);
    expect(rowsToShow(range, 20, -1)).toEqual([5, 6, 7]);
  });

  it('has other rows that are kept, each once', () => {
    expect(rowsToShow(range, 20, 19, 0)).toEqual([0, 5, 6, 7, 19]);
    expect(rowsToShow(range, 20, 6, 6)).toEqual([5, 6, 7]);
  });
});
