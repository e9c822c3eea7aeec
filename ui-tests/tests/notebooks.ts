import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CodeCell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Locator, Page } from '@playwright/test';
import { environment } from '../environment';
import type { Panel } from './globus';
import { answer, expect, runCommand } from './globus';

/** The kernels that the bridge must work on: with subshells and without. */
export const KERNELS = {
  'ipykernel 7': 'python3',
  'ipykernel 6': 'python-ipykernel6'
};

/** Writes a notebook where the server serves it; resolves with its path there. */
export async function writeNotebook(
  folder: string,
  kernel: string,
  cells: string[]
): Promise<string> {
  const name = `${folder}/cells.ipynb`;
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: kernel, display_name: kernel, language: 'python' }
    },
    cells: cells.map((source, index) => ({
      cell_type: 'code',
      id: `cell-${index}`,
      source,
      metadata: {},
      execution_count: null,
      outputs: []
    }))
  };
  await writeFile(
    path.join(environment().notebooks, name),
    JSON.stringify(notebook)
  );
  return name;
}

/** A notebook on a page. */
export class Notebook {
  constructor(private readonly page: Page) {}

  async open(file: string): Promise<void> {
    await this.show(file);
    await expect(
      this.page.getByText(/\| Idle$/).filter({ visible: true })
    ).toBeVisible({ timeout: 60_000 });
  }

  /** Brings it to the front, with its kernel, which may be busy. */
  async show(file: string): Promise<void> {
    await runCommand(this.page, 'docmanager:open', { path: file });
    // Another notebook that is in front until then is idle, too.
    await this.page.waitForFunction(path => {
      const shown = window.jupyterapp.shell
        .currentWidget as Partial<NotebookPanel> | null;
      // For a cell that is run before the page has found the kernel again,
      // JupyterLab starts another and shuts the running one down.
      const kernel = shown?.sessionContext?.session?.kernel;
      return (
        shown?.context?.path === path &&
        kernel?.connectionStatus === 'connected'
      );
    }, file);
    await expect(this.cell(0)).toBeVisible();
  }

  private get shown(): Locator {
    return this.page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)');
  }

  cell(index: number): Locator {
    return this.shown.locator('.jp-CodeCell').nth(index);
  }

  /** The prompts of cells that run or are queued. */
  waiting(): Locator {
    return this.shown.locator('.jp-InputPrompt').filter({ hasText: '[*]' });
  }

  /** Starts a cell; what it waits for is up to the caller. */
  async start(index: number): Promise<void> {
    await this.cell(index).locator('.cm-content').click();
    await this.page.keyboard.press('Shift+Enter');
  }

  /** Resolves with a cell's output once it has run. */
  async result(index: number): Promise<string> {
    await expect(
      this.cell(index).locator('.jp-InputPrompt').first()
    ).toHaveText(/\[\d+\]:/, { timeout: 60_000 });
    const output = this.cell(index).locator('.jp-Cell-outputArea');
    // The number comes with the kernel's reply, which may overtake the output.
    const outputs = await this.page.evaluate(async at => {
      if (!('jupyterapp' in window)) {
        // Notebook 7 keeps it to itself.
        return 0;
      }
      const { outputArea } = (
        window.jupyterapp.shell.currentWidget as NotebookPanel
      ).content.widgets[at] as CodeCell;
      await outputArea.future.done;
      return outputArea.model.length;
    }, index);
    if (outputs > 0) {
      await expect(output).not.toHaveText('');
    }
    return output.innerText();
  }
}

/**
 * Says yes to each question of the cells that run, for as long as it can be,
 * and signs in where one asks for it.
 */
export async function allow(panel: Panel, notebook: Notebook): Promise<void> {
  const { dialog } = panel;
  const code = dialog.getByLabel('Paste the code here');
  const answers = [/until the kernel stops$/, /once$/];
  await expect(async () => {
    if (await code.isVisible()) {
      const isConsent = await dialog.getByText(/for your consent$/).count();
      await (isConsent > 0 ? panel.giveConsent(dialog) : panel.signIn(dialog));
      await expect(code).toBeHidden();
    }
    for (const name of answers) {
      if (await dialog.getByRole('button', { name }).isVisible()) {
        await answer(dialog, name);
      }
    }
    await expect(notebook.waiting()).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 200_000 });
}
