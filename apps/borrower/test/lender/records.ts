import { ok } from '@lendline/kernel';
import type { RecordsClient } from '@lendline/records/contract';
import { importOf } from '../data/imports.ts';
import { type Handling, refuse } from './answers.ts';
import { feedsOf } from './feeds.ts';
import { count, type Lender } from './lender.ts';

/** What opens every zip that this lender is given. */
export const zipPassword = '482913';

function locked(password: string | undefined) {
  return refuse(password === undefined ? 'records.file-zip-password' : 'records.file-zip-wrong-password', {
    status: 422,
    zh: '压缩包已加密。',
    en: 'The zip archive is encrypted.',
  });
}

export function recordsOf(lender: Lender): Handling<RecordsClient> {
  return {
    ...feedsOf(lender),
    upload: ({ source, fileName, password }) => {
      if (fileName.endsWith('.zip') && password !== zipPassword) return locked(password);
      const report = importOf({ source, fileName, lineId: lender.line.id, n: count(lender, 'upload') });
      if (!report)
        return refuse('records.file-mojibake', {
          status: 422,
          zh: '文件的文字编码读不出来。需要：下载到的原始文件。请不要用表格软件打开再保存，重新下载后上传。',
          en: 'The letters of this file cannot be read. Expected: the original download. Download it again and add it unopened.',
        });
      lender.imports = [...lender.imports, report];
      return ok(report);
    },
    listMine: () => ok({ imports: lender.imports }),
  };
}
