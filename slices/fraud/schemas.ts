import type { SchemasOf } from '@lendline/platform';
import { assessSchemas } from './assess-schemas.ts';
import { caseSchemas } from './case-schemas.ts';
import type { FraudClient } from './contract.ts';
import { listSchemas } from './list-schemas.ts';
import { typologySchemas } from './typology-schemas.ts';

export const fraudSchemas: SchemasOf<FraudClient> = {
  ...assessSchemas,
  ...listSchemas,
  ...caseSchemas,
  ...typologySchemas,
};
