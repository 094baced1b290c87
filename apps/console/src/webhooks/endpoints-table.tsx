import type { WebhookEndpoint, WithSecret } from '@lendline/payments/contract';
import { formatDay, formatInstant } from '@lendline/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { ConfirmStep, type Step } from './confirm-step.tsx';
import { webhookEvents, webhookWords } from './words.ts';

interface EndpointsTableProps {
  readonly endpoints: readonly WebhookEndpoint[];
  readonly onSecret: (told: WithSecret) => void;
}

export function EndpointsTable({ endpoints, onSecret }: EndpointsTableProps) {
  const t = useWords(webhookWords);
  const [step, setStep] = useState<Step | null>(null);
  const columns = useColumns(setStep);
  return (
    <>
      <DataTable
        caption={t('endpoints')}
        rows={endpoints}
        rowKey={({ id }) => id}
        empty={t('noEndpoints')}
        columns={columns}
      />
      {step === null ? null : <ConfirmStep step={step} onSecret={onSecret} onClose={() => setStep(null)} />}
    </>
  );
}

function useColumns(onStep: (step: Step) => void): readonly Column<WebhookEndpoint>[] {
  const t = useWords(webhookWords);
  const read = useText();
  const { locale } = useLanguage();
  return [
    {
      key: 'url',
      title: t('url'),
      width: '30%',
      onCard: 'title',
      render: ({ url }) => <span className="webhook-url">{url}</span>,
    },
    {
      key: 'events',
      title: t('events'),
      render: ({ events }) => events.map((event) => read(webhookEvents[event])).join(' / '),
    },
    { key: 'added', title: t('added'), render: ({ createdAt }) => formatDay(createdAt, locale) },
    {
      key: 'state',
      title: t('state'),
      onCard: 'beside',
      render: ({ endedAt, secretBeforeUntil }) => (
        <>
          <StateTag tone={endedAt === null ? 'good' : 'quiet'} text={t(endedAt === null ? 'active' : 'ended')} />
          {endedAt === null && secretBeforeUntil !== null ? (
            <small className="soft webhook-both">{t('both', { at: formatInstant(secretBeforeUntil, locale) })}</small>
          ) : null}
        </>
      ),
    },
    {
      key: 'acts',
      title: t('acts'),
      align: 'end',
      render: (endpoint) => (endpoint.endedAt === null ? <Acts endpoint={endpoint} onStep={onStep} /> : null),
    },
  ];
}

interface ActsProps {
  readonly endpoint: WebhookEndpoint;
  readonly onStep: (step: Step) => void;
}

function Acts({ endpoint, onStep }: ActsProps) {
  const t = useWords(webhookWords);
  const { url } = endpoint;
  return (
    <span className="webhook-acts">
      <Button size="small" aria-label={t('rotateOf', { url })} onClick={() => onStep({ kind: 'rotate', endpoint })}>
        {t('rotate')}
      </Button>
      <Button size="small" danger aria-label={t('endOf', { url })} onClick={() => onStep({ kind: 'end', endpoint })}>
        {t('end')}
      </Button>
    </span>
  );
}
