import axe from 'axe-core';

/** What is needed of a browser's page: it runs program text and gives back what that promises. */
interface PageLike {
  evaluate(program: string): Promise<unknown>;
}

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page once it stands still, by WCAG 2.2 A and AA and its own best practice (or by some rules alone):
 * one line for each finding, `rule: element what to do`.
 * A colour that is still on its way is no colour to judge, so what moves is let to its end first.
 */
export async function axeFindings(page: PageLike, rules: readonly string[] = everyRule): Promise<readonly string[]> {
  if ((await page.evaluate(`'axe' in globalThis`)) !== true) await page.evaluate(axe.source);
  await page.evaluate(standStill);
  // Text, because what runs in the page is no code of this program.
  return (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ' ' + failureSummary)))`)) as string[];
}

/** Ended animations can start others, so it looks until there are none; what turns for ever is waited for by nobody. */
const standStill = `(async () => {
  const moving = () => document.getAnimations().filter((one) =>
    one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime));
  for (let round = 0; round < 50 && moving().length > 0; round += 1)
    await Promise.all(moving().map((one) => one.finished.catch(() => undefined)));
})()`;
