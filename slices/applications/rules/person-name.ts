/** A name as it is compared: full-width and half-width forms, runs of blanks and capitals make no other person. */
export function sameName(one: string, other: string): boolean {
  return readName(one) === readName(other);
}

export function sameIdNumber(one: string, other: string): boolean {
  return readIdNumber(one) === readIdNumber(other);
}

/** `王小明` -> `王**`: enough to recognise, too little to know. */
export function maskPersonName(name: string): string {
  const [first = '', ...others] = [...tidy(name)];
  return `${first}${'*'.repeat(Math.max(1, others.length))}`;
}

function readName(name: string): string {
  return tidy(name).toLowerCase();
}

function tidy(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
}

function readIdNumber(idNumber: string): string {
  return idNumber.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}
