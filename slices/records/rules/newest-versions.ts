/** A row of a feed as it is sealed: under the key that it keeps through all its versions. */
export interface VersionedRow<Row> {
  readonly key: string;
  readonly row: Row;
}

/**
 * What a feed says of its rows: of each the newest version, none of those that the provider no longer tells of.
 *
 * @param pages newest first
 */
export function newestVersions<Row>(
  pages: readonly (readonly VersionedRow<Row>[])[],
  gone: ReadonlySet<string> = new Set(),
): Row[] {
  const versions = new Map<string, Row>();
  for (const { key, row } of pages.toReversed().flat()) versions.set(key, row);
  return [...versions].filter(([key]) => !gone.has(key)).map(([, row]) => row);
}
