import type { ModelId } from '@lendline/models/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useWords } from '../language/language.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { useReport } from './life-queries.ts';
import { modelWords } from './words.ts';

/** The report of a training run: a page from elsewhere, so it may run nothing and reach nothing. */
export function ReportPanel({ modelId }: { readonly modelId: ModelId }) {
  const t = useWords(modelWords);
  const { locale } = useLanguage();
  const [asked, setAsked] = useState(false);
  const query = useReport(modelId, asked, locale);
  return (
    <Panel title={t('report')} flush={asked}>
      {asked ? (
        <Loaded query={query}>
          {({ html }) => <iframe className="model-report" title={t('report')} sandbox="" srcDoc={html} />}
        </Loaded>
      ) : (
        <Button onClick={() => setAsked(true)}>{t('showReport')}</Button>
      )}
    </Panel>
  );
}
