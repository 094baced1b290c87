import type { ImportReport, RecordSource } from '@lendline/records/contract';

/** Without what was read from an account. */
export function filesAmong(imports: readonly ImportReport[]): readonly ImportReport[] {
  return imports.filter(({ feed }) => feed === undefined);
}

/** The newest import of a kind: it takes the place of those before. */
export function latestOf(imports: readonly ImportReport[], source: RecordSource): ImportReport | null {
  const ofSource = imports.filter((report) => report.source === source);
  return ofSource.toSorted((a, b) => b.importedAt.localeCompare(a.importedAt))[0] ?? null;
}
