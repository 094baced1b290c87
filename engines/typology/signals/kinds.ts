import type { SignalType, SignalUnit } from './signal.ts';

export const flag: SignalType = { kind: 'flag' };

/** A whole or broken number from 0, without an upper bound. */
export function amountOf(unit: SignalUnit): SignalType {
  return { kind: 'number', unit, least: 0, most: null };
}

export const counted: SignalType = amountOf('count');

export const share: SignalType = { kind: 'number', unit: 'share', least: 0, most: 1 };

export function oneOf(...choices: readonly string[]): SignalType {
  return { kind: 'category', choices };
}
