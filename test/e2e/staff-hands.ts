import type { Page } from 'playwright-core';

/** Opens a page of the console and waits until what it shows has loaded. */
export async function openConsole(page: Page, at: { lender: string; path: string }): Promise<void> {
  await page.goto(new URL(`console${at.path}`, at.lender).href);
  await page.locator('h1').waitFor();
  await page.locator('.loading').first().waitFor({ state: 'hidden' });
}

/** Signs in by user name and password, in English. */
export async function signInAsStaff(page: Page, as: { user: string; password: string }): Promise<void> {
  await page.getByLabel('User name').fill(as.user);
  await page.getByLabel('Password').fill(as.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Applications' }).waitFor();
}

export interface Verdict {
  readonly outcome: 'Approve' | 'Decline';
  /** Prices an approval. */
  readonly tier?: string;
  readonly note: string;
}

/** Decides the application whose page is open, in English. */
export async function decide(page: Page, { outcome, tier, note }: Verdict): Promise<void> {
  await page.getByLabel(outcome, { exact: true }).check();
  if (tier !== undefined) {
    await page.getByLabel('Tier').click();
    // The tier that is suggested carries the same title where it stands.
    await page
      .locator('.ant-select-item-option')
      .and(page.getByTitle(tier, { exact: true }))
      .click();
  }
  await page.getByLabel('Note').fill(note);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('dialog').getByRole('button', { name: outcome }).click();
  // The form holds the same words until it is gone.
  await page.locator('p.review-note', { hasText: note }).first().waitFor();
}
