import type { Migration } from './migration-files.ts';
import { StartupProblem } from './startup-problem.ts';

export interface AppliedMigration {
  readonly part: 'platform' | 'slice';
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly breaking: boolean;
}

interface Against {
  readonly slice: string;
  readonly part: AppliedMigration['part'];
  readonly applied: readonly AppliedMigration[];
}

/**
 * What remains to be applied. An older process may go on beside newer, harmless migrations (a new column with a default)
 * but not beside breaking ones. Errors: StartupProblem.
 */
export function pendingOf(
  known: readonly Migration[],
  { slice, part, applied }: Against,
): readonly { part: AppliedMigration['part']; migration: Migration }[] {
  const done = new Map(applied.filter((row) => row.part === part).map((row) => [row.number, row]));
  for (const row of done.values()) {
    const own = known[row.number - 1];
    if (own === undefined && row.breaking) throw tooOld(slice, row);
    if (own !== undefined && own.checksum !== row.checksum) throw edited(slice, own);
  }
  return known.filter((migration) => !done.has(migration.number)).map((migration) => ({ part, migration }));
}

function tooOld(slice: string, row: AppliedMigration): StartupProblem {
  const which = `${slice}/${row.number}_${row.name}`;
  return new StartupProblem('database.too-new', {
    text: {
      en: `The database was changed by a newer Lendline (${which}) in a way that this version cannot work with.`,
      'zh-CN': `数据库已被更新版本的 Lendline 修改(${which}),当前版本无法使用。`,
    },
    advice: {
      en: 'Start the newer version, or restore a backup from before the upgrade into an empty database.',
      'zh-CN': '请启动更新的版本,或把升级前的备份恢复到空数据库。',
    },
  });
}

function edited(slice: string, migration: Migration): StartupProblem {
  const which = `${slice}/${migration.number}_${migration.name}`;
  return new StartupProblem('database.migration-edited', {
    text: {
      en: `The migration ${which} is not the one that was applied to this database.`,
      'zh-CN': `迁移 ${which} 与该数据库中已执行的内容不一致。`,
    },
    advice: {
      en: 'Bring the file back as it was and write the change as a new migration. For demo data, start with --fresh.',
      'zh-CN': '请恢复原文件,并把修改写成新的迁移。若只是演示数据,可使用 --fresh 重新开始。',
    },
  });
}
