import { html } from 'hono/html';
import type { Markup, Reader } from './layout.ts';
import type { Texts } from './texts.ts';

/** What somebody has to type, each with a button that copies it; a note stands beside it and is not copied. */
export function factList(
  facts: readonly (readonly [name: keyof Texts, value: string, note?: string])[],
  { t }: Reader,
): Markup {
  return html`<dl>
    ${facts.map(
      ([name, value, note]) =>
        html`<div class="fact">
          <dt>${t(name)}</dt>
          <dd>${value}${note === undefined ? '' : ` (${note})`}</dd>
          <dd class="copy">
            <button class="quiet" data-copy="${value}" aria-label="${t('copyOf', { what: `${t(name)} ${value}` })}">
              ${t('copy')}
            </button>
          </dd>
        </div>`,
    )}
  </dl>`;
}
