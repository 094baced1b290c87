import type { WebhookDelivery, WebhookEndpoint } from '@lendline/payments/contract';
import { formatInstant } from '@lendline/ui';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { shortId } from '../queue/queue-row.ts';
import { type ShownDeliveries, useDeliveries, useRetryDelivery } from './webhooks-query.ts';
import { deliveryStates, outcomeText, stateOrder, webhookEvents, webhookWords } from './words.ts';

interface DeliveriesPanelProps {
  readonly endpoints: readonly WebhookEndpoint[];
}

/** What was sent and how it was answered; what was given up can be sent again. */
export function DeliveriesPanel({ endpoints }: DeliveriesPanelProps) {
  const t = useWords(webhookWords);
  const read = useText();
  const [state, setState] = useState<ShownDeliveries>('all');
  const query = useDeliveries(state);
  const retry = useRetryDelivery();
  const columns = useColumns(endpoints, (delivery) => retry.mutate(delivery.id));
  return (
    <Panel
      title={t('deliveries')}
      flush
      extra={
        <Select<ShownDeliveries>
          aria-label={t('show')}
          className="webhook-filter"
          value={state}
          onChange={setState}
          options={[
            { value: 'all', label: t('all') },
            ...stateOrder.map((value) => ({ value, label: read(deliveryStates[value].text) })),
          ]}
        />
      }
    >
      {retry.error ? <ProblemNotice error={retry.error} /> : null}
      <Loaded query={query}>
        {(deliveries) => (
          <DataTable
            caption={t('deliveries')}
            rows={deliveries}
            rowKey={({ id }) => id}
            empty={t('noDeliveries')}
            columns={columns}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function useColumns(
  endpoints: readonly WebhookEndpoint[],
  onAgain: (delivery: WebhookDelivery) => void,
): readonly Column<WebhookDelivery>[] {
  const t = useWords(webhookWords);
  const read = useText();
  const { locale } = useLanguage();
  const hostOf = (id: string): string => hostIn(endpoints.find((one) => one.id === id)?.url) ?? '–';
  return [
    { key: 'event', title: t('event'), onCard: 'title', render: ({ type }) => read(webhookEvents[type]) },
    {
      key: 'subject',
      title: t('subject'),
      render: ({ subject }) => (
        <span className="mono" title={subject}>
          {shortId(subject)}
        </span>
      ),
    },
    { key: 'to', title: t('to'), render: ({ endpointId }) => hostOf(endpointId) },
    { key: 'created', title: t('created'), render: ({ createdAt }) => formatInstant(createdAt, locale) },
    { key: 'attempts', title: t('attempts'), align: 'end', render: ({ attempts }) => attempts },
    { key: 'outcome', title: t('outcome'), render: ({ outcome }) => read(outcomeText(outcome)) },
    {
      key: 'state',
      title: t('state'),
      onCard: 'beside',
      render: ({ state }) => <StateTag {...deliveryStates[state]} />,
    },
    {
      key: 'again',
      title: t('again'),
      align: 'end',
      render: (delivery) =>
        delivery.state === 'dead' ? (
          <Button
            size="small"
            aria-label={t('againOf', { id: shortId(delivery.id) })}
            onClick={() => onAgain(delivery)}
          >
            {t('again')}
          </Button>
        ) : null,
    },
  ];
}

function hostIn(url: string | undefined): string | null {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : null;
}
