import { type Chart, legend, lineChart } from './charts.ts';
import { type Html, html } from './html.ts';
import type { Say } from './words.ts';

/** A table that scrolls on a narrow screen, below its heading. */
export function scroll(head: Html, table: Html): Html {
  // A region that scrolls must be reachable by keyboard.
  return html`<section>
    ${head}
    <div class="scroll" tabindex="0">${table}</div>
  </section>`;
}

/** A chart with its legend, and the same numbers as a table. */
export function figure(chart: Chart, table: Html, say: Say): Html {
  return html`<figure>
    <figcaption>${chart.title}</figcaption>
    ${lineChart(chart)} ${legend(chart.series)}
    <details>
      <summary>${say('showTable')}: ${chart.title}</summary>
      <div class="scroll" tabindex="0">${table}</div>
    </details>
  </figure>`;
}
