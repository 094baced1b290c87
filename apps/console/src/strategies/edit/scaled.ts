/** Whole units as people write them: 216000 in ten-thousandths is `21.6`. Null where it is no whole number. */
export function fromScaled(units: unknown, decimals: number): string | null {
  const text = typeof units === 'number' ? String(units) : units;
  if (typeof text !== 'string' || !/^-?\d+$/.test(text)) return null;
  const digits = text.replace('-', '').padStart(decimals + 1, '0');
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - decimals).replace(/^0+(?=\d)/, '');
  return `${text.startsWith('-') ? '-' : ''}${whole}${decimals === 0 || fraction === '' ? '' : `.${fraction}`}`;
}

/** What people write as whole units; null where it is no number, or more exact than the unit. */
export function toScaled(text: string, decimals: number): bigint | null {
  const read = /^(\d+)(?:\.(\d+))?$/.exec(text.trim().replaceAll(',', ''));
  if (!read) return null;
  const fraction = (read[2] ?? '').replace(/0+$/, '');
  return fraction.length > decimals ? null : BigInt(`${read[1]}${fraction.padEnd(decimals, '0')}`);
}
