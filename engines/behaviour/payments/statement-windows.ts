import type { FeatureWindow } from '../features/feature-window.ts';

/** How far back features of a statement look. */
export const statementWindows: readonly FeatureWindow[] = ['30d', '90d', '180d', 'all'];

/** Those that can hold three monthly wages. */
export const longStatementWindows: readonly FeatureWindow[] = ['90d', '180d', 'all'];

/** Those that something can lie before. */
export const datedStatementWindows: readonly FeatureWindow[] = ['30d', '90d', '180d'];

/** Those that can hold several months of trade. */
export const seasonWindows: readonly FeatureWindow[] = ['180d', 'all'];

/** Those that are compared with as long a time before them. */
export const growthWindows: readonly FeatureWindow[] = ['30d', '90d'];
