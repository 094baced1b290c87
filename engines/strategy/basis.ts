/** Where a figure comes from: a law or publication, or our own judgement (nothing published was found). */
export type Basis =
  | { readonly kind: 'source'; readonly source: string; readonly counselMustCheck: boolean }
  | { readonly kind: 'judgement'; readonly why: string };

/** A figure from a law or publication, read in summary. */
export function sourced(source: string): Basis {
  return { kind: 'source', source, counselMustCheck: true };
}

/** A figure of our own: nothing published was found. */
export function judgement(why: string): Basis {
  return { kind: 'judgement', why };
}
