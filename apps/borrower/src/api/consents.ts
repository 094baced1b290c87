import type { ConsentsClient } from '@lendline/consents/contract';
import { consentsRoutes } from '@lendline/consents/routes';
import { browserClient } from '@lendline/ui';
import { settings } from './settings.ts';

export const consents = browserClient<ConsentsClient>(consentsRoutes, settings);
