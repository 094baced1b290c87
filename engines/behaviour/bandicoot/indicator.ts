/** The name of an indicator in bandicoot's output, and whether a group of records gives one number or a list. */
export interface Indicator {
  readonly name: string;
  readonly shape: 'scalar' | 'list';
}

/** How many numbers a group of records gives. */
export function widthOf(indicators: readonly Indicator[], perList: number): number {
  return indicators.reduce((width, { shape }) => width + (shape === 'list' ? perList : 1), 0);
}
