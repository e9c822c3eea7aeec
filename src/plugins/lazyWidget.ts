import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import type { Widget } from '@lumino/widgets';
import { Panel } from '@lumino/widgets';

/** How it looks before the body comes, and with it the style. */
const LOOK: Partial<CSSStyleDeclaration> = {
  color: 'var(--jp-ui-font-color1)',
  background: 'var(--jp-layout-color1)',
  fontSize: 'var(--jp-ui-font-size1)',
  overflow: 'hidden',
  // The keyboard rests here; what it is on next shows it.
  outline: 'none'
};

/**
 * A widget whose body is loaded when it is first shown, so that a page which
 * never opens it pays nothing for it.
 */
export class LazyWidget extends Panel {
  private loading = false;

  constructor(
    private readonly load: () => Promise<Widget>,
    private readonly trans: TranslationBundle
  ) {
    super();
    Object.assign(this.node.style, LOOK);
    this.node.tabIndex = -1;
  }

  /** The keyboard comes along to where a command leads. */
  protected override onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    if (!this.node.contains(document.activeElement)) {
      this.node.focus();
    }
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    void this.fill();
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    if (this.isVisible) {
      void this.fill();
    }
  }

  private async fill(): Promise<void> {
    if (this.loading || this.widgets.length > 0) {
      return;
    }
    this.loading = true;
    this.node.textContent = '';
    try {
      const body = await this.load();
      if (this.isDisposed) {
        body.dispose();
      } else {
        this.addWidget(body);
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.node.textContent = this.trans.__(
        'The Globus panel could not be loaded: %1 Close and open it to try again.',
        reason
      );
    } finally {
      this.loading = false;
    }
  }
}
