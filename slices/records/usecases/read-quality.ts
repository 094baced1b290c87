import { type FileQuality, joinPages } from '@lendline/behaviour';
import { type Context, dayIn, ok, present, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { FeedId, ImportId, ImportReport, QualityOfLine } from '../contract.ts';
import { newestVersions } from '../rules/newest-versions.ts';
import { type JudgedFile, sourceQuality } from '../rules/source-quality.ts';
import { openQuality } from '../rules/stored-quality.ts';
import { goneKeys } from '../store/feed-rows.ts';
import { type KeptQuality, qualitiesOf } from '../store/import-quality.ts';
import type { RecordsParts } from './parts.ts';
import { allowedSources, importsAt } from './read-records.ts';

/** How good the records of a line are now. A source whose consent has ended is not looked at; no row is opened. */
export async function readQuality(
  parts: RecordsParts,
  context: Context,
  line: LineId,
): Promise<Result<QualityOfLine, Problem>> {
  const allowed = await allowedSources(parts, context, line);
  if (!allowed.ok) return allowed;
  const at = context.now();
  const kept = await parts.database.transaction(
    context,
    async (tx): Promise<Kept> => {
      const { imports, feeds } = await importsAt(parts, tx, { line, at, allowed: allowed.value });
      return {
        imports,
        gone: await goneKeys(tx, [...feeds.keys()], at),
        qualities: await qualitiesOf(
          tx,
          imports.map(({ id }) => id),
        ),
      };
    },
    { readOnly: true },
  );
  const { zone } = parts.freshness;
  const sources = (['call-records', 'payment-statement'] as const).map((source) =>
    sourceQuality(source, judgedFiles(kept, { source, zone }), zone),
  );
  return ok({ lineId: line, asOf: at.toString(), sources: sources.filter(({ imports }) => imports > 0) });
}

interface Kept {
  /** Newest first. */
  readonly imports: readonly ImportReport[];
  readonly qualities: ReadonlyMap<ImportId, KeptQuality>;
  readonly gone: ReadonlyMap<FeedId, ReadonlySet<string>>;
}

type Reports = JudgedFile['reports'];

/** Each file, and each feed as one, oldest first. */
function judgedFiles(kept: Kept, of: { readonly source: ImportReport['source']; readonly zone: string }): JudgedFile[] {
  const imports = kept.imports.filter(({ source }) => source === of.source);
  const groups = [...Map.groupBy(imports, ({ id, feed }) => feed?.id ?? id).values()];
  const named = new Set<string>();
  return groups.toReversed().map(([newest, ...older]): JudgedFile => {
    const reports: Reports = [present(newest, 'a group has a first'), ...older];
    const name = nameOf(reports[0], { zone: of.zone, named });
    return { reports, quality: joined(reports, name, kept) };
  });
}

/** The kind and the day on which it came; the second of a day says so. */
function nameOf(
  { kind, importedAt, feed }: ImportReport,
  { zone, named }: { readonly zone: string; readonly named: Set<string> },
): string {
  const name = feed ? kind : `${kind} ${dayIn(zone, Temporal.Instant.from(importedAt)).toString()}`;
  const next = (nth: number): string => {
    const numbered = nth === 1 ? name : `${name} (${nth})`;
    return named.has(numbered) ? next(nth + 1) : numbered;
  };
  const chosen = next(1);
  named.add(chosen);
  return chosen;
}

function joined(reports: Reports, name: string, { qualities, gone }: Kept): FileQuality {
  const [first, ...others] = reports;
  const qualityOf = (report: ImportReport): FileQuality => opened(report, qualities.get(report.id), name);
  if (!first.feed) return qualityOf(first);
  const versions = reports.map((report) => {
    const { keys } = qualityOf(report);
    const rowKeys = qualities.get(report.id)?.rowKeys ?? keys;
    return keys.map((row, index) => ({ key: rowKeys[index]!, row }));
  });
  const keys = newestVersions(versions, gone.get(first.feed.id));
  return joinPages([qualityOf(first), ...others.map(qualityOf)], { name, keys });
}

/** An import of before its quality was kept is told by its counts alone. */
function opened(report: ImportReport, kept: KeptQuality | undefined, name: string): FileQuality {
  if (kept) return openQuality(kept.quality, { name, series: kept.series, keys: kept.rowHashes });
  const { rows, kind, id, window } = report;
  return {
    name,
    kind,
    series: id,
    rows: rows.read,
    accepted: rows.accepted,
    rejected: rows.rejected,
    ignored: rows.ignored,
    left_out: [],
    period: window && {
      from: Temporal.Instant.from(window.from),
      to: Temporal.Instant.from(window.to),
      stated: false,
    },
    days: [],
    warnings: [],
    unknown_words: {},
    suspicion: 'none',
    // Nothing is known of its rows: each is taken for one of its own.
    keys: Array.from({ length: rows.accepted }, (_, index) => `${id}/${index}`),
  };
}
