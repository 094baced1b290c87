import type { ModelId } from '@lendline/models/contract';
import { formatInstant } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { SimulatedLabel } from '../parts/simulated-label.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useWho } from '../staff/use-who.ts';
import { modelKindText } from '../words/models.ts';
import { segments } from '../words/states.ts';
import { useInventoryRow } from './life-queries.ts';
import { metricName, metricText } from './metric-text.ts';
import { BackToModels } from './back-link.tsx';
import { DutiesPanel } from './duties-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { MaterialityPanel } from './materiality-panel.tsx';
import { type ModelView, useModel } from './model-query.ts';
import './model.css';
import { ReportPanel } from './report-panel.tsx';
import { RequestsPanel } from './requests-panel.tsx';
import { RolesPanel, RollBackPanel } from './roles-panel.tsx';
import { TrainPanel } from './train-panel.tsx';
import { modelRoles, modelWords } from './words.ts';

export function ModelPage() {
  const t = useWords(modelWords);
  const { modelId } = useParams({ from: '/models/$modelId' });
  const query = useModel(modelId as ModelId);
  return (
    <LoadedPage title={t('title')} query={query}>
      {(model) => <Model model={model} />}
    </LoadedPage>
  );
}

function Model({ model }: { readonly model: ModelView }) {
  const t = useWords(modelWords);
  const read = useText();
  const waiting = model.requests.filter(({ state }) => state === 'waiting' || state === 'unreviewed');
  const params = { modelId: model.id };
  return (
    <>
      <BackToModels />
      <PageHead
        title={`${model.name} · ${model.version}`}
        note={
          <>
            <StateTag {...modelRoles[model.role]} />
            {model.simulated ? <SimulatedLabel /> : null}
            <Link to="/models/$modelId/drift" params={params}>
              {t('drift')}
            </Link>
            {model.role === 'champion' ? null : (
              <Link to="/models/$modelId/comparison" params={params}>
                {t('comparison')}
              </Link>
            )}
          </>
        }
      />
      <div className="model">
        <div className="stack">
          {model.simulated ? <Alert type="warning" showIcon title={t('simulatedNote')} /> : null}
          {waiting.length > 0 ? <RequestsPanel requests={waiting} /> : null}
          <Panel title={t('card')}>
            <ModelCard text={read(model.card)} />
          </Panel>
          <ReportPanel modelId={model.id} />
          <HistoryPanel history={model.history} />
          <Care modelId={model.id} />
        </div>
        <aside className="stack">
          <ModelFacts model={model} />
          <RolesPanel model={model} />
          <RollBackPanel model={model} />
          <TrainPanel model={model} />
        </aside>
      </div>
    </>
  );
}

/** What is at stake, and who answers for which stage: both stand in the inventory. */
function Care({ modelId }: { readonly modelId: ModelId }) {
  const query = useInventoryRow(modelId);
  return (
    <Loaded query={query}>
      {(row) => (
        <div className="models-work">
          <MaterialityPanel row={row} />
          <DutiesPanel row={row} />
        </div>
      )}
    </Loaded>
  );
}

function ModelFacts({ model }: { readonly model: ModelView }) {
  const who = useWho();
  const t = useWords(modelWords);
  const read = useText();
  const { locale } = useLanguage();
  const metrics = model.metrics.map(({ name, value }) => ({
    label: metricName(name, locale),
    value: metricText(value, locale),
  }));
  return (
    <>
      <Panel title={t('metrics')}>
        <Facts facts={metrics} />
      </Panel>
      <Panel title={t('facts')}>
        <Facts
          facts={[
            { label: t('kind'), value: read(modelKindText(model.kind)) },
            {
              label: t('segments'),
              value: model.roles
                .map(({ segment, role }) => `${read(segments[segment])}: ${read(modelRoles[role].text)}`)
                .join(' / '),
            },
            { label: t('registered'), value: formatInstant(model.registeredAt, locale) },
            { label: t('registeredBy'), value: who(model.registeredBy) },
            { label: t('fingerprint'), value: <code>{model.fingerprint}…</code> },
            { label: t('dataHash'), value: model.dataHash === null ? t('unknown') : <code>{model.dataHash}…</code> },
            { label: t('codeVersion'), value: model.codeVersion ?? t('unknown') },
            { label: t('reproducible'), value: t(model.reproducible ? 'yes' : 'no') },
          ]}
        />
      </Panel>
    </>
  );
}

/** A card is plain text: paragraphs apart by an empty line, headed by their first line where it has no full stop. */
function ModelCard({ text }: { readonly text: string }) {
  return (
    <div className="model-card">
      {text.split(/\n{2,}/).map((part) => {
        const [first = '', ...rest] = part.replace(/^#+\s*/, '').split('\n');
        const headed = rest.length > 0 && !/[.。:：]$/.test(first);
        return (
          <div key={part}>
            {headed ? <h3>{first}</h3> : null}
            <p>{headed ? rest.join('\n') : part}</p>
          </div>
        );
      })}
    </div>
  );
}
