import type { Browser, Page } from 'playwright-core';
import type { Reader } from './borrower-hands.ts';
import { phone, visit } from './browser.ts';
import { apiOf } from './clients.ts';
import { stranger } from './people.ts';
import type { Visitor } from './quick-borrower.ts';
import type { Country } from './sandbox.ts';

export interface Arrival {
  readonly page: Page;
  readonly visitor: Visitor;
  readonly close: () => Promise<void>;
}

/** Somebody new with a phone of their own, on the first screen. */
export async function newcomer(
  browser: Browser,
  of: { readonly country: Country; readonly lender: string; readonly reader: Reader },
): Promise<Arrival> {
  const person = await stranger(of.country);
  const { page, close } = await visit(browser, { url: of.lender, locale: of.reader, viewport: phone });
  return { page, visitor: { api: apiOf(page, of.lender, of.reader), country: of.country, person }, close };
}
