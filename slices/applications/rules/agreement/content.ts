import { allocationInWords } from '@lendline/credit';
import type { Locale, LocalText, WireMoney } from '@lendline/kernel';
import type { MenuCell } from '@lendline/decisions/contract';
import type { Pack } from '@lendline/strategy';
import { digitsOf, moneyText, percentText } from '../money-text.ts';
import { type OfferTerms, servicingOf } from '../offer.ts';
import { agreementVersion, labels, paragraphs } from './wording.ts';

/** Everything that an agreement states. The same facts make the same document. */
export interface AgreementFacts {
  /** The application's id: the agreement's number. */
  readonly number: string;
  readonly lender: string;
  /** Where complaints go; empty for the help page of the app. */
  readonly contact: string;
  readonly borrower: { readonly name: string; readonly maskedIdNumber: string; readonly maskedPhone: string };
  /** The licensed business that the borrower represents. */
  readonly business?: { readonly name: string; readonly maskedCode: string };
  /** Who answers for the loan beside the borrower. */
  readonly guarantor?: { readonly name: string; readonly maskedIdNumber: string; readonly maskedPhone: string };
  /** The credit line that this agreement opens, of which its loan is the first drawdown. */
  readonly opens?: {
    readonly limit: WireMoney;
    readonly until: string;
    readonly least: WireMoney;
    readonly rest_d: number;
  };
  /** The number of the agreement that opened the credit line of this drawdown. */
  readonly drawnUnder?: string;
  readonly choice: OfferTerms & { readonly day: string };
  readonly pack: Pack;
  /** The decision rests on a model that was trained on the simulated country. */
  readonly simulated: boolean;
}

export type Pair = readonly [label: string, value: string];

/** A document as blocks of text, before anything about its looks. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'pairs'; readonly rows: readonly Pair[] }
  /** The figure that must stand out most. */
  | { readonly kind: 'figure'; readonly label: string; readonly value: string; readonly below: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'signature'; readonly rows: readonly Pair[] };

export interface DocumentContent {
  readonly title: string;
  readonly subtitle: string;
  /** At the foot of each page, with the page's number. */
  readonly foot: string;
  readonly locale: Locale;
  readonly blocks: readonly Block[];
}

/** The agreement in one language. */
export function agreementContent(facts: AgreementFacts, locale: Locale): DocumentContent {
  const say = (text: LocalText): string => fill(text[locale], facts, locale);
  const section = (name: keyof typeof paragraphs): Block[] => [
    { kind: 'heading', text: say(paragraphs[name].heading) },
    ...paragraphs[name].texts.map((text): Block => ({ kind: 'paragraph', text: say(text) })),
  ];
  return {
    title: say(facts.business ? labels.businessTitle : labels.title),
    subtitle: `${say(labels.number)} ${facts.number} · ${say(labels.version)} ${agreementVersion} · ${facts.choice.day}`,
    foot: `${facts.lender} · ${say(labels.number)} ${facts.number}`,
    locale,
    blocks: [
      ...(facts.simulated ? section('simulated') : []),
      { kind: 'heading', text: say(labels.parties) },
      { kind: 'pairs', rows: partiesOf(facts, say) },
      aprOf(facts, say),
      { kind: 'heading', text: say(labels.terms) },
      { kind: 'pairs', rows: termsOf(facts, say) },
      { kind: 'heading', text: say(labels.schedule) },
      scheduleOf(facts, say),
      { kind: 'paragraph', text: say(labels.scheduleNote) },
      ...(facts.opens ? section('creditLine') : []),
      ...(facts.drawnUnder === undefined ? [] : section('drawdown')),
      ...section('repayment'),
      ...(facts.guarantor ? section('guarantee') : []),
      ...(facts.guarantor && facts.opens ? section('guaranteeOfCreditLine') : []),
      ...section('rights'),
      ...section('data'),
      { kind: 'heading', text: say(labels.signature) },
      { kind: 'paragraph', text: say(labels.signatureNote) },
      { kind: 'signature', rows: signaturesOf(facts, say) },
    ],
  };
}

type Say = (text: LocalText) => string;
type Parties = Pick<AgreementFacts, 'lender' | 'borrower' | 'business' | 'guarantor'>;

export function partiesOf({ lender, borrower, business, guarantor }: Parties, say: Say): Pair[] {
  const person = ({ maskedIdNumber, maskedPhone }: AgreementFacts['borrower']): Pair[] => [
    [say(labels.idNumber), maskedIdNumber],
    [say(labels.phone), maskedPhone],
  ];
  const parties: Pair[] = business
    ? [
        [say(labels.borrower), business.name],
        [say(labels.licence), business.maskedCode],
        [say(labels.representative), borrower.name],
      ]
    : [[say(labels.borrower), borrower.name]];
  const guaranteed: Pair[] = guarantor ? [[say(labels.guarantor), guarantor.name], ...person(guarantor)] : [];
  return [[say(labels.lender), lender], ...parties, ...person(borrower), ...guaranteed];
}

function aprOf({ choice }: AgreementFacts, say: Say): Block {
  const { nominal_ppm, effective_ppm } = choice.cost.apr;
  const both = [
    `${say(labels.nominal)} ${percentText(nominal_ppm)}`,
    `${say(labels.effective)} ${percentText(effective_ppm)}`,
    say(labels.method),
  ];
  // The larger of the two, as on the offer: the one that the cap is held against.
  const value = percentText(Math.max(nominal_ppm, effective_ppm));
  return { kind: 'figure', label: say(labels.apr), value, below: both.join(' · ') };
}

function termsOf({ choice }: AgreementFacts, say: Say): Pair[] {
  const { cost, cell } = choice;
  const price: Pair =
    cell.fee_ppm > 0
      ? [say(labels.feeRate), percentText(cell.fee_ppm)]
      : [say(labels.rate), percentText(cell.rate_ppm)];
  return [
    [say(labels.amount), moneyText(cost.amount)],
    [say(labels.received), moneyText(cost.received)],
    [say(labels.term), termText(cell, say)],
    price,
    [say(labels.interest), moneyText(cost.interest)],
    [say(labels.fees), moneyText(cost.fees)],
    [say(labels.duty), moneyText(cost.duty)],
    [say(labels.total), moneyText(cost.totalRepayable)],
    [say(labels.cap), percentText(cost.cap_ppm)],
    [say(labels.late), say(cost.lateCost)],
  ];
}

function termText({ instalments, every }: MenuCell, say: Say): string {
  return `${instalments} × ${every.count} ${say(labels[every.unit])}`;
}

function scheduleOf({ choice }: AgreementFacts, say: Say): Block {
  const head = [
    labels.n,
    labels.due,
    labels.principal,
    labels.interest,
    labels.allFees,
    labels.dueTotal,
    labels.balance,
  ];
  return {
    kind: 'table',
    head: head.map(say),
    rows: choice.schedule.map((row) => [
      String(row.n),
      row.due,
      ...[row.principal, row.interest, row.fees, row.dueTotal, row.balance].map(digitsOf),
    ]),
  };
}

export function signaturesOf({ lender, borrower, guarantor }: Parties, say: Say): Pair[] {
  const person = ({ name, maskedIdNumber }: AgreementFacts['borrower']): string => `${name}  ${maskedIdNumber}`;
  return [
    [say(labels.lender), lender],
    [say(labels.borrower), person(borrower)],
    ...(guarantor ? [[say(labels.guarantor), person(guarantor)] as const] : []),
  ];
}

function fill(text: string, facts: AgreementFacts, locale: Locale): string {
  const { lender, contact, pack, choice, opens, drawnUnder } = facts;
  const values: Readonly<Record<string, string>> = {
    lender,
    contact: contact || labels.helpPage[locale],
    hours: String(pack.drawdown.freeCancellationAfter_h),
    currency: choice.cost.amount.currency,
    late: choice.cost.lateCost[locale],
    allocation: allocationInWords(servicingOf(choice).allocation)[locale],
    automated: pack.disclosure.automatedDecision[locale],
    ...(opens && {
      limit: moneyText(opens.limit),
      until: opens.until,
      least: moneyText(opens.least),
      rest: String(opens.rest_d),
    }),
    ...(drawnUnder !== undefined && { drawnUnder }),
  };
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
