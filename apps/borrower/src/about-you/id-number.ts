/** What can be seen to be wrong with an id number before the server reads it. */
export type IdFault = 'length' | 'characters' | 'check';

// GB 11643-1999: 17 digits and a check character by ISO 7064 MOD 11-2.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Full-width and small letters, spaces and hyphens are how people type; the server reads the same. */
export function tidyIdNumber(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

/** Helps with a slip of the finger; the server decides. Null when nothing is seen to be wrong. */
export function idFault(typed: string, country: string): IdFault | null {
  const id = tidyIdNumber(typed);
  if (country !== 'CN') {
    if (id.length < 5 || id.length > 20) return 'length';
    return /^[A-Z0-9]+$/.test(id) ? null : 'characters';
  }
  if (!/^\d*X?$/.test(id)) return 'characters';
  if (id.length !== 18) return 'length';
  const sum = weights.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return checkCharacters[sum % 11] === id[17] ? null : 'check';
}
