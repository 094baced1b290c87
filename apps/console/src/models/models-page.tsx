import type { Locale } from '@lendline/kernel';
import { formatDay } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SimulatedLabel } from '../parts/simulated-label.tsx';
import { Sheet } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { modelKindText } from '../words/models.ts';
import { segments } from '../words/states.ts';
import { AlertsPanel } from './alerts-panel.tsx';
import { useOpenAlerts, useWaitingRequests } from './life-queries.ts';
import { metricName, metricText } from './metric-text.ts';
import './model.css';
import { type ModelLine, useModels } from './models-query.ts';
import { RequestsPanel } from './requests-panel.tsx';
import { modelRoles, modelWords } from './words.ts';

export function ModelsPage() {
  const t = useWords(modelWords);
  const query = useModels();
  const requests = useWaitingRequests();
  const alerts = useOpenAlerts();
  const columns = useModelColumns();
  return (
    <>
      <PageHead
        title={t('title')}
        note={
          <>
            <Link to="/models/inventory">{t('inventory')}</Link>
            <Link to="/models/runs">{t('runs')}</Link>
          </>
        }
      />
      <div className="stack">
        <Sheet>
          <Loaded query={query}>
            {(models) => (
              <DataTable
                caption={t('title')}
                columns={columns}
                rows={models}
                rowKey={({ id }) => id}
                empty={t('empty')}
              />
            )}
          </Loaded>
        </Sheet>
        <div className="models-work">
          <Loaded query={requests}>{(waiting) => <RequestsPanel requests={waiting} />}</Loaded>
          <Loaded query={alerts}>{(open) => <AlertsPanel alerts={open} />}</Loaded>
        </div>
      </div>
    </>
  );
}

function useModelColumns(): readonly Column<ModelLine>[] {
  const t = useWords(modelWords);
  const read = useText();
  const { locale } = useLanguage();
  return [
    {
      key: 'name',
      title: t('name'),
      onCard: 'title',
      render: ({ id, name, version }) => (
        <Link to="/models/$modelId" params={{ modelId: id }}>
          {name} · {version}
        </Link>
      ),
    },
    { key: 'role', title: t('role'), onCard: 'beside', render: ({ role }) => <StateTag {...modelRoles[role]} /> },
    { key: 'origin', title: t('origin'), render: ({ simulated }) => (simulated ? <SimulatedLabel /> : t('real')) },
    { key: 'kind', title: t('kind'), render: ({ kind }) => read(modelKindText(kind)) },
    {
      key: 'segments',
      title: t('segments'),
      render: (model) => model.segments.map((segment) => read(segments[segment])).join(' / '),
    },
    ...(['auc', 'ks'] as const).map((name) => metricColumn(name, locale)),
    { key: 'registered', title: t('registered'), render: ({ registeredAt }) => formatDay(registeredAt, locale) },
  ];
}

function metricColumn(name: string, locale: Locale): Column<ModelLine> {
  return {
    key: name,
    title: metricName(name, locale),
    align: 'end',
    render: ({ metrics }) => {
      const metric = metrics.find((one) => one.name === name);
      return metric ? metricText(metric.value, locale) : '–';
    },
  };
}
