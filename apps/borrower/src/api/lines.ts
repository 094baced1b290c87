import type { LinesClient } from '@lendline/lines/contract';
import { linesRoutes } from '@lendline/lines/routes';
import { browserClient } from '@lendline/ui';
import { settings } from './settings.ts';

export const lines = browserClient<LinesClient>(linesRoutes, settings);
