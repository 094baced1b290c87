import { present } from '@lendline/kernel';
import { borrowerLine, defineSlice, z } from '@lendline/platform';
import { packById } from '@lendline/strategy';
import type { RecordsClient } from './contract.ts';
import { publishedPlan } from './numbering-plan.ts';
import { recordsRoutes } from './routes.ts';
import { recordsSchemas } from './schemas.ts';
import type { RecordsTables } from './store/tables.ts';
import { downloadRejected } from './usecases/download-rejected.ts';
import { getImport, listImports } from './usecases/list-imports.ts';
import type { RecordsNeeds, RecordsParts } from './usecases/parts.ts';
import { readRecords } from './usecases/read-records.ts';
import { uploadFile } from './usecases/upload-file.ts';

const config = z.object({
  /** Says how old records may be, and in which zone the files' wall clocks run. */
  pack: z.enum(['cn', 'ke']).default('cn'),
});

export const recordsSlice = defineSlice<RecordsClient, RecordsNeeds, z.infer<typeof config>, RecordsTables>({
  name: 'records',
  needs: ['lines', 'consents'],
  migrations: new URL('migrations/', import.meta.url),
  routes: recordsRoutes,
  schemas: recordsSchemas,
  config,
  build: ({ database, crypto, needs, config: settings }) => {
    const { records, zone } = present(packById(settings.pack), 'the pack is one of those in the box');
    const parts: RecordsParts = {
      database,
      crypto,
      lines: needs.lines,
      consents: needs.consents,
      plan: publishedPlan,
      freshness: { newestAtMost_days: records.newestAtMost_days, zone },
    };
    return {
      operations: {
        upload: (context, input) => uploadFile(parts, context, input),
        listMine: (context) => listImports(parts, context, borrowerLine(context)),
        listOfLine: (context, { lineId }) => listImports(parts, context, lineId),
        getImport: (context, { importId }) => getImport(parts, context, importId),
        downloadRejected: (context, { importId }) => downloadRejected(parts, context, importId),
        read: (context, input) => readRecords(parts, context, input),
      },
    };
  },
});
