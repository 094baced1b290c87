import type { Exposure, InventoryRow } from '@lendline/models/contract';
import { modelsRoutes } from '@lendline/models/routes';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { careWords, exposures, tiers } from './care-words.ts';
import { useSetMateriality } from './life-mutations.ts';
import { NoteForm } from '../parts/note-form.tsx';

const leastUse = 3;

/** How much rides on a model, why it counts so, and how often it is reviewed for that. */
export function MaterialityPanel({ row }: { readonly row: InventoryRow }) {
  const t = useWords(careWords);
  const read = useText();
  return (
    <Panel id="materiality" title={t('materiality')} extra={<StateTag {...tiers[row.tier]} />}>
      <Facts
        facts={[
          { label: t('grounds'), value: read(row.because) },
          { label: t('intendedUse'), value: row.intendedUse ?? t('notSaid') },
          { label: t('exposure'), value: row.exposure === null ? t('notSaid') : read(exposures[row.exposure]) },
          { label: t('review'), value: t('days', { days: String(row.reviewEveryDays) }) },
        ]}
      />
      {may(useMember(), modelsRoutes.setMateriality) ? <StakesForm row={row} /> : null}
    </Panel>
  );
}

function StakesForm({ row }: { readonly row: InventoryRow }) {
  const t = useWords(careWords);
  const read = useText();
  const say = useSetMateriality(row.modelId);
  const [use, setUse] = useState(row.intendedUse ?? '');
  const [exposure, setExposure] = useState<Exposure>(row.exposure ?? 'high');
  const [tried, setTried] = useState(false);
  const missing = use.trim().length < leastUse;
  return (
    <NoteForm
      acts={[{ key: 'say', text: t('sayStakes') }]}
      pending={say.isPending}
      error={say.error}
      onSend={(_, note, clear) => {
        setTried(true);
        if (!missing) say.mutate({ intendedUse: use.trim(), exposure, note }, { onSuccess: clear });
      }}
    >
      <Field label={t('intendedUse')} problem={tried && missing ? t('useNeeded') : undefined}>
        {(field) => <Input {...field} maxLength={500} value={use} onChange={(event) => setUse(event.target.value)} />}
      </Field>
      <Field label={t('exposure')} hint={t('exposureHint')}>
        {({ id }) => (
          <Select<Exposure>
            id={id}
            value={exposure}
            onChange={setExposure}
            options={(['low', 'medium', 'high'] as const).map((value) => ({ value, label: read(exposures[value]) }))}
          />
        )}
      </Field>
    </NoteForm>
  );
}
