import { useEffect, useRef } from 'react';
import { Button } from '../common/Button';
import { usePanel } from '../common/context';
import { IconButton } from '../common/IconButton';
import { arrowDownIcon, arrowUpIcon, crossIcon } from '../common/icons';
import type { RuleChoice } from './choices';
import { moved } from './choices';

const EXAMPLE = '*.tmp';

/** Which of the files in the folders are sent: rules in their order. */
export function FilterRules(props: {
  rules: readonly RuleChoice[];
  /** What is wrong about the first that has no pattern. */
  problem: string | null;
  onChange: (rules: readonly RuleChoice[]) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { rules, problem, onChange } = props;
  const field = useRef<HTMLFieldSetElement>(null);
  /** Where the keyboard goes once the rules are drawn anew. */
  const next = useRef<string | null>(null);
  useEffect(() => {
    if (next.current !== null) {
      field.current?.querySelector<HTMLElement>(next.current)?.focus();
      next.current = null;
    }
  });
  const change = (index: number, part: Partial<RuleChoice>) =>
    onChange(
      rules.map((one, at) => (at === index ? { ...one, ...part } : one))
    );
  const move = (index: number, by: 1 | -1) => {
    const place = `li:nth-child(${index + by + 1})`;
    next.current = `${place} [data-move="${by}"] button`;
    onChange(moved(rules, index, by));
  };
  const remove = (index: number) => {
    const left = rules.filter((_, at) => at !== index);
    const at = Math.min(index, left.length - 1) + 1;
    next.current =
      at === 0
        ? '.jp-GlobusButton'
        : `li:nth-child(${at}) [data-remove] button`;
    onChange(left);
  };
  const add = () => {
    next.current = 'li:last-child input';
    const key = Math.max(-1, ...rules.map(one => one.key)) + 1;
    onChange([...rules, { key, method: 'exclude', type: 'file', name: '' }]);
  };
  const firstEmpty = rules.findIndex(({ name }) => name === '');
  return (
    <fieldset ref={field} className="jp-GlobusRules">
      <legend>{trans.__('Which files in the folders')}</legend>
      <ol>
        {rules.map((rule, index) => (
          <li key={rule.key}>
            <select
              className="jp-GlobusInput"
              aria-label={trans.__('What rule %1 does', index + 1)}
              value={rule.method}
              onChange={event =>
                change(index, {
                  method: event.target.value as RuleChoice['method']
                })
              }
            >
              <option value="exclude">{trans.__('Leave out')}</option>
              <option value="include">{trans.__('Send')}</option>
            </select>
            <select
              className="jp-GlobusInput"
              aria-label={trans.__('What rule %1 is about', index + 1)}
              value={rule.type}
              onChange={event =>
                change(index, {
                  type: event.target.value as RuleChoice['type']
                })
              }
            >
              <option value="file">{trans.__('files')}</option>
              <option value="dir">{trans.__('folders')}</option>
              <option value="">{trans.__('files and folders')}</option>
            </select>
            <input
              className="jp-GlobusInput"
              type="text"
              autoComplete="off"
              spellCheck={false}
              placeholder={EXAMPLE}
              aria-label={trans.__('Pattern of rule %1', index + 1)}
              aria-invalid={problem !== null && index === firstEmpty}
              value={rule.name}
              onChange={event => change(index, { name: event.target.value })}
            />
            {([-1, 1] as const).map(by => (
              <span key={by} data-move={by}>
                <IconButton
                  icon={by < 0 ? arrowUpIcon : arrowDownIcon}
                  label={
                    by < 0
                      ? trans.__('Move rule %1 up', index + 1)
                      : trans.__('Move rule %1 down', index + 1)
                  }
                  disabled={!rules[index + by]}
                  onClick={() => move(index, by)}
                />
              </span>
            ))}
            <span data-remove>
              <IconButton
                icon={crossIcon}
                label={trans.__('Remove rule %1', index + 1)}
                onClick={() => remove(index)}
              />
            </span>
          </li>
        ))}
      </ol>
      <Button onClick={add}>{trans.__('Add a rule')}</Button>
      <p
        className={problem === null ? 'jp-GlobusHint' : 'jp-GlobusInvalid'}
        role="status"
      >
        {problem ??
          trans.__(
            'The first rule that fits a name decides; what none fits is sent, and so is a file that you selected itself. * stands for any characters, ? for one.'
          )}
      </p>
    </fieldset>
  );
}
