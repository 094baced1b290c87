import type { AssessedHit, Contribution, ListHit } from '@lendline/fraud/contract';
import { formatDay, type Translate } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { entityKinds, listNames, verdicts } from '../words/fraud.ts';
import './fraud.css';
import { fraudWords } from './words.ts';

/** Typologies that were reached, each with its score and what every rule added, and what is on a list. */
export function HitsView({
  hits,
  listHits,
  look,
}: {
  readonly hits: readonly AssessedHit[];
  readonly listHits: readonly ListHit[];
  /** Which look found it: the same typology can be reached by several on one page. */
  readonly look: string;
}) {
  return (
    <>
      {listHits.map((hit) => (
        <ListHitLine key={hit.entryId} hit={hit} />
      ))}
      {hits.map((hit) => (
        <HitView key={hit.typology} hit={hit} look={look} />
      ))}
    </>
  );
}

function HitView({ hit, look }: { readonly hit: AssessedHit; readonly look: string }) {
  const t = useWords(fraudWords);
  const read = useText();
  const { title, outcome, score, threshold, contributions } = hit;
  return (
    <div className="fraud-hit">
      <div className="beside">
        <span>
          <strong>{read(title)}</strong>
          <small className="soft number">{t('scoreOf', { score, threshold })}</small>
        </span>
        <StateTag {...verdicts.typologies[outcome]} />
      </div>
      <DataTable
        caption={t('contributions', { title: read(title), look })}
        rows={contributions}
        rowKey={({ signal, text, weight }) => `${signal} ${weight} ${text.en}`}
        empty={null}
        columns={[
          {
            key: 'rule',
            title: t('rule'),
            onCard: 'title',
            render: ({ text, signal }) => <span title={signal}>{read(text)}</span>,
          },
          { key: 'value', title: t('value'), align: 'end', render: ({ value }) => valueText(value, t) },
          { key: 'points', title: t('points'), align: 'end', onCard: 'beside', render: ({ weight }) => points(weight) },
        ]}
      />
    </div>
  );
}

function ListHitLine({ hit: { list, kind, since, reason } }: { readonly hit: ListHit }) {
  const t = useWords(fraudWords);
  const read = useText();
  const { locale } = useLanguage();
  return (
    <div className="fraud-hit beside">
      <span>{t('listed', { kind: read(entityKinds[kind]), day: formatDay(since, locale), reason })}</span>
      <StateTag {...listNames[list]} />
    </div>
  );
}

function valueText(value: Contribution['value'], t: Translate<typeof fraudWords>): string {
  if (value === null) return t('unknown');
  return typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value);
}

/** 30 -> `+30`; what speaks for a person takes points away. */
function points(weight: number): string {
  return weight > 0 ? `+${weight}` : String(weight).replace('-', '−');
}
