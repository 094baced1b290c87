import type { Currency } from '@lendline/kernel';
import { featuresRoutes } from '@lendline/features/routes';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { may, useMember } from '../session/member.ts';
import { useCatalogue } from './catalogue-query.ts';
import { evidenceWords } from './evidence-words.ts';
import { useFeatureColumns } from './feature-columns.tsx';
import { type FeatureView, featureViews } from './feature-value.ts';

const shownAtFirst = 10;

interface FeaturesPanelProps {
  readonly values: Readonly<Record<string, number | null>> | null;
  readonly currency: Currency;
}

/** What was known of the line, in words; what could not be seen is said so and is no zero. */
export function FeaturesPanel({ values, currency }: FeaturesPanelProps) {
  const t = useWords(evidenceWords);
  const [all, setAll] = useState(false);
  const { feature, window, value } = useFeatureColumns(currency);
  const source: Column<FeatureView> = { key: 'source', title: t('source'), render: (one) => t(one.source) };
  const catalogue = useCatalogue(may(useMember(), featuresRoutes.catalogue));
  const features = featureViews(values ?? {}, catalogue.data ?? []);
  // What was seen comes first: most of a thousand features need records that one person does not have.
  const seen = features.filter((one) => one.value !== null);
  const shown = all ? features : (seen.length > 0 ? seen : features).slice(0, shownAtFirst);
  return (
    <Panel
      title={t('features')}
      id="features"
      flush
      extra={features.length === 0 ? undefined : t('featureCount', { count: features.length })}
    >
      <DataTable
        caption={t('features')}
        columns={[feature, window, source, value]}
        rows={shown}
        rowKey={({ name }) => name}
        empty={t('noFeatures')}
      />
      {shown.length < features.length ? (
        <div className="panel-more">
          <Button type="link" onClick={() => setAll(true)}>
            {t('allFeatures', { count: features.length })}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}
