import { type Clock, type Currency, newId } from '@lendline/kernel';
import type { Person, World } from '@lendline/world';
import { signedHeaders } from '../callbacks/signature.ts';
import type { Movement, Movements } from '../movements.ts';
import type { Share, Shares } from './shares.ts';

/** A payment company that sends its customers' payments to a lender by itself, as they order it to. */
export interface PartnerTerms {
  /** As the lender has registered it. */
  readonly name: string;
  /** Where the lender takes its messages. */
  readonly url: string;
  /** Shared with the lender: `whsec_` and base64. */
  readonly secret: string;
}

/** `refused`: the lender wants nothing of this connection. `unknown`: no answer; it is sent again later. */
export type Sent = 'sent' | 'refused' | 'unknown';

export interface PaymentCompany {
  readonly name: string;
  /** Takes a person's order and sends what there is. */
  share(person: Person, feed: string): Promise<Sent>;
  /** Sends what has moved since the last time, for everybody. */
  sendNew(): Promise<void>;
}

export interface CompanyOptions {
  readonly terms: PartnerTerms;
  readonly world: World;
  readonly clock: Clock;
  readonly currency: Currency;
  readonly movements: Movements;
  readonly shares: Shares;
}

/** Half a year, as far back as its own statements go. */
const reach_hours = 180 * 24;
const mostRows = 500;
const patience_ms = 10_000;

export function createPaymentCompany(options: CompanyOptions): PaymentCompany {
  const { terms, shares } = options;
  return {
    name: terms.name,
    share: (person, feed) => sendSince(options, shares.open({ feed, person: person.index })),
    sendNew: async () => {
      for (const share of shares.running()) await sendSince(options, share);
    },
  };
}

/** Oldest first, message by message: what has arrived is not sent again, what may have arrived is. */
async function sendSince(
  { terms, world, clock, currency, movements, shares }: CompanyOptions,
  share: Share,
): Promise<Sent> {
  const now = clock.now();
  const from = share.sentUntil === null ? now.subtract({ hours: reach_hours }) : Temporal.Instant.from(share.sentUntil);
  const person = world.person(share.person);
  const rows = movements.of(person, { from, until: now }).toReversed();
  for (let at = 0; at === 0 || at < rows.length; at += mostRows) {
    const part = rows.slice(at, at + mostRows).map((movement) => rowOf(movement, currency));
    const body = JSON.stringify({ feed: share.feed, holder: { name: person.name }, rows: part });
    const sent = await send(terms, { id: newId('msg', now), at: clock.now(), body });
    if (sent === 'refused') shares.note(share, { ended: true });
    if (sent !== 'sent') return sent;
  }
  shares.note(share, { sentUntil: now.toString() });
  return 'sent';
}

/** A payment in the form that the lender's guide to partners names. */
function rowOf({ reference, at, amount, isIn, isReversed, party, word, text }: Movement, currency: Currency) {
  return {
    id: reference,
    at: at.toString(),
    amount: { amount: amount.toString(), currency },
    direction: isIn ? 'in' : 'out',
    status: isReversed ? 'closed' : 'posted',
    category: word,
    description: text,
    orderId: reference,
    ...(party === '' ? {} : { counterparty: party }),
  };
}

async function send(
  { url, secret }: PartnerTerms,
  message: { readonly id: string; readonly at: Temporal.Instant; readonly body: string },
): Promise<Sent> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedHeaders(secret, message) },
      body: message.body,
      signal: AbortSignal.timeout(patience_ms),
    });
    await response.body?.cancel();
    if (response.ok) return 'sent';
    // No consent, or no such connection: asking again changes nothing. Whatever else is put right at the lender.
    return response.status === 403 || response.status === 404 ? 'refused' : 'unknown';
  } catch {
    return 'unknown';
  }
}
