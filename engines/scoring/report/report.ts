import type { Locale } from '@lendline/kernel';
import type { ModelDocument } from '../model/document.ts';
import { figureRows } from './card.ts';
import { barChart, type Chart, dataTable, type Series } from './charts.ts';
import { figure, scroll } from './figure.ts';
import { type Html, html } from './html.ts';
import { moreFigures } from './more-figures.ts';
import { pointsRows } from './points-table.ts';
import { style } from './style.ts';
import { percent, type Say, signed, speaker } from './words.ts';

/**
 * The model as one HTML page that needs nothing else: figures, ROC, KS, calibration, gains, importance, points.
 * Every picture has its numbers as a table, and the page follows the reader's light or dark setting.
 */
export function report(model: ModelDocument, locale: Locale = 'en'): string {
  const say = speaker(locale);
  const title = `${say('reportTitle')}: ${model.training.target.column}`;
  const page = html`<html lang="${locale}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <style>
        ${{ html: style }}
      </style>
    </head>
    <body>
      <main>
        <h1>${title}</h1>
        <p>${say(model.kind)} · ${model.training.target.definition}</p>
        ${model.simulated ? html`<p class="warning">${say('simulated')}</p>` : ''} ${figures(model, say)}
        <h2>${say('test')}</h2>
        <div class="charts">
          ${[rocFigure, ksFigure, calibrationFigure, gainsFigure].map((draw) => draw(model, say))}
        </div>
        ${moreFigures(model, say)} ${importance(model, say)} ${points(model, locale)} ${notes(model, locale)}
      </main>
    </body>
  </html>`;
  return `<!doctype html>\n${page.html}\n`;
}

function figures(model: ModelDocument, say: Say): Html {
  const { psi } = model.metrics;
  const rows = [...figureRows(model, say), [`PSI (${psi.binning})`, '', psi.value.toFixed(4)]];
  return scroll(
    html`<h2>${say('quality')}</h2>`,
    dataTable('', [say('figure'), say('development'), say('test')], rows),
  );
}

function rocFigure(model: ModelDocument, say: Say): Html {
  const { curve } = model.charts;
  const title = say('roc');
  const chart: Chart = {
    id: 'roc',
    title,
    x: say('goodsRefused'),
    y: say('badsRefused'),
    description: `AUC ${model.metrics.test.auc.toFixed(4)}`,
    series: [
      { name: `AUC ${model.metrics.test.auc.toFixed(3)}`, style: 'first', points: curve.map((c) => [c.goods, c.bads]) },
      {
        name: 'AUC 0.5',
        style: 'reference',
        points: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
  };
  const rows = tenth(curve).map((c) => [percent(c.goods), percent(c.bads)]);
  return figure(chart, dataTable(title, [say('goodsRefused'), say('badsRefused')], rows), say);
}

function ksFigure(model: ModelDocument, say: Say): Html {
  const { curve } = model.charts;
  const title = say('ks');
  const chart: Chart = {
    id: 'ks',
    title,
    x: say('allRefused'),
    y: '%',
    description: `KS ${model.metrics.test.ks.toFixed(4)}`,
    series: [
      { name: say('badsRefused'), style: 'first', points: curve.map((c) => [c.all, c.bads]) },
      { name: say('goodsRefused'), style: 'second', points: curve.map((c) => [c.all, c.goods]) },
    ],
  };
  const rows = tenth(curve).map((c) => [percent(c.all), percent(c.bads), percent(c.goods)]);
  const head = [say('allRefused'), say('badsRefused'), say('goodsRefused')];
  return figure(chart, dataTable(title, head, rows), say);
}

function calibrationFigure(model: ModelDocument, say: Say): Html {
  const bins = model.charts.calibration;
  const title = say('calibration');
  const end = Math.min(1, Math.ceil(10 * Math.max(...bins.flatMap((bin) => [bin.meanPd, bin.badRate]))) / 10);
  const series: Series[] = [
    {
      name: say('observed'),
      style: 'first',
      dots: true,
      points: bins.map((bin) => [bin.meanPd / end, bin.badRate / end]),
    },
    {
      name: say('promised'),
      style: 'reference',
      points: [
        [0, 0],
        [1, 1],
      ],
    },
  ];
  const description = `ECE ${model.metrics.test.ece.toFixed(4)}`;
  const ends = { xEnd: percent(end, 0), yEnd: percent(end, 0) };
  const chart: Chart = {
    id: 'calibration',
    title,
    description,
    x: say('promised'),
    y: say('observed'),
    ...ends,
    series,
  };
  const rows = bins.map((bin) => [percent(bin.meanPd, 2), percent(bin.badRate, 2), String(bin.rows), String(bin.bads)]);
  return figure(chart, dataTable(title, [say('promised'), say('observed'), say('rows'), say('bads')], rows), say);
}

function gainsFigure(model: ModelDocument, say: Say): Html {
  const { gains } = model.charts;
  const all = gains.reduce((sum, row) => sum + row.rows, 0);
  let seen = 0;
  const points = gains.map((row): [number, number] => [(seen += row.rows) / all, row.cumulativeBads]);
  const title = say('gains');
  const chart: Chart = {
    id: 'gains',
    title,
    x: say('allRefused'),
    y: say('cumulative'),
    description: gains.map((row) => percent(row.cumulativeBads, 0)).join(', '),
    series: [
      { name: say('cumulative'), style: 'first', dots: true, points: [[0, 0], ...points] },
      {
        name: 'AUC 0.5',
        style: 'reference',
        points: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
  };
  const head = [say('group'), say('rows'), say('bads'), say('badRate'), say('cumulative'), say('lift')];
  const rows = gains.map((row) => [
    String(row.group),
    String(row.rows),
    String(row.bads),
    percent(row.badRate),
    percent(row.cumulativeBads),
    row.lift.toFixed(2),
  ]);
  return figure(chart, dataTable(title, head, rows), say);
}

function tenth<Item>(items: readonly Item[]): Item[] {
  return items.filter((_, index) => index % 10 === 0 || index === items.length - 1);
}

function importance(model: ModelDocument, say: Say): Html {
  const ordered = model.features.toSorted((a, b) => b.importance - a.importance);
  const bars = ordered.map((feature) => ({
    name: feature.name,
    share: feature.importance,
    label: percent(feature.importance),
  }));
  return html`<section>
    <h2>${say('importance')}</h2>
    ${barChart(bars)}
  </section>`;
}

function points(model: ModelDocument, locale: Locale): Html {
  const say = speaker(locale);
  const rows = pointsRows(model, locale).map((row) => [
    row.feature,
    row.bin,
    row.rows,
    row.badRate,
    signed(row.points),
  ]);
  const head = [say('feature'), say('bin'), say('rows'), say('badRate'), say('points')];
  const caption = `${say('basePoints')}: ${model.basePoints}`;
  return scroll(html`<h2>${say('points')}</h2>`, dataTable(caption, head, rows));
}

function notes(model: ModelDocument, locale: Locale): Html {
  if (model.notes.length === 0) return html``;
  const items = model.notes.map(
    ({ column, text }) => html`<li>${column === null ? '' : html`<code>${column}</code>: `}${text[locale]}</li>`,
  );
  return html`<section>
    <h2>${speaker(locale)('notes')}</h2>
    <ul>
      ${items}
    </ul>
  </section>`;
}
