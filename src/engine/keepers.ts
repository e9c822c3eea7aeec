import type { Keeper, NoKeeper } from './sessionTypes';

/** What pages offer for keeping a session. */
export interface Offer {
  /** `wanted`: there is a keeper, and the user wants a session kept. */
  status: 'wanted' | 'off' | NoKeeper;
  /** All of one place; the page that came last is asked first. */
  keepers: Keeper[];
}

/** The keepers of all pages, and what the user last wanted of them. */
export class Keepers<Page extends object> {
  private readonly byPage = new WeakMap<Page, Keeper | NoKeeper>();
  private wanted = true;
  private without: NoKeeper = 'no-server';

  /**
   * @param present - The pages that are there.
   */
  constructor(private readonly present: () => Page[]) {}

  /**
   * Takes what a page says. Pages learn of a setting when they are loaded or
   * change it themselves, so one that says what it said before knows nothing
   * new.
   */
  take(page: Page, keeper: Keeper | NoKeeper): void {
    const before = this.byPage.get(page);
    this.byPage.set(page, keeper);
    if (typeof keeper === 'string') {
      this.without = keeper;
    } else if (typeof before !== 'object' || before.wanted !== keeper.wanted) {
      this.wanted = keeper.wanted;
    }
  }

  /** What a page offers. */
  of(page: Page): Keeper | NoKeeper | undefined {
    return this.byPage.get(page);
  }

  get offer(): Offer {
    const all = this.present().map(page => this.byPage.get(page));
    const found = all.filter(keeper => typeof keeper === 'object').reverse();
    // A worker serves the pages of one place.
    const keepers = found.filter(({ place }) => place === found[0]!.place);
    return {
      status:
        keepers.length === 0 ? this.without : this.wanted ? 'wanted' : 'off',
      keepers
    };
  }
}
