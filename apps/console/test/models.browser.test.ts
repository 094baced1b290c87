import { axeFindings } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleWalk, startConsoleWalk } from './console-walk.ts';
import { madeUpId } from './data/ids.ts';

let walk: ConsoleWalk;
beforeAll(async () => {
  walk = await startConsoleWalk();
});
afterAll(() => walk.stop());

const champion = `/models/${madeUpId('model', 1)}`;
const challenger = `/models/${madeUpId('model', 3)}`;

describe('a model', () => {
  it('shows its report in a frame that can run nothing and change nothing of the page', async () => {
    const page = await walk.visit();
    await walk.open(page, champion);
    await page.getByRole('button', { name: 'Show the report', exact: true }).click();
    const frame = page.frameLocator('iframe[title="Training report"]');
    await frame.getByRole('heading', { name: 'Report: outcome', exact: true }).waitFor();
    await expect.poll(() => page.title()).toBe('phone-new-2026-11 · 1 · Lendline');
    await expect.poll(() => page.locator('iframe').getAttribute('sandbox')).toBe('');
    await page.context().close();
  });

  it('is asked for another role with a reason, and says whether a second person must look', async () => {
    const page = await walk.visit({ width: 390 });
    await walk.open(page, champion);
    const panel = page.locator('section.panel').filter({ hasText: 'Change its role' });
    await panel.getByText('This change takes effect at once.', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Submit', exact: true }).click();
    await panel.getByText('Write a note of at least 3 characters', { exact: true }).waitFor();
    await panel.getByLabel('Note', { exact: true }).fill('replaced by the new one');
    await panel.getByRole('button', { name: 'Submit', exact: true }).click();
    await panel.getByText('Done (Applied).', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('is rolled back in an emergency by one person, and says that a second one has not looked yet', async () => {
    const page = await walk.visit();
    await walk.open(page, champion);
    const panel = page.locator('section.panel').filter({ hasText: 'Roll back to the champion before' });
    await panel.getByLabel('Emergency: at once', { exact: true }).check();
    await panel.getByLabel('Note', { exact: true }).fill('all PDs are one');
    await panel.getByRole('button', { name: 'Roll back (New)', exact: true }).click();
    await panel.getByText('Done (Emergency, not looked at).', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});

describe('training again', () => {
  it('is asked for with a reason, and runs in the background', async () => {
    const page = await walk.visit();
    await walk.open(page, champion);
    const form = page.locator('form').filter({ hasText: 'Train on new outcomes (New)' });
    await form.getByLabel('Note', { exact: true }).fill('a quarter has matured');
    await form.getByRole('button', { name: 'Train on new outcomes (New)', exact: true }).click();
    await page.getByText('Asked for. The training runs in the background.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'See how far it is', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Training run · New', exact: true }).waitFor();
    await page.getByText('Waiting', { exact: true }).waitFor();
    await page.getByText('It has told nothing yet.', { exact: true }).waitFor();
    await page.context().close();
  });

  it('is followed by its learning curve and its stages, and stopped with a reason', async () => {
    const page = await walk.visit();
    await walk.open(page, '/models/runs');
    await page.getByRole('row').filter({ hasText: 'Running' }).getByRole('link').first().click();
    await page.getByText('net: loss on watched rows, 0.2350 after step 12, 0.2350 at its lowest.').waitFor();
    const curve = page.locator('section.panel').filter({ hasText: 'Learning curve' });
    await curve.locator('svg').first().waitFor();
    await curve.getByText('Table', { exact: true }).click();
    await expect.poll(() => curve.getByRole('row').nth(1).getByRole('cell').allInnerTexts()).toEqual(['1', '0.5100']);
    const stages = page.locator('section.panel').filter({ hasText: 'Stages' });
    await expect
      .poll(() => stages.getByRole('row').nth(3).getByRole('cell').first().innerText())
      .toBe('Fits the chosen kind');
    const panel = page.locator('section.panel').filter({ hasText: 'It stops within a second.' });
    await panel.getByLabel('Note', { exact: true }).fill('the wrong quarter');
    await panel.getByRole('button', { name: 'Stop it', exact: true }).click();
    await page.getByText('Stopped by staff:staff_1: the wrong quarter', { exact: true }).waitFor();
    const again = page.locator('section.panel').filter({ hasText: 'Ask for it again' });
    await again.getByLabel('Note', { exact: true }).fill('the right quarter');
    await again.getByRole('button', { name: 'Ask for it again', exact: true }).click();
    await again.getByRole('link', { name: 'See how far it is', exact: true }).waitFor();
    await page.context().close();
  });

  it('says in both languages why a run was refused', async () => {
    for (const [locale, reason] of [
      ['zh-CN', '只有 6 行，无法训练。请等待更多结果。'],
      ['en', 'There are only 6 rows: too few to train on. Wait for more outcomes.'],
    ] as const) {
      const page = await walk.visit({ locale });
      await walk.open(page, `/models/runs/${madeUpId('run', 3)}`);
      const facts = page.locator('section.panel').filter({ hasText: reason });
      await expect.poll(() => facts.locator('dd').first().innerText()).toBe(reason);
      await page.context().close();
    }
  });
});

describe('the care of a model', () => {
  it('shows what is at stake with its grounds, and takes what somebody says about it', async () => {
    const page = await walk.visit({ width: 390 });
    await walk.open(page, champion);
    const panel = page.locator('section#materiality');
    const note = panel.getByLabel('Note', { exact: true });
    await panel.getByText('its score decides; it can be read off a card', { exact: true }).waitFor();
    await panel.getByText('90 days', { exact: true }).waitFor();
    await panel.getByLabel('What it is for', { exact: true }).fill('repeat loans of known people');
    await note.fill('the cap was lowered');
    const shown = Promise.withResolvers<void>();
    await page.route('**/api/models/inventory', async (route) => {
      await shown.promise;
      await route.continue();
    });
    await panel.getByRole('button', { name: 'Say what is at stake', exact: true }).click();
    // Nothing is typed into a note that is about to be emptied.
    await note.and(page.locator('[readonly]')).waitFor();
    shown.resolve();
    await panel.locator('dd').getByText('repeat loans of known people', { exact: true }).waitFor();
    await note.and(page.locator(':not([readonly])')).waitFor();
    await expect.poll(() => note.inputValue()).toBe('');
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('names who answers for each stage, and offers first what nobody holds', async () => {
    const page = await walk.visit({ locale: 'zh-CN' });
    await walk.open(page, champion);
    const panel = page.locator('section#duties');
    await expect
      .poll(() => panel.locator('dd').allInnerTexts())
      .toEqual(['staff:staff_analyst', '无人负责', '无人负责', 'staff:staff_watch', '无人负责', '无人负责']);
    await panel.getByRole('button', { name: '指定', exact: true }).click();
    await panel.getByText('请写明由谁负责', { exact: true }).waitFor();
    await panel.getByLabel('负责人', { exact: true }).fill('staff:staff_tester');
    await panel.getByRole('button', { name: '指定', exact: true }).click();
    await panel.locator('dd').getByText('staff:staff_tester', { exact: true }).waitFor();
    await panel.getByTitle('评审', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('is an inventory by materiality, which can be taken along as a file', async () => {
    const page = await walk.visit();
    await walk.open(page, '/models/inventory');
    const rows = page.getByRole('row');
    await expect.poll(() => rows.nth(1).getByRole('cell').nth(1).innerText()).toBe('High');
    await expect.poll(() => rows.last().getByRole('cell').nth(1).innerText()).toBe('Medium');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the inventory (CSV)', exact: true }).click();
    expect((await download).suggestedFilename()).toBe('models-2026-11-23.csv');
    await page.context().close();
  });
});

describe('drift', () => {
  it('is shown by feature, by bin and by week, as picture and as table', async () => {
    const page = await walk.visit();
    await walk.open(page, `${champion}/drift`);
    await page.getByText(/^Week of .* Features surely above 0\.10 for that many rows: 1\./).waitFor();
    const byFeature = page.locator('section.panel').filter({ hasText: 'CSI of each feature' });
    await byFeature.locator('svg').first().waitFor();
    await byFeature.getByText('Table', { exact: true }).click();
    const row = byFeature.getByRole('row').filter({ hasText: 'Share of calls at night' });
    await expect
      .poll(() => row.getByRole('cell').allInnerTexts())
      .toEqual(['Share of calls at night', '0.283', 'Shifted', 'Surely above 0.10', '< 0.001']);
    await page.getByRole('heading', { name: 'Share of calls at night: shares by bin', exact: true }).waitFor();
    await page.context().close();
  });
});

describe('a challenger', () => {
  it('is compared with the champion on the same applications', async () => {
    const page = await walk.visit({ locale: 'zh-CN' });
    await walk.open(page, `${challenger}/comparison`);
    await page.getByText('+0.0180').waitFor();
    const grid = page.locator('section.panel').filter({ hasText: '排序的一致程度' });
    await grid.getByText('表', { exact: true }).click();
    await expect
      .poll(() => grid.getByRole('row').nth(1).getByRole('cell').allInnerTexts())
      .toEqual(['第 1 五分位', '182', '44', '10', '4', '0']);
    await page.context().close();
  });

  it('takes two people from the list, by keyboard, each with a note, when the system asked', async () => {
    const page = await walk.visit();
    await walk.open(page, '/models');
    const waiting = page.locator('section.panel').filter({ hasText: 'Waiting for a second person' });
    const note = waiting.getByLabel('Note', { exact: true });
    await waiting.getByText('The system asks: when you support it, a second person still has to approve.').waitFor();
    await note.focus();
    await page.keyboard.type('better on the time split');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await waiting.getByText(/^Asked by staff:staff_other/).waitFor();
    await waiting.getByRole('button', { name: 'Approve', exact: true }).waitFor();
    await note.fill('seen in committee');
    await note.press('Tab');
    await page.keyboard.press('Enter');
    await waiting.getByText('Nothing waits for a second person.', { exact: true }).waitFor();
    await expect.poll(() => waiting.getByRole('button').count()).toBe(0);
    await page.context().close();
  });
});

describe('an alert about a model', () => {
  it('names its owner, and is gone from the list once somebody has looked', async () => {
    const page = await walk.visit();
    await walk.open(page, '/models');
    const alerts = page.locator('section.panel').filter({ hasText: 'Alerts about models' });
    await alerts.getByText(/^Owner staff:staff_watch/).waitFor();
    await alerts.getByLabel('Note', { exact: true }).fill('a new region');
    await alerts.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await alerts.getByText('No alert is open.', { exact: true }).waitFor();
    await expect.poll(() => alerts.getByRole('link').count()).toBe(0);
    await page.context().close();
  });
});
