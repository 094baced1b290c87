import type { Duty, InventoryRow } from '@lendline/models/contract';
import { modelsRoutes } from '@lendline/models/routes';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Field } from '../parts/field.tsx';
import '../parts/note-form.css';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { may, useMember } from '../session/member.ts';
import { useWho } from '../staff/use-who.ts';
import { careWords, dutyOrder, dutyWords } from './care-words.ts';
import { useSetDuty } from './life-mutations.ts';

/** Who answers for which stage of a model's life. */
export function DutiesPanel({ row }: { readonly row: InventoryRow }) {
  const who = useWho();
  const t = useWords(careWords);
  const read = useText();
  return (
    <Panel id="duties" title={t('duties')}>
      <p className="soft">{t('dutiesWhy')}</p>
      <Facts
        facts={dutyOrder.map((duty) => ({
          label: read(dutyWords[duty]),
          value: row.duties[duty] === null ? t('nobody') : who(row.duties[duty]),
        }))}
      />
      {may(useMember(), modelsRoutes.setDuty) ? <DutyForm row={row} /> : null}
    </Panel>
  );
}

/** Offers first what nobody holds. */
function firstOf({ duties }: InventoryRow): Duty {
  return dutyOrder.find((duty) => duties[duty] === null) ?? 'monitoring';
}

function DutyForm({ row }: { readonly row: InventoryRow }) {
  const t = useWords(careWords);
  const read = useText();
  const give = useSetDuty(row.modelId);
  const [duty, setDuty] = useState(firstOf(row));
  const [holder, setHolder] = useState('');
  const [tried, setTried] = useState(false);
  const missing = holder.trim() === '';
  const offered = dutyOrder.map((value) => ({ value, label: read(dutyWords[value]) }));
  const begin = (after: InventoryRow): void => {
    setHolder('');
    setTried(false);
    setDuty(firstOf(after));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    give.mutate({ duty, holder: holder.trim() }, { onSuccess: begin });
  };
  return (
    <form className="note-form" onSubmit={submit} noValidate>
      <Field label={t('duty')}>
        {({ id }) => <Select<Duty> id={id} value={duty} onChange={setDuty} options={offered} />}
      </Field>
      <Field label={t('holder')} hint={t('holderHint')} problem={tried && missing ? t('holderNeeded') : undefined}>
        {(field) => (
          <Input
            {...field}
            maxLength={120}
            value={holder}
            // As with a note: emptied when the page shows what came of it.
            readOnly={give.isPending}
            onChange={({ target }) => setHolder(target.value)}
          />
        )}
      </Field>
      <div className="note-acts">
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {t('give')}
        </Button>
      </div>
      {give.error ? <ProblemNotice error={give.error} /> : null}
    </form>
  );
}
