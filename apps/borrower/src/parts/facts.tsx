import type { ComponentChildren } from 'preact';

export interface Fact {
  readonly label: string;
  readonly value: ComponentChildren;
  /** The one that sums the others up. */
  readonly strong?: boolean;
}

/** Pairs of a name and a value, in one card. */
export function Facts({ rows }: { readonly rows: readonly Fact[] }) {
  return (
    <dl class="card facts">
      {rows.map(({ label, value, strong }) => (
        <div key={label} class={strong ? 'strong' : ''}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
