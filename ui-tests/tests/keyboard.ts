import type { Locator, Page } from '@playwright/test';
import { expect } from './globus';

/** As many stops as a person would go through at most to get anywhere. */
const PATIENCE = 60;

/** A person without a mouse. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Goes to something by Tab alone, backwards with `Shift+Tab`. */
  async reach(target: Locator, key = 'Tab'): Promise<void> {
    await expect(target).toBeVisible();
    for (let stops = 0; stops < PATIENCE; stops++) {
      if (await target.evaluate(node => node === document.activeElement)) {
        return;
      }
      await this.page.keyboard.press(key);
    }
    const html = await target.evaluate(node => node.outerHTML);
    throw new Error(`${key} does not lead to ${html}`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes to a button or link and presses it. */
  async use(target: Locator): Promise<void> {
    await this.reach(target);
    await this.press('Enter');
  }

  /** Runs a command from the palette, by its name there. */
  async command(name: string): Promise<void> {
    await this.press('Control+Shift+C');
    const palette = this.page.locator('.lm-CommandPalette');
    await expect(palette.locator('input')).toBeFocused();
    await this.type(name);
    await expect(
      palette.locator('.lm-mod-active .lm-CommandPalette-itemLabel')
    ).toHaveText(name);
    await this.press('Enter');
  }

  /** Follows "Open Globus", allows, and brings the code back to the box. */
  async pasteCode(place: Locator, button: string): Promise<void> {
    const opened = this.page.context().waitForEvent('page');
    await this.use(place.getByRole('link', { name: 'Open Globus' }));
    const tab = await opened;
    const there = new Keyboard(tab);
    await there.use(tab.getByRole('button', { name: 'Allow' }));
    const code = await tab.locator('#auth-code').textContent();
    await tab.close();
    await this.reach(place.getByLabel('Paste the code here'));
    await this.type(code ?? '');
    await this.use(place.getByRole('button', { name: button }));
  }
}
