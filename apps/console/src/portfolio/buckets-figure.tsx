import { formatCount } from '@lendline/ui';
import { type ReactNode, useCallback } from 'react';
import { Figure } from '../charts/figure.tsx';
import { useLanguage, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { bucketText } from '../words/states.ts';
import { chartOption } from '../charts/chart-option.ts';
import type { BucketView } from './portfolio-query.ts';
import { bucketsSummary, percentText } from './summaries.ts';
import { portfolioWords } from './words.ts';

interface BucketsProps {
  readonly buckets: readonly BucketView[];
  readonly label: ReactNode;
}

export function BucketsFigure({ buckets, label }: BucketsProps) {
  const t = useWords(portfolioWords);
  const { locale } = useLanguage();
  const option = useCallback(
    () =>
      chartOption({
        // The name of the unit stands in the panel's title; only the first bucket is a word.
        categories: buckets.map(({ bucket }) => (bucket === 'current' ? bucketText(bucket, locale) : bucket)),
        series: [
          {
            name: t('outstanding'),
            kind: 'bar',
            colour: '--accent',
            values: buckets.map(({ outstanding }) => outstanding.units),
          },
        ],
        locale,
        unit: 'money',
      }),
    [buckets, t, locale],
  );
  return (
    <Figure
      title={t('buckets')}
      summary={bucketsSummary(buckets, t, locale)}
      option={option}
      label={label}
      table={
        <DataTable
          caption={t('buckets')}
          wide="scroll"
          rows={buckets}
          rowKey={({ bucket }) => bucket}
          empty={t('empty')}
          columns={[
            { key: 'bucket', title: t('bucket'), render: ({ bucket }) => bucketText(bucket, locale) },
            { key: 'loans', title: t('loans'), align: 'end', render: ({ loans }) => formatCount(loans, locale) },
            { key: 'money', title: t('outstanding'), align: 'end', render: ({ outstanding }) => outstanding.text },
            { key: 'share', title: t('share'), align: 'end', render: (one) => percentText(one.share_percent) },
          ]}
        />
      }
    />
  );
}
