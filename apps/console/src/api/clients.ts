import type { ApplicationsClient } from '@lendline/applications/contract';
import { applicationsRoutes } from '@lendline/applications/routes';
import type { DecisionsClient } from '@lendline/decisions/contract';
import { decisionsRoutes } from '@lendline/decisions/routes';
import type { FeaturesClient } from '@lendline/features/contract';
import { featuresRoutes } from '@lendline/features/routes';
import type { FraudClient } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import type { LinesClient } from '@lendline/lines/contract';
import { linesRoutes } from '@lendline/lines/routes';
import type { LoansClient } from '@lendline/loans/contract';
import { loansRoutes } from '@lendline/loans/routes';
import type { MessagesClient } from '@lendline/messages/contract';
import { messagesRoutes } from '@lendline/messages/routes';
import type { ModelsClient } from '@lendline/models/contract';
import { modelsRoutes } from '@lendline/models/routes';
import type { PaymentsClient } from '@lendline/payments/contract';
import { paymentsRoutes } from '@lendline/payments/routes';
import type { RecordsClient } from '@lendline/records/contract';
import { recordsRoutes } from '@lendline/records/routes';
import type { StaffClient } from '@lendline/staff/contract';
import { staffRoutes } from '@lendline/staff/routes';
import { browserClient } from '@lendline/ui';

/** The page's own language is what the reader reads: problems come back in it too. */
const settings = { locale: () => document.documentElement.lang };

export const applications = browserClient<ApplicationsClient>(applicationsRoutes, settings);
export const decisions = browserClient<DecisionsClient>(decisionsRoutes, settings);
export const features = browserClient<FeaturesClient>(featuresRoutes, settings);
export const fraud = browserClient<FraudClient>(fraudRoutes, settings);
export const lines = browserClient<LinesClient>(linesRoutes, settings);
export const loans = browserClient<LoansClient>(loansRoutes, settings);
export const messages = browserClient<MessagesClient>(messagesRoutes, settings);
export const models = browserClient<ModelsClient>(modelsRoutes, settings);
export const payments = browserClient<PaymentsClient>(paymentsRoutes, settings);
export const records = browserClient<RecordsClient>(recordsRoutes, settings);
export const staff = browserClient<StaffClient>(staffRoutes, settings);
