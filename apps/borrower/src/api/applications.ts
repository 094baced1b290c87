import type { ApplicationsClient } from '@lendline/applications/contract';
import { applicationsRoutes } from '@lendline/applications/routes';
import { browserClient } from '@lendline/ui';
import { settings } from './settings.ts';

export const applications = browserClient<ApplicationsClient>(applicationsRoutes, settings);
