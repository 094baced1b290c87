import { canonicalJson } from '@lendline/kernel';
import type { ImportReport, RecordSource, SourceOutline, StoredTie } from '../contract.ts';

export interface OutlinedSource {
  readonly source: RecordSource;
  readonly allowed: boolean;
  readonly because: string | null;
}

/** What of one source would be read, by the reports of its imports. */
export function sourceOutline(
  { source, allowed, because }: OutlinedSource,
  all: readonly ImportReport[],
): SourceOutline {
  const imports = all.filter((one) => one.source === source);
  const counting = imports.filter(({ counts }) => counts);
  const windows = counting.flatMap(({ window }) => (window ? [window] : []));
  const first = inOrder(windows.map(({ from }) => from))[0];
  const last = inOrder(windows.map(({ to }) => to)).at(-1);
  return {
    source,
    allowed,
    because,
    imports: imports.length,
    counting: counting.length,
    rows: counting.reduce((sum, { rows }) => sum + rows.accepted, 0),
    window: first && last ? { from: first.toString(), to: last.toString() } : null,
    newestArrivalAt:
      inOrder(counting.map(({ importedAt }) => importedAt))
        .at(-1)
        ?.toString() ?? null,
  };
}

export interface ReadFacts {
  readonly asOf: Temporal.Instant;
  readonly imports: readonly ImportReport[];
  /** Keys of rows of feeds that the provider no longer tells of. */
  readonly gone: ReadonlyMap<string, ReadonlySet<string>>;
  readonly ties: readonly StoredTie[];
}

/** Everything that decides what a read gives, as one text. */
export function readText({ asOf, imports, gone, ties }: ReadFacts): string {
  const counting = imports.filter(({ counts }) => counts);
  // A row from a zone that is ahead has not happened yet for some hours: each instant then gives its own rows.
  const isAhead = counting.some(
    ({ window }) => window && Temporal.Instant.compare(Temporal.Instant.from(window.to), asOf) >= 0,
  );
  return canonicalJson({
    imports: counting.map(({ id }) => id),
    gone: [...gone].flatMap(([feed, keys]) => [...keys].map((key) => `${feed} ${key}`)).toSorted(),
    ties: ties.map(({ kind, peer, declaredAt }) => [kind, peer, declaredAt]),
    at: isAhead ? asOf.toString() : null,
  });
}

function inOrder(texts: readonly string[]): Temporal.Instant[] {
  return texts.map((text) => Temporal.Instant.from(text)).toSorted((a, b) => Temporal.Instant.compare(a, b));
}
