/** Which node is open, as the address says it; without one the whole strategy is. */
export interface PlaceSearch {
  readonly node?: string;
  /** The key of a sub-graph; left out for the strategy's own graph. */
  readonly graph?: string;
}

export function readPlaceSearch({ node, graph }: Readonly<Record<string, unknown>>): PlaceSearch {
  return {
    ...(typeof node === 'string' && node !== '' && { node }),
    ...(typeof graph === 'string' && graph !== '' && { graph }),
  };
}
