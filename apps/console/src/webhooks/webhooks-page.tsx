import type { WithSecret } from '@lendline/payments/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../language/language.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { AddEndpoint } from './add-endpoint.tsx';
import { DeliveriesPanel } from './deliveries-panel.tsx';
import { EndpointsTable } from './endpoints-table.tsx';
import { SecretOnce } from './secret-once.tsx';
import './webhooks.css';
import { useEndpoints } from './webhooks-query.ts';
import { webhookWords } from './words.ts';

/** Which systems of the lender are told of money, and what became of each message. */
export function WebhooksPage() {
  const t = useWords(webhookWords);
  const query = useEndpoints();
  const [adding, setAdding] = useState(false);
  const [told, setTold] = useState<WithSecret | null>(null);
  return (
    <>
      <PageHead
        title={t('title')}
        note={t('note')}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        }
      />
      <Loaded query={query}>
        {(endpoints) => (
          <div className="stack">
            <Panel title={t('endpoints')} flush>
              <EndpointsTable endpoints={endpoints} onSecret={setTold} />
            </Panel>
            <DeliveriesPanel endpoints={endpoints} />
          </div>
        )}
      </Loaded>
      {adding ? <AddEndpoint onAdded={setTold} onClose={() => setAdding(false)} /> : null}
      {told === null ? null : <SecretOnce told={told} onKept={() => setTold(null)} />}
    </>
  );
}
