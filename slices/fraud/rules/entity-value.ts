import type { EntityKind } from '@lendline/graph';
import { err, isId, maskPhoneNumber, type NumberingPlan, ok, parsePhoneNumber, type Result } from '@lendline/kernel';

export interface ReadingPlace {
  readonly plan: NumberingPlan;
  /** ISO 3166: whose national form a number is in. */
  readonly country: string;
}

/** A value of an entity in its one form, and what of it may be shown. */
export interface EntityValue {
  readonly value: string;
  readonly masked: string;
}

/**
 * Reads what staff type or a record holds into the one form that is hashed, so that the same thing written otherwise is the
 * same entity: full-width digits, spaces, dashes and capitals make no difference where they mean none.
 */
export function readEntityValue(
  kind: EntityKind,
  text: string,
  { plan, country }: ReadingPlace,
): Result<EntityValue, 'not-readable'> {
  const plain = text.normalize('NFKC').trim();
  switch (kind) {
    case 'number': {
      const phone = parsePhoneNumber(plan(plain, country) ?? '');
      return phone.ok ? ok({ value: phone.value, masked: maskPhoneNumber(phone.value) }) : err('not-readable');
    }
    case 'borrower':
      return isId('line', plain) ? ok({ value: plain, masked: plain }) : err('not-readable');
    case 'application':
      return isId('application', plain) ? ok({ value: plain, masked: plain }) : err('not-readable');
    case 'id':
    case 'account':
      return shown(plain.replaceAll(/[\s-]/g, '').toUpperCase(), 4);
    case 'device':
      return shown(plain, 8);
    case 'address':
      // What distinguishes addresses is letters and digits: how they are set off from one another differs from one form to the next.
      return shown(plain.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''), 12);
  }
}

/** The last four characters, of values that are long enough to stay unknown beside them. */
function shown(value: string, least: number): Result<EntityValue, 'not-readable'> {
  if (value.length < least) return err('not-readable');
  return ok({ value, masked: value.length >= 8 ? `****${value.slice(-4)}` : '****' });
}
