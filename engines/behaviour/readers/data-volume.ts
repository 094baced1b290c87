const units: Readonly<Record<string, number>> = { B: 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

/**
 * `12.5MB`, `300` under a heading such as `流量（KB）`, `1GB24MB`: whole bytes, 1 KB being 1024 of them, as carriers count.
 * Null when no unit is named anywhere: a volume that may be a thousand times another is none.
 */
export function volumeOf(text: string, heading: string): number | null {
  const plain = text.replaceAll(/[,\s]/g, '').toUpperCase();
  const named = /([KMG])B?(?=[)）]|$)/i.exec(heading)?.[1]?.toUpperCase();
  if (/^\d+(\.\d+)?$/.test(plain)) return named === undefined ? null : Math.round(Number(plain) * units[named]!);
  if (!/^(\d+(\.\d+)?([KMG]B?|B))+$/.test(plain)) return null;
  const parts = [...plain.matchAll(/(\d+(?:\.\d+)?)([KMG]|B)B?/g)];
  return Math.round(parts.reduce((sum, [, size, unit]) => sum + Number(size) * units[unit!]!, 0));
}
