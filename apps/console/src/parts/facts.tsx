import type { ReactNode } from 'react';
import './facts.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Smaller, under the value of a figure. */
  readonly note?: string;
}

/** Names and values side by side. */
export function Facts({ facts, dense }: { readonly facts: readonly Fact[]; readonly dense?: boolean }) {
  return (
    <dl className={dense ? 'facts facts-dense' : 'facts'}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The few figures that matter most, large. */
export function Figures({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="figures">
      {facts.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {note === undefined ? null : <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
