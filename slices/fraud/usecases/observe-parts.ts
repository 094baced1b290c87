import type { ConsentsClient } from '@lendline/consents/contract';
import type { LinesClient } from '@lendline/lines/contract';
import type { RecordsClient } from '@lendline/records/contract';
import type { LenderNetworks } from '../network-cache/lender-networks.ts';
import type { ReadVersions } from './live-typologies.ts';
import type { FraudParts } from './parts.ts';

/** Of each slice the operations that are called to see what borrowers hold and use. */
export interface ObserveNeeds {
  readonly lines: Pick<LinesClient, 'getLine' | 'getReport' | 'readPersonalData'>;
  readonly consents: Pick<ConsentsClient, 'check' | 'listNotices' | 'listOfLine'>;
  readonly records: Pick<RecordsClient, 'tiesOf' | 'accountsOf' | 'qualityOfLine'>;
}

/** What the use cases on observation, assessments and networks work with. */
export interface ObserveParts extends Omit<FraudParts, 'lines'>, ObserveNeeds {
  readonly networks: LenderNetworks;
  readonly versions: ReadVersions;
  /** Whether the law lets a person be judged by how those repaid whom they share something with. */
  readonly exposureToDefaulters: 'off' | 'on';
}
