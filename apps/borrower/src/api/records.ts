import type { RecordsClient } from '@lendline/records/contract';
import { recordsRoutes } from '@lendline/records/routes';
import { browserClient } from '@lendline/ui';
import { settings } from './settings.ts';

export const records = browserClient<RecordsClient>(recordsRoutes, settings);
