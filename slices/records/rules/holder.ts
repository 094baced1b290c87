/** Whose file it is, by its own heading. `unknown`: the heading names nobody, or there is nothing to compare with. */
export type Holder = 'applicant' | 'other' | 'unknown';

export interface NamedHolder {
  readonly name: string | null;
  readonly number: string | null;
}

/** The borrower as the lines slice knows them; the name is null until it was declared. */
export interface Applicant {
  readonly name: string | null;
  /** E.164. */
  readonly phone: string;
}

/** Fewer visible digits of a masked number than this point to too many people. */
const leastDigits = 5;

/** A call list is that of a number: the registered name may be a relative's, which the carrier's own check deals with. */
export function holderOfCalls(named: NamedHolder, applicant: Applicant): Holder {
  const digits = named.number?.replaceAll(/[^\d*]/g, '') ?? '';
  if (digits.replaceAll('*', '').length < leastDigits) return holderByName(named.name, applicant.name);
  return fitsEnd(digits, applicant.phone) ? 'applicant' : 'other';
}

/** A statement is that of a person. A wallet's nickname that is not the person's name proves nothing, so it is another's. */
export function holderByName(named: string | null, declared: string | null): Holder {
  if (named === null || declared === null) return 'unknown';
  const [shown, known] = [plain(named), plain(declared)];
  if (shown === '' || known === '') return 'unknown';
  return fits(shown, known) || sortedWords(named) === sortedWords(declared) ? 'applicant' : 'other';
}

/** National and international form of one number end alike; a `*` hides one digit. */
function fitsEnd(digits: string, phone: string): boolean {
  const national = digits.replace(/^0+/, '');
  const whole = phone.replaceAll(/\D/g, '');
  return national.length <= whole.length && fits(national, whole.slice(-national.length));
}

function fits(shown: string, known: string): boolean {
  const [a, b] = [Array.from(shown), Array.from(known)];
  const visible = a.some((character) => character !== '*');
  return visible && a.length === b.length && a.every((character, index) => character === '*' || character === b[index]);
}

/** Full-width letters, spaces, case and the middle dot of minority names are written in many ways. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s·•・.]/g, '')
    .toLowerCase();
}

/** Family name first or last: the same words are the same name. */
function sortedWords(name: string): string {
  return name.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).toSorted().join(' ');
}
