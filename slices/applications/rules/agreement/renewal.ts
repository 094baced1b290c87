import type { Locale, LocalText, WireMoney } from '@lendline/kernel';
import { moneyText, percentText } from '../money-text.ts';
import { type AgreementFacts, type DocumentContent, type Pair, partiesOf, signaturesOf } from './content.ts';
import { renewalLabels, renewalTexts, renewalVersion } from './renewal-wording.ts';
import { labels, paragraphs } from './wording.ts';

/** Everything that the agreement of a renewal states. The same facts make the same document. */
export interface RenewalFacts extends Pick<AgreementFacts, 'lender' | 'borrower' | 'business' | 'simulated'> {
  /** The application's id: the number of the agreement that opened the credit line. */
  readonly number: string;
  /** The day on which the lender offered it. */
  readonly day: string;
  readonly before: { readonly limit: WireMoney; readonly until: string };
  readonly after: { readonly limit: WireMoney; readonly until: string };
  readonly least: WireMoney;
  readonly rate_ppm: number;
  readonly isGuaranteed: boolean;
}

/** The agreement of a renewal in one language. */
export function renewalContent(facts: RenewalFacts, locale: Locale): DocumentContent {
  const { number, day, lender, after, simulated, isGuaranteed } = facts;
  const values: Readonly<Record<string, string>> = {
    number,
    lender,
    limit: moneyText(after.limit),
    until: after.until,
    least: moneyText(facts.least),
  };
  const say = (text: LocalText): string =>
    text[locale].replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const texts = [renewalTexts.effect, renewalTexts.rest, ...(isGuaranteed ? [renewalTexts.guarantee] : [])];
  const paragraph = (text: LocalText) => ({ kind: 'paragraph', text: say(text) }) as const;
  const heading = (text: LocalText) => ({ kind: 'heading', text: say(text) }) as const;
  return {
    title: say(renewalLabels.title),
    subtitle: `${say(renewalLabels.opened)} ${number} · ${say(labels.version)} ${renewalVersion} · ${day}`,
    foot: `${lender} · ${say(renewalLabels.opened)} ${number}`,
    locale,
    blocks: [
      ...(simulated ? [heading(paragraphs.simulated.heading), ...paragraphs.simulated.texts.map(paragraph)] : []),
      heading(labels.parties),
      { kind: 'pairs', rows: partiesOf(facts, say) },
      heading(renewalLabels.terms),
      { kind: 'pairs', rows: termsOf(facts, say) },
      ...texts.map(paragraph),
      heading(renewalLabels.signature),
      paragraph(labels.signatureNote),
      { kind: 'signature', rows: signaturesOf(facts, say) },
    ],
  };
}

function termsOf({ before, after, least, rate_ppm }: RenewalFacts, say: (text: LocalText) => string): Pair[] {
  return [
    [say(renewalLabels.untilBefore), before.until],
    [say(renewalLabels.until), after.until],
    [say(renewalLabels.limitBefore), moneyText(before.limit)],
    [say(renewalLabels.limit), moneyText(after.limit)],
    [say(labels.rate), percentText(rate_ppm)],
    [say(renewalLabels.least), moneyText(least)],
  ];
}
