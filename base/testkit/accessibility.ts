import axe from 'axe-core';

/** What is needed of a browser's page: it runs program text and gives back what that promises. */
interface PageLike {
  evaluate(program: string): Promise<unknown>;
}

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page once it stands still, by WCAG 2.2 A and AA and its own best practice (or by some rules alone):
 * one line for each finding, `rule: element what to do`.
 * A screen that is still on its way has no title yet and colours that are none, so a page that seems to have a fault
 * is given a moment to come to rest and looked at once more: a fault of the page is there both times.
 */
export async function axeFindings(page: PageLike, rules: readonly string[] = everyRule): Promise<readonly string[]> {
  const first = await look(page, rules);
  if (first.length === 0) return first;
  await page.evaluate(`new Promise((goOn) => setTimeout(goOn, 500))`);
  return look(page, rules);
}

async function look(page: PageLike, rules: readonly string[]): Promise<readonly string[]> {
  if ((await page.evaluate(`'axe' in globalThis`)) !== true) await page.evaluate(axe.source);
  await page.evaluate(standStill);
  // Text, because what runs in the page is no code of this program.
  return (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ' ' + failureSummary)))`)) as string[];
}

/**
 * A page has come to rest when it has its title and nothing on it moves. Ended animations can start others, so it looks
 * until there are none; what turns for ever, and a title that never comes, are not waited for beyond some seconds.
 */
const standStill = `(async () => {
  for (let round = 0; round < 50 && !document.querySelector('h1'); round += 1)
    await new Promise((goOn) => setTimeout(goOn, 100));
  const moving = () => document.getAnimations().filter((one) =>
    one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime));
  for (let round = 0; round < 50 && moving().length > 0; round += 1)
    await Promise.all(moving().map((one) => one.finished.catch(() => undefined)));
})()`;
