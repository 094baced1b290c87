import type { LoansClient } from '@lendline/loans/contract';
import { loansRoutes } from '@lendline/loans/routes';
import { browserClient } from '@lendline/ui';
import { settings } from './settings.ts';

export const loans = browserClient<LoansClient>(loansRoutes, settings);
