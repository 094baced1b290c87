import type { TypologyVersionDetail, TypologyVersionId } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { formatDay } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { HaltPanel, HaltsPanel } from './halts-panel.tsx';
import { RateText } from './rate-text.tsx';
import './typologies.css';
import { useHalts, useRates, useVersion } from './typologies-query.ts';
import { type Typology, typologiesOf } from './typology.ts';
import { TypologyEditor } from './typology-editor.tsx';
import { TypologyText } from './typology-text.tsx';
import { editWords, typologyWords, versionStates } from './words.ts';

/** One typology of a version: to read, and in a draft to write. */
export function TypologyPage() {
  const { versionId, typologyId } = useParams({ from: '/typologies/$versionId/$typologyId' });
  const query = useVersion(versionId as TypologyVersionId);
  const t = useWords(typologyWords);
  return (
    <LoadedPage title={t('typology')} query={query}>
      {(detail) =>
        detail === null ? null : <OneTypology key={`${versionId} ${typologyId}`} detail={detail} id={typologyId} />
      }
    </LoadedPage>
  );
}

interface OneProps {
  readonly detail: TypologyVersionDetail;
  readonly id: string;
}

function OneTypology({ detail, id }: OneProps) {
  const t = useWords(typologyWords);
  const e = useWords(editWords);
  const read = useText();
  const typology = typologiesOf(detail).find((one) => one.id === id);
  const mayWrite = may(useMember(), fraudRoutes.saveTypologies) && detail.state === 'draft';
  if (!typology && !mayWrite) return <PageHead title={t('typology')} note={e('gone')} />;
  return (
    <>
      <nav className="typology-back" aria-label={t('title')}>
        <Link to="/typologies/$versionId" params={{ versionId: detail.id }}>
          ← {t('one', { version: detail.version })}
        </Link>
      </nav>
      <PageHead
        title={typology ? read(typology.name) : e('begun')}
        note={<code>{id}</code>}
        actions={<StateTag {...versionStates[detail.state]} />}
      />
      {mayWrite ? <TypologyEditor detail={detail} id={id} /> : null}
      {typology && !mayWrite ? (
        <div className={detail.state === 'live' ? 'typologies' : undefined}>
          <TypologyText typology={typology} />
          {detail.state === 'live' ? <LiveAside typology={typology} /> : null}
        </div>
      ) : null}
    </>
  );
}

/** What happens with a typology that is live. */
function LiveAside({ typology: { id } }: { readonly typology: Typology }) {
  const query = useHalts();
  return (
    <aside className="stack">
      <Loaded query={query}>
        {(all) => {
          const halts = all.filter(({ typology }) => typology === id);
          return halts.length > 0 ? <HaltsPanel halts={halts} /> : <HaltPanel typology={id} />;
        }}
      </Loaded>
      <WeeksPanel typology={id} />
    </aside>
  );
}

function WeeksPanel({ typology }: { readonly typology: string }) {
  const t = useWords(typologyWords);
  const { locale } = useLanguage();
  const rates = useRates();
  return (
    <Panel title={t('byWeek')} flush>
      <Loaded query={rates}>
        {({ weeks, typologies }) => (
          <DataTable
            caption={t('byWeek')}
            rows={weeks
              .flatMap(({ from }, place) => {
                const counts = typologies.find((one) => one.typology === typology)?.weeks[place];
                return counts ? [{ from, ...counts }] : [];
              })
              .toReversed()}
            rowKey={({ from }) => from}
            empty={t('nothing')}
            columns={[
              { key: 'week', title: t('week'), onCard: 'title', render: ({ from }) => formatDay(from, locale) },
              {
                key: 'rate',
                title: t('reached'),
                align: 'end',
                render: ({ asked, alerts, interdicts }) => <RateText rate={{ hits: alerts + interdicts, asked }} />,
              },
              { key: 'held', title: t('interdicts'), align: 'end', render: ({ interdicts }) => interdicts },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
