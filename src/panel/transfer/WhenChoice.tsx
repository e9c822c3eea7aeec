import { usePanel } from '../common/context';
import type { When, WhenProblem } from './when';
import { zoneOf } from './when';

/** When it is sent: now, at a time, or again and again. */
export function WhenChoice(props: {
  id: string;
  when: When;
  problem: WhenProblem | null;
  onChange: (part: Partial<When>) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { id, when, problem, onChange } = props;
  const { kind, start, end } = when;
  const select = <K extends 'kind' | 'unit' | 'end'>(
    key: K,
    label: string | undefined,
    words: Record<When[K], string>
  ) => (
    <select
      id={`${id}-${key}`}
      className="jp-GlobusInput"
      aria-label={label}
      value={when[key]}
      onChange={event => onChange({ [key]: event.target.value })}
    >
      {Object.entries<string>(words).map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
  const input = (
    field: WhenProblem['field'],
    type: 'datetime-local' | 'number',
    label?: string
  ) => (
    <input
      id={`${id}-${field}`}
      // By this the form finds it.
      name={field}
      className="jp-GlobusInput"
      type={type}
      aria-label={label}
      {...(type === 'number' ? { min: 1 } : { max: '9999-12-31T23:59' })}
      value={when[field]}
      aria-invalid={problem?.field === field}
      aria-describedby={`${id}-hint`}
      onChange={event => onChange({ [field]: event.target.value })}
    />
  );
  const at = Date.parse(start);
  const zone = zoneOf(Number.isNaN(at) ? Date.now() : at);
  return (
    <>
      <label htmlFor={`${id}-kind`}>{trans.__('When')}</label>
      {select('kind', undefined, {
        now: trans.__('Now'),
        later: trans.__('At a time'),
        repeat: trans.__('Again and again')
      })}
      {kind !== 'now' && (
        <>
          <label htmlFor={`${id}-start`}>{trans.__('Starts')}</label>
          {input('start', 'datetime-local')}
        </>
      )}
      {kind === 'repeat' && (
        <>
          <label htmlFor={`${id}-every`}>{trans.__('Every')}</label>
          <div className="jp-GlobusWhen">
            {input('every', 'number')}
            {select('unit', trans.__('Unit of time'), {
              minutes: trans.__('minutes'),
              hours: trans.__('hours'),
              days: trans.__('days'),
              weeks: trans.__('weeks')
            })}
          </div>
          <label htmlFor={`${id}-end`}>{trans.__('Ends')}</label>
          <div className="jp-GlobusWhen">
            {select('end', undefined, {
              never: trans.__('Never'),
              date: trans.__('At a time'),
              times: trans.__('After so many times')
            })}
            {end === 'date' &&
              input('until', 'datetime-local', trans.__('When it ends'))}
            {end === 'times' &&
              input('times', 'number', trans.__('How many times'))}
          </div>
        </>
      )}
      {kind !== 'now' && (
        <p
          id={`${id}-hint`}
          className={
            problem
              ? 'jp-GlobusWhen-hint jp-GlobusInvalid'
              : 'jp-GlobusWhen-hint jp-GlobusHint'
          }
          role="status"
        >
          {problem?.problem ??
            [
              kind === 'repeat' &&
                trans.__('Without a start it begins at once.'),
              trans.__('Times are of %1.', zone),
              trans.__(
                'Globus Timers sends it, whether this page is open or not.'
              )
            ]
              .filter(Boolean)
              .join(' ')}
        </p>
      )}
    </>
  );
}
