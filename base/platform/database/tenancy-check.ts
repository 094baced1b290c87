import type { ClientBase } from 'pg';
import { StartupProblem } from './startup-problem.ts';

/**
 * Refuses a schema with a table that every tenant could read: a table needs its policy or a stated reason, a view
 * must run with the rights of its reader (else it runs as its owner, past every policy), and a materialized view
 * can have neither.
 */
export async function checkTenancy(client: ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = $1::text::regnamespace and not relispartition
        and case
          when relkind in ('r', 'p') then
            not (relrowsecurity and relforcerowsecurity)
            and coalesce(obj_description(oid, 'pg_class'), '') not like 'shared between tenants: _%'
          when relkind = 'v' then not coalesce('security_invoker=true' = any (reloptions), false)
          else relkind = 'm'
        end
      order by relname`,
    [`"${schema}"`],
  );
  if (rows.length > 0) throw openToAll(rows.map(({ name }) => `${schema}.${name}`).join(', '));
}

function openToAll(tables: string): StartupProblem {
  return new StartupProblem('database.table-without-tenant', {
    text: {
      en: `These tables or views are open to every lender: ${tables}.`,
      'zh-CN': `以下表或视图对所有贷款机构开放:${tables}。`,
    },
    advice: {
      en: "In the migration call select make_tenant_table('name'), or select make_shared_table('name', 'why'); create views with (security_invoker=true).",
      'zh-CN':
        "请在迁移中调用 select make_tenant_table('表名'),或 select make_shared_table('表名', '原因');视图请加 with (security_invoker=true)。",
    },
  });
}
