import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { Clipboard } from '@jupyterlab/apputils';
import type { CodeForm } from '../../operations/code';
import {
  cellsOf,
  CODE_FORMS,
  withNames,
  writeCode
} from '../../operations/code';
import { readNames } from '../../operations/names';
import { Button } from './Button';
import { usePanel, useStore } from './context';
import {
  insertCells,
  insertProblem,
  sourcesOf,
  useCurrentNotebook
} from './currentNotebook';
import { safeLines, safeText } from './safeText';

/** What comes after the beginning of arguments that may be long. */
export interface MoreCode {
  /** All of them. */
  whole: () => object;
  /** What is said of what isn't shown. */
  rest: string;
  /**
   * All that may not fit, and stays as it is while other things are chosen;
   * null where it is too much to be written out.
   */
  fixed: object | null;
}

/**
 * What would do the same as the panel, as a cell or a command: to copy, and to
 * put into the notebook. Its buttons stand beside others.
 */
export function AsCode(props: {
  operation: string;
  /** What is shown: all, or the beginning. */
  args: object;
  more?: MoreCode;
  children?: ReactNode;
}): JSX.Element {
  const { model, services, trans } = usePanel();
  const { operation, args, more } = props;
  const form = useStore(model.codeForm);
  const notebook = useCurrentNotebook();
  const [done, setDone] = useState<{ shown: string | null; what: string }>();
  const shown = writeCode(form, operation, args);
  const tooMuch = more?.fixed === null;
  const fixed = more?.fixed ?? null;
  const fixedFits = useMemo(
    () => fixed === null || writeCode(form, operation, fixed) !== null,
    [form, operation, fixed]
  );
  const fits = shown !== null && fixedFits && !tooMuch;
  const problem = insertProblem(notebook, trans);
  const labels: Record<CodeForm, string> = {
    magic: trans.__('%globus line'),
    python: trans.__('Python'),
    shell: trans.__('Command of globus-cli')
  };
  const hints: Record<CodeForm, string> = {
    magic: trans.__('The same as a cell, after %load_ext jupyterlab_globus.'),
    python: trans.__('The same as a cell, in Python.'),
    shell: trans.__('The same for a terminal, after globus login.')
  };
  const all = () => more?.whole() ?? args;
  const whole = () => writeCode(form, operation, all()) ?? '';
  const copy = () => {
    Clipboard.copyToSystem(whole());
    setDone({ shown, what: trans.__('Copied.') });
  };
  const insert = () => {
    const there =
      form === 'shell'
        ? all()
        : withNames(all(), readNames(services.namesOf(notebook!)));
    const cell = writeCode(form, operation, there) ?? whole();
    insertCells(notebook!, cellsOf(form, cell, sourcesOf(notebook!)));
    const what = trans.__(
      'Inserted into “%1”, below the cell that was active.',
      safeText(notebook!.title.label)
    );
    setDone({ shown, what });
  };
  return (
    <>
      <div className="jp-GlobusAsCode">
        <select
          className="jp-GlobusInput"
          aria-label={trans.__('Written as')}
          value={form}
          onChange={event => model.codeForm.set(event.target.value as CodeForm)}
        >
          {CODE_FORMS.map(each => (
            <option key={each} value={each}>
              {labels[each]}
            </option>
          ))}
        </select>
        {shown !== null && (
          <pre
            className="jp-GlobusCode"
            role="region"
            aria-label={trans.__('The same as code')}
            tabIndex={0}
          >
            {safeLines(shown)}
            {more && `\n${more.rest}`}
          </pre>
        )}
        <p className="jp-GlobusHint" role="status">
          {tooMuch
            ? trans.__(
                'Too many to be written out. A cell for the folder that holds them is short.'
              )
            : !fits
              ? trans.__(
                  'A name or a rule here can’t be written so. Try Python.'
                )
              : done?.shown === shown
                ? done.what
                : hints[form]}
        </p>
      </div>
      <div className="jp-GlobusDialog-buttons">
        <Button disabled={!fits} onClick={copy}>
          {form === 'shell'
            ? trans.__('Copy command')
            : trans.__('Copy as cell')}
        </Button>
        <button
          type="button"
          className="jp-GlobusButton jp-GlobusAsCode-insert"
          disabled={!fits || problem !== null}
          title={problem ?? undefined}
          onClick={insert}
        >
          {trans.__('Insert into notebook')}
        </button>
        {props.children}
      </div>
    </>
  );
}
