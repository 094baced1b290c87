import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { Locale } from '@lendline/kernel';
import { money } from '@lendline/kernel';
import { cn, priceCell, stateCell } from '@lendline/strategy';
import { describe, expect, it } from 'vitest';
import { agreementContent, type AgreementFacts } from '../rules/agreement/content.ts';
import { offerOf } from '../rules/offer.ts';
import { agreementPdf } from './agreement-pdf.ts';
import { documentFonts } from './fonts.ts';

const today = Temporal.PlainDate.from('2026-03-02');
const at = Temporal.Instant.from('2026-03-02T09:00:00Z');

function factsOf(name = '欧阳小满'): AgreementFacts {
  const product = cn.products[0]!;
  const question = {
    product,
    today,
    pd_ppm: 20_000,
    cap_ppm: 240_000,
    capacity: money(10n ** 9n, 'CNY'),
    firstLoan: false,
  };
  const priced = priceCell({ amount: 10_000_00n, instalments: 12, price_ppm: 108_000 }, cn, question);
  const offer = offerOf(stateCell(priced, cn, product), { pack: cn, today });
  if (!offer.ok) throw new Error(offer.error);
  return {
    number: 'application_01k9xq3v5e8m2n4p6r8s0t1v2w',
    lender: 'Lendline',
    contact: '',
    borrower: { name, maskedIdNumber: '3***************5', maskedPhone: '+86 156****0000' },
    choice: { ...offer.value, day: today.toString() },
    pack: cn,
    simulated: true,
  };
}

const make = (facts: AgreementFacts, locale: Locale) => agreementPdf(agreementContent(facts, locale), at);
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Every character that the file can show, from the maps that let a reader copy its text (ISO 32000-1, 9.10.3). */
function charactersOf(bytes: Uint8Array): ReadonlySet<string> {
  const file = Buffer.from(bytes);
  const shown = new Set<string>();
  for (let start = file.indexOf('stream\n'); start >= 0; start = file.indexOf('stream\n', start + 1)) {
    const end = file.indexOf('endstream', start);
    const map = unpacked(file.subarray(start + 'stream\n'.length, end));
    if (!map.includes('begincmap')) continue;
    for (const [, code] of map.matchAll(/<([0-9a-f]{4,8})>/gi)) shown.add(String.fromCodePoint(parseInt(code!, 16)));
  }
  return shown;
}

function unpacked(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return '';
  }
}

describe('an agreement', () => {
  it('has the same bytes, so the same hash, whenever it is made from the same facts', async () => {
    const [first, again] = [await make(factsOf(), 'zh-CN'), await make(factsOf(), 'zh-CN')];
    expect(hash(first)).toBe(hash(again));
    const other = await make(factsOf('欧阳小雨'), 'zh-CN');
    expect(hash(other)).not.toBe(hash(first));
  });

  it('embeds the Chinese characters of its text and of the name', async () => {
    const shown = charactersOf(await make(factsOf(), 'zh-CN'));
    const missing = [...'个人借款协议年化综合成本欧阳小满'].filter((character) => !shown.has(character));
    expect(missing).toEqual([]);
  });

  it('is small enough to send: under 100 kB', async () => {
    const sizes = await Promise.all(
      (['zh-CN', 'en'] as const).map(async (locale) => (await make(factsOf(), locale)).length),
    );
    expect(Math.max(...sizes)).toBeLessThan(100_000);
  });

  it('names a character that no font has by its number instead of an empty box', async () => {
    const shown = charactersOf(await make(factsOf('欧阳䶮'), 'zh-CN'));
    expect([...'[U+4DAE]'].filter((character) => !shown.has(character))).toEqual([]);
  });

  it('states in both languages the rate, every instalment, the rights and that its score is simulated', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const { blocks } = agreementContent(factsOf(), locale);
      const table = blocks.find((block) => block.kind === 'table');
      expect(table?.rows).toHaveLength(12);
      expect(blocks.find((block) => block.kind === 'figure')?.value).toBe('11.36%');
      const text = JSON.stringify(blocks);
      const needed =
        locale === 'en'
          ? ['Simulated', 'Early repayment', 'Withdrawal', 'Complaints', 'Review by a person']
          : ['模拟环境', '提前还款', '取消', '投诉', '人工复核'];
      expect(needed.filter((word) => !text.includes(word))).toEqual([]);
      expect(text).not.toMatch(/\{\w+\}/);
    }
  });
});

describe('the fonts of documents', () => {
  it('are OpenType with TrueType outlines once they are unpacked', () => {
    const { regular, bold } = documentFonts();
    expect([regular, bold].map((font) => font.readUInt32BE(0))).toEqual([0x00010000, 0x00010000]);
  });
});
