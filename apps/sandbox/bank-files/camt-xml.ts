import type { Currency } from '@lendline/kernel';
import { decimal } from '../wallet/wire.ts';
import type { Booking } from './bookings.ts';

export interface CamtMessage {
  /** `053` a statement of a day, `054` a notification. */
  readonly kind: '053' | '054';
  readonly messageId: string;
  readonly at: Temporal.Instant;
  readonly account: string;
  readonly currency: Currency;
  readonly bookings: readonly Booking[];
}

/** Bookings as the bank tells them (camt.053.001.08, camt.054.001.08). */
export function camtXml({ kind, messageId, at, account, currency, bookings }: CamtMessage): string {
  const [root, part] = kind === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
  const made = `<CreDtTm>${at.toString({ smallestUnit: 'second' })}</CreDtTm>`;
  const entries = bookings.map((booking) => entryXml(booking, currency)).join('');
  const own = `<Acct><Id><Othr><Id>${escaped(account)}</Id></Othr></Id></Acct>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.08"><${root}><GrpHdr><MsgId>${messageId}</MsgId>${made}</GrpHdr><${part}><Id>${messageId}</Id>${made}${own}${entries}</${part}></${root}></Document>
`;
}

function entryXml(booking: Booking, currency: Currency): string {
  const { reference, amount, isIn, isReturn, day, endToEnd, text, party, account } = booking;
  const [role, own] = isIn ? ['Dbtr', 'DbtrAcct'] : ['Cdtr', 'CdtrAcct'];
  const refs = `<Refs><AcctSvcrRef>${reference}</AcctSvcrRef><EndToEndId>${escaped(endToEnd ?? 'NOTPROVIDED')}</EndToEndId></Refs>`;
  const names = `<${role}><Pty><Nm>${escaped(party)}</Nm></Pty></${role}><${own}><Id><Othr><Id>${escaped(account)}</Id></Othr></Id></${own}>`;
  const remittance = text === '' ? '' : `<RmtInf><Ustrd>${escaped(text)}</Ustrd></RmtInf>`;
  const days = `<BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>`;
  return `<Ntry><Amt Ccy="${currency}">${decimal(amount, currency)}</Amt><CdtDbtInd>${isIn ? 'CRDT' : 'DBIT'}</CdtDbtInd>${
    isReturn ? '<RvslInd>true</RvslInd>' : ''
  }<Sts><Cd>BOOK</Cd></Sts>${days}<AcctSvcrRef>${reference}</AcctSvcrRef><NtryDtls><TxDtls>${refs}<RltdPties>${names}</RltdPties>${remittance}</TxDtls></NtryDtls></Ntry>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
