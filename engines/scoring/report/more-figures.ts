import { decimalsOf, isCurrency } from '@lendline/kernel';
import type { Dependence, ModelDocument } from '../model/document.ts';
import { barChart, type Chart, dataTable, type Point } from './charts.ts';
import { fairnessHead, fairnessRows } from './fairness-rows.ts';
import { figure, scroll } from './figure.ts';
import { type Html, html } from './html.ts';
import { percent, type Say } from './words.ts';

/** Figures that only documents of today hold: profit, partial dependence, drift, fairness, learning curve. */
export function moreFigures(model: ModelDocument, say: Say): Html {
  return html`<div class="charts">${profitFigure(model, say)}${lossFigure(model, say)}</div>
    ${dependence(model, say)} ${drift(model, say)} ${fairness(model, say)}`;
}

function profitFigure({ charts }: ModelDocument, say: Say): Html {
  const { profit } = charts;
  if (!profit) return html``;
  const amounts = profit.points.map((point) => Number(point.profit));
  const [low, high] = [Math.min(0, ...amounts), Math.max(1, ...amounts)];
  const at = (value: number): number => (value - low) / (high - low);
  const { currency, principal, margin_ppm, lossGivenDefault_ppm } = profit.assumptions;
  const written = (minor: string): string => inWhole(minor, currency);
  const assumed = `${currency} ${written(principal)}, +${percent(margin_ppm / 1e6)}, −${percent(lossGivenDefault_ppm / 1e6)}`;
  const best = `${say('best')}: PD < ${percent(profit.best.cutOff, 2)}, ${say('approved')} ${percent(profit.best.approvalRate)}, ${currency} ${written(profit.best.profit)}`;
  const chart: Chart = {
    id: 'profit',
    title: `${say('profitAt')} (${assumed})`,
    x: say('approved'),
    y: say('profit'),
    yEnd: '',
    description: best,
    series: [
      {
        name: best,
        style: 'first',
        points: profit.points.map((point): Point => [point.approvalRate, at(Number(point.profit))]),
      },
      {
        name: '0',
        style: 'reference',
        points: [
          [0, at(0)],
          [1, at(0)],
        ],
      },
    ],
  };
  const rows = profit.points
    .filter((_, index) => index % 10 === 0)
    .map((point) => [percent(point.approvalRate), percent(point.cutOff, 2), written(point.profit)]);
  return figure(chart, dataTable(chart.title, [say('approved'), 'PD <', say('profit')], rows), say);
}

/** Minor units as people write them, without what is behind the point. */
function inWhole(minor: string, currency: string): string {
  const decimals = isCurrency(currency) ? decimalsOf(currency) : 2;
  return (BigInt(minor) / 10n ** BigInt(decimals)).toLocaleString('en');
}

function lossFigure({ charts }: ModelDocument, say: Say): Html {
  const losses = charts.watchedLosses ?? [];
  if (losses.length < 2) return html``;
  const [low, high] = [Math.min(...losses), Math.max(...losses)];
  const span = high - low || 1;
  const chart: Chart = {
    id: 'loss',
    title: say('loss'),
    x: say('step'),
    y: say('logLoss'),
    xEnd: '',
    yEnd: high.toFixed(3),
    description: `${losses[0]!.toFixed(4)} → ${low.toFixed(4)}`,
    series: [
      {
        name: say('logLoss'),
        style: 'first',
        points: losses.map((loss, index): Point => [index / (losses.length - 1), (loss - low) / span]),
      },
    ],
  };
  const rows = losses.map((loss, index) => [String(index + 1), loss.toFixed(5)]);
  return figure(chart, dataTable(chart.title, [say('step'), say('logLoss')], rows), say);
}

function dependence({ charts }: ModelDocument, say: Say): Html {
  const shown = (charts.dependence ?? []).filter(({ points }) => points.length > 1);
  if (shown.length === 0) return html``;
  const most = Math.max(...shown.flatMap(({ points }) => points.map(({ pd }) => pd)));
  const end = Math.min(1, Math.ceil(most * 10) / 10);
  return html`<h2>${say('dependence')}</h2>
    <div class="charts">${shown.map((one, index) => dependenceFigure(one, { say, end, index }))}</div>`;
}

function dependenceFigure(
  { feature, points }: Dependence,
  { say, end, index }: { readonly say: Say; readonly end: number; readonly index: number },
): Html {
  const [first, last] = [points[0]!.value, points.at(-1)!.value];
  if (typeof first !== 'number' || typeof last !== 'number') return dependenceBars(feature, points);
  const place = (value: number | string): number => (Number(value) - first) / (last - first);
  const chart: Chart = {
    id: `dependence-${index}`,
    title: feature,
    x: `${short(first)} – ${short(last)}`,
    y: say('meanPd'),
    xStart: '',
    xEnd: '',
    yEnd: percent(end, 0),
    description: points.map(({ value, pd }) => `${short(value)}: ${percent(pd)}`).join(', '),
    series: [
      {
        name: say('meanPd'),
        style: 'first',
        dots: true,
        points: points.map(({ value, pd }): Point => [place(value), pd / end]),
      },
    ],
  };
  const rows = points.map(({ value, pd }) => [short(value), percent(pd, 2)]);
  return figure(chart, dataTable(feature, [say('value'), say('meanPd')], rows), say);
}

/** Categories have no order: a line between them would say something that is not so. */
function dependenceBars(feature: string, points: Dependence['points']): Html {
  const bars = points.map(({ value, pd }) => ({ name: String(value), share: pd, label: percent(pd) }));
  return html`<figure>
    <figcaption>${feature}</figcaption>
    ${barChart(bars)}
  </figure>`;
}

function short(value: number | string): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(4))) : value;
}

function drift({ charts }: ModelDocument, say: Say): Html {
  const features = (charts.drift ?? []).toSorted((a, b) => b.psi - a.psi);
  if (features.length === 0) return html``;
  const bars = features.map(({ feature, psi }) => ({ name: feature, share: psi, label: `PSI ${psi.toFixed(4)}` }));
  return html`<section>
    <h2>${say('drift')}</h2>
    <p>${[...new Set(features.map(({ binning }) => binning))].join('; ')}</p>
    ${barChart(bars)}
  </section>`;
}

function fairness({ metrics }: ModelDocument, say: Say): Html {
  const head = fairnessHead(say('groupName'), say);
  const tables = (metrics.fairness ?? []).map(({ column, fairness: one }) =>
    scroll(html``, dataTable(`${column} · PD < ${percent(one.cutOff, 2)}`, head, fairnessRows(one))),
  );
  return tables.length === 0
    ? html``
    : html`<h2>${say('fairness')}</h2>
        ${tables}`;
}
