import { type Html, html } from './html.ts';

/** A point of a chart; both coordinates as shares of the axes, 0 to 1. */
export type Point = readonly [number, number];

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
  /** Which of the two colours and dash patterns of the page. */
  readonly style: 'first' | 'second' | 'reference';
  readonly dots?: boolean;
}

export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What a person who cannot see the picture should know. */
  readonly description: string;
  readonly x: string;
  readonly y: string;
  /** Ends of the axes in words; "0" and "100 %" when absent. */
  readonly xStart?: string;
  readonly xEnd?: string;
  readonly yEnd?: string;
  readonly series: readonly Series[];
}

const [width, height, left, top, plotWidth, plotHeight] = [420, 320, 46, 14, 356, 250] as const;

/** A line chart as inline SVG, named and described for screen readers; colours come from the page. */
export function lineChart(chart: Chart): Html {
  const { id, title, description, series } = chart;
  return html`<svg role="img" viewBox="0 0 ${width} ${height}" aria-labelledby="${id}-title ${id}-description">
    <title id="${id}-title">${title}</title>
    <desc id="${id}-description">${description}</desc>
    ${axes(chart)} ${series.map(drawSeries)}
  </svg>`;
}

function axes({ x, y, xStart = '0', xEnd = '100 %', yEnd = '100 %' }: Chart): Html {
  const bottom = top + plotHeight;
  return html`<path class="axis" d="M${left} ${top}V${bottom}H${left + plotWidth}" />
    <text x="${left}" y="${bottom + 16}" text-anchor="middle">${xStart}</text>
    <text x="${left + plotWidth}" y="${bottom + 16}" text-anchor="end">${xEnd}</text>
    <text x="${left - 6}" y="${top + 10}" text-anchor="end">${yEnd}</text>
    <text x="${left + plotWidth / 2}" y="${bottom + 34}" text-anchor="middle">${x}</text>
    <text transform="translate(14 ${top + plotHeight / 2}) rotate(-90)" text-anchor="middle">${y}</text>`;
}

function drawSeries({ points, style, dots }: Series): Html {
  const places = points.map(([x, y]) => [left + x * plotWidth, top + (1 - y) * plotHeight].map(shorten));
  const line = html`<polyline class="${style}" points="${places.map(([x, y]) => `${x},${y}`).join(' ')}" />`;
  if (!dots) return line;
  return html`${line}${places.map(([x, y]) => html`<circle class="${style}" cx="${x!}" cy="${y!}" r="4" />`)}`;
}

function shorten(place: number): string {
  return place.toFixed(1);
}

/** The names of the series beside their lines. */
export function legend(series: readonly Series[]): Html {
  return html`<ul class="legend">
    ${series.map(
      ({ name, style }) => html`<li>
        <svg viewBox="0 0 28 8" aria-hidden="true"><line class="${style}" x1="0" y1="4" x2="28" y2="4" /></svg>
        ${name}
      </li>`,
    )}
  </ul>`;
}

/** Bars of shares with their names; the longest fills the width. */
export function barChart(bars: readonly { name: string; share: number; label: string }[]): Html {
  const most = Math.max(...bars.map(({ share }) => share), Number.MIN_VALUE);
  return html`<dl class="bars">
    ${bars.map(
      ({ name, share, label }) => html`<div>
        <dt>${name}</dt>
        <dd>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar" width="${shorten((share / most) * 100)}" height="4" /></svg
          ><span>${label}</span>
        </dd>
      </div>`,
    )}
  </dl>`;
}

/** A table with a head row; the first cell of a row names it. */
export function dataTable(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first, ...rest]) =>
          html`<tr>
            <th scope="row">${first ?? ''}</th>
            ${rest.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
