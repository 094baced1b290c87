import type { ReactNode } from 'react';
import { Panel } from './panel.tsx';
import './waiting-list.css';

interface WaitingListProps<Item> {
  readonly title: string;
  readonly items: readonly Item[];
  readonly none: string;
  readonly children: (item: Item) => ReactNode;
}

/** What waits for somebody, each with what can be done about it beside. */
export function WaitingList<Item extends { readonly id: string }>({
  title,
  items,
  none,
  children,
}: WaitingListProps<Item>) {
  return (
    <Panel title={title}>
      {items.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <ul className="waiting-list">
          {items.map((item) => (
            <li key={item.id}>{children(item)}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
