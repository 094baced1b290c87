import type { PaymentsClient } from '@lendline/payments/contract';
import { paymentsRoutes } from '@lendline/payments/routes';
import { browserClient } from '@lendline/ui';
import { settings } from './settings.ts';

export const payments = browserClient<PaymentsClient>(paymentsRoutes, settings);
