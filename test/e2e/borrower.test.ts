import { axeFindings } from '@lendline/testkit';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { accept, apply, type Reader, repay, sayWho, signIn, type Walk } from './borrower-hands.ts';
import { desktop, launch, phone, sidewaysOverflow, visit } from './browser.ts';
import { countryAt } from './sandbox.ts';

const country = countryAt(inject('sandbox'));
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const ways = [
  {
    reader: 'zh-CN' as Reader,
    viewport: phone,
    kind: 'steady',
    files: true,
    dark: false,
  },
  {
    reader: 'en' as Reader,
    viewport: desktop,
    kind: 'trader',
    files: true,
    dark: true,
  },
] as const;

const paidOut = { 'zh-CN': '已到账', en: 'is in your wallet' } as const;

describe('from a phone number to a repaid instalment', () => {
  it.each(ways)(
    'a $kind person walks it in $reader at $viewport.width px, is told in it, and axe finds nothing on any screen',
    async ({ reader, viewport, kind, files, dark }) => {
      const visited = await visit(browser, { url: inject('lender'), locale: reader, viewport, dark });
      const { page, errors } = visited;
      const found: string[] = [];
      const seen: string[] = [];
      const on = async (name: string): Promise<void> => {
        await page.getByRole('heading', { level: 1 }).waitFor();
        seen.push(name);
        found.push(...(await axeFindings(page)).map((finding) => `${name}: ${finding}`));
        if ((await sidewaysOverflow(page)) > 0) found.push(`${name}: wider than the window`);
      };
      const walk: Walk = { page, reader, country, on, persona: await country.persona(kind) };
      await signIn(walk);
      await sayWho(walk);
      await apply(walk, { files, amount: '2000' });
      await accept(walk);
      await repay(walk);
      expect(found).toEqual([]);
      expect(errors).toEqual([]);
      expect(seen).toContain('receipts');
      const texts = async () => (await country.messages(walk.persona.phone)).map(({ text }) => text);
      await expect.poll(texts).toContainEqual(expect.stringContaining(paidOut[reader]));
      await visited.close();
    },
  );
});
