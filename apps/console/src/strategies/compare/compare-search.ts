/** With which version, and in which direction: it lives in the address, so that a comparison can be shared. */
export interface CompareSearch {
  readonly with?: string;
  readonly reverse?: true;
}

export function readCompareSearch({ with: other, reverse }: Readonly<Record<string, unknown>>): CompareSearch {
  return { ...(typeof other === 'string' && other !== '' && { with: other }), ...(reverse === true && { reverse }) };
}
