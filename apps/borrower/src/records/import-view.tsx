import type { LocalText } from '@lendline/kernel';
import type { ImportReport } from '@lendline/records/contract';
import { formatCount, formatDay } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { flagTexts, words } from './words.ts';

/** What became of a file, in words: each flag with its meaning, every row accounted for, and what else there is to know on demand. */
export function ImportView({ report }: { readonly report: ImportReport }) {
  const t = useWords(words);
  const text = useText();
  return (
    <div class="report">
      <p class={report.counts ? 'verdict good' : 'verdict warn'}>{t(report.counts ? 'counts' : 'countsNot')}</p>
      <Lines texts={report.flags.map((flag) => flagTexts[flag])} />
      <Rows report={report} />
      {report.warnings.length > 0 && (
        <details>
          <summary>{t('more')}</summary>
          <Lines texts={report.warnings} />
        </details>
      )}
      {report.firstProblems.length > 0 && (
        <details>
          <summary>{t('rowProblems')}</summary>
          <ul class="flags">
            {report.firstProblems.map((row) => (
              <li key={`${row.line}-${row.field}`}>
                {t('row', { n: row.line })}
                {text(row.text)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Each once, however many ways led to it. */
function Lines({ texts }: { readonly texts: readonly LocalText[] }) {
  const text = useText();
  const lines = [...new Set(texts.map(text))];
  if (lines.length === 0) return null;
  return (
    <ul class="flags">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Rows({ report: { rows, window, coveredDays } }: { readonly report: ImportReport }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const count = (value: number): string => formatCount(value, locale);
  const period = window && t('periodOf', { from: formatDay(window.from, locale), to: formatDay(window.to, locale) });
  return (
    <dl class="facts small">
      <Pair label={t('rows')} value={count(rows.read)} />
      <Pair label={t('accepted')} value={count(rows.accepted)} />
      {rows.ignored > 0 && <Pair label={t('ignored')} value={count(rows.ignored)} />}
      {rows.rejected > 0 && <Pair label={t('rejected')} value={count(rows.rejected)} />}
      {period && <Pair label={t('period')} value={period} />}
      {window && <Pair label={t('covered')} value={t('days', { n: count(coveredDays) })} />}
    </dl>
  );
}

function Pair({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
