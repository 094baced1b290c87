/**
 * Which rows of a page are rows that were read before. Banks leave `transactionId` blank, give one id to two payments,
 * and give a payment another id when it is booked, so that an id alone decides nothing.
 */
export interface RowFace {
  /** Keyed hash of the provider's id; null where it gave none. */
  readonly idIndex: string | null;
  /** Keyed hash of all that the row says but id and status. */
  readonly look: string;
  /** Keyed hash of direction, amount and currency. */
  readonly money: string;
  readonly day: Temporal.PlainDate;
  /** Keyed hash of the whole row: another digest is another version. */
  readonly digest: string;
  readonly booked: boolean;
}

export interface KnownRow extends RowFace {
  readonly key: string;
  /** The reading in which it was last seen. */
  readonly seenIn: string;
  readonly gone: boolean;
}

export interface MatchedRow {
  readonly key: string;
  readonly outcome: 'new' | 'changed' | 'same';
}

/** How far apart two tellings of one payment may lie. */
const sameIdWithin_days = 10;
const bookedWithin_days = 14;

/**
 * The key of each row of a page, in the page's order. A key stays with a payment from pending to booked, whatever its
 * id becomes; no two rows of a page share one.
 *
 * @param known what was read before of rows with these ids or these amounts
 * @param reading the reading that this page is of: what was seen in it already is not another row's earlier version
 */
export function matchRows(known: readonly KnownRow[], page: readonly RowFace[], reading: string): MatchedRow[] {
  const taken = new Set<string>();
  const matched = new Map<RowFace, MatchedRow>();
  const free = (): KnownRow[] => known.filter(({ key, gone }) => !gone && !taken.has(key));
  const take = (row: RowFace, found: KnownRow | undefined): void => {
    if (!found) return;
    taken.add(found.key);
    // A bank that lists as pending what it has booked says nothing new.
    const back = found.booked && !row.booked;
    matched.set(row, { key: found.key, outcome: back || found.digest === row.digest ? 'same' : 'changed' });
  };
  // Pending rows first, so that a booked one cannot take the place of one that still stands beside it.
  const ordered = page.toSorted((a, b) => Number(a.booked) - Number(b.booked));
  // The surest first for all rows: what is surely one row must not be given away as the likeness of another.
  for (const find of [sameWhole, sameId, sameWithoutId]) {
    for (const row of ordered) if (!matched.has(row)) take(row, find(row, free(), reading));
  }
  const used = new Set(known.map(({ key }) => key));
  for (const row of page) {
    if (matched.has(row)) continue;
    const key = freshKey(row, used);
    used.add(key);
    matched.set(row, { key, outcome: 'new' });
  }
  return page.map((row) => matched.get(row)!);
}

function sameWhole(row: RowFace, known: readonly KnownRow[], reading: string): KnownRow | undefined {
  const same = known.filter(({ digest }) => digest === row.digest);
  return row.idIndex === null ? same.find(({ seenIn }) => seenIn !== reading) : same[0];
}

function sameId(row: RowFace, known: readonly KnownRow[], reading: string): KnownRow | undefined {
  if (row.idIndex === null) return undefined;
  // What this reading has told of already stands beside the row: it is another payment with the same id.
  const named = known.filter(({ idIndex, seenIn }) => idIndex === row.idIndex && seenIn !== reading);
  return (
    // What was pending may be booked with another amount; what is booked stays, so another amount is another payment.
    named.find((one) => !one.booked) ??
    named.find((one) => one.money === row.money && apart_days(one, row) <= sameIdWithin_days)
  );
}

function sameWithoutId(row: RowFace, known: readonly KnownRow[], reading: string): KnownRow | undefined {
  const earlier = known.filter((one) => one.seenIn !== reading && one.money === row.money);
  const alike = earlier.find((one) => one.look === row.look && (one.idIndex === null || row.idIndex === null));
  if (alike || !row.booked) return alike;
  return earlier
    .filter((one) => !one.booked && apart_days(one, row) <= bookedWithin_days)
    .toSorted(
      (a, b) => Number(b.look === row.look) - Number(a.look === row.look) || apart_days(a, row) - apart_days(b, row),
    )
    .at(0);
}

function apart_days(a: RowFace, b: RowFace): number {
  return Math.abs(a.day.until(b.day, { largestUnit: 'days' }).days);
}

function freshKey(row: RowFace, used: ReadonlySet<string>): string {
  const base = row.idIndex ?? row.look;
  let [key, nth] = [base, 1];
  while (used.has(key)) key = `${base}#${(nth += 1)}`;
  return key;
}
