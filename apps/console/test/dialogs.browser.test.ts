import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConsoleWalk, startConsoleWalk } from './console-walk.ts';
import { madeUpId } from './data/ids.ts';

let walk: ConsoleWalk;
beforeAll(async () => {
  walk = await startConsoleWalk();
});
afterAll(() => walk.stop());

interface Opening {
  readonly path: string;
  readonly open: (page: Page) => Promise<void>;
}

const toDecide = `/applications/${madeUpId('application', 1)}`;
const dialogs: Readonly<Record<string, Opening>> = {
  'a decision': {
    path: toDecide,
    open: async (page) => {
      await page.getByLabel('Decline', { exact: true }).check();
      await page.getByLabel('Note').fill('The document shown is of another person.');
      await page.getByRole('button', { name: 'Continue' }).click();
    },
  },
  'the purpose of a look at personal data': {
    path: toDecide,
    open: (page) => page.getByRole('button', { name: 'See it unmasked' }).click(),
  },
  'a new colleague': {
    path: '/staff',
    open: (page) => page.getByRole('button', { name: 'Add a member' }).click(),
  },
};

/** Notes, frame by frame for a second from the first frame that has a dialog, where its buttons are. */
const watch = `void (globalThis.places = new Promise((resolve) => {
  const seen = new Set();
  let until = Infinity;
  const look = () => {
    const buttons = [...document.querySelectorAll('[role=dialog] button')];
    if (buttons.length > 0 && until === Infinity) until = performance.now() + 1000;
    if (buttons.length > 0)
      seen.add(buttons.map((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        return [button.innerText, ...[x, y, width, height].map(Math.round)].join(' ');
      }).join(', '));
    if (performance.now() < until) requestAnimationFrame(look);
    else resolve([...seen]);
  };
  requestAnimationFrame(look);
}))`;

// A press is a way down and a way up. Between the two of them, on a busy machine, a growing dialog has many sizes.
it.each(Object.entries(dialogs))('the dialog of %s stands still from its first frame on', async (_, { path, open }) => {
  const page = await walk.visit({ motion: true });
  await walk.open(page, path);
  await page.evaluate(watch);
  await open(page);
  await page.getByRole('dialog').waitFor();
  const places: readonly string[] = await page.evaluate('globalThis.places');
  expect(places).toEqual([expect.stringMatching(/\d+ \d+ \d+ \d+$/)]);
  await page.context().close();
});
