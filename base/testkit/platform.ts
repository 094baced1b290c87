export { withDatabaseName } from '../platform/database/connection.ts';
export { type Database, openDatabase } from '../platform/database/database.ts';
export { migrate, migrationsHash, type SliceMigrations } from '../platform/database/migrate.ts';
export { chooseDataFolder } from '../platform/postgres/data-folder.ts';
export { startPostgres } from '../platform/postgres/launcher.ts';
