import { useLayoutEffect, useRef } from 'react';
import { usePanel } from '../common/context';
import { safeText } from '../common/safeText';
import { crumbsOf } from './crumbs';

/** The folders on the way; the rest of the box leads to a path to type. */
export function Crumbs(props: {
  /** Empty where the default folder isn't known yet. */
  path: string;
  onGo: (path: string) => void;
  onType: () => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { path, onGo } = props;
  const list = useRef<HTMLOListElement>(null);
  const crumbs = path === '' ? [] : crumbsOf(path);
  useLayoutEffect(() => {
    const node = list.current!;
    const observer = new ResizeObserver(() => {
      // Where there is no room for all, the last ones matter.
      node.scrollLeft = node.scrollWidth;
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [path]);
  return (
    <div
      role="group"
      className="jp-GlobusCrumbs"
      aria-label={trans.__('Path')}
      title={safeText(path)}
    >
      <ol ref={list}>
        {crumbs.map(({ name, path: to }, at) => (
          <li key={to}>
            <button
              type="button"
              aria-label={at === 0 ? trans.__('Root folder') : undefined}
              aria-current={at === crumbs.length - 1 ? 'location' : undefined}
              onClick={() => onGo(to)}
            >
              {safeText(name)}
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="jp-GlobusCrumbs-type"
        aria-label={trans.__('Type a path')}
        onClick={props.onType}
      >
        {path === '' && trans.__('Default folder')}
      </button>
    </div>
  );
}
