import type { KeyboardEvent, ReactNode } from 'react';
import { useId, useRef } from 'react';

export interface TabItem<Id extends string> {
  id: Id;
  label: string;
  /** A number beside the label, with what it counts. */
  badge?: { count: number; label: string } | null;
}

/** Tabs with the one panel that is chosen. */
export function Tabs<Id extends string>(props: {
  label: string;
  tabs: TabItem<Id>[];
  chosen: Id;
  onChoose: (id: Id) => void;
  children: ReactNode;
}): JSX.Element {
  const { label, tabs, chosen, onChoose } = props;
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    const at = tabs.findIndex(tab => tab.id === chosen);
    const next = (at + step + tabs.length) % tabs.length;
    onChoose(tabs[next]!.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        className="jp-GlobusTabs"
        onKeyDown={onKeyDown}
      >
        {tabs.map(tab => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            className="jp-GlobusTab"
            aria-selected={tab.id === chosen}
            aria-controls={`${base}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
          >
            {tab.label}
            {tab.badge && (
              <span className="jp-GlobusBadge-count" title={tab.badge.label}>
                {tab.badge.count}
              </span>
            )}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${chosen}`}
        className="jp-GlobusTabPanel"
      >
        {props.children}
      </div>
    </>
  );
}
