import type { ClientBase } from 'pg';
import { StartupProblem } from './startup-problem.ts';

/** Every slice transaction runs as this role: it owns nothing and sees the rows of one tenant only. */
export const appRole = 'lendline_app';
/** The outbox relay reads events of all tenants as this role; it may read outboxes and nothing else. */
export const relayRole = 'lendline_relay';

interface RoleFacts {
  name: string;
  exists: boolean;
  unbound: boolean;
  member: boolean;
}

/**
 * Makes sure that the connecting role can step down to the two roles of Lendline, creating them where it may.
 * Roles belong to the whole server, so two processes may create them at once. Errors: StartupProblem.
 */
export async function ensureRoles(client: ClientBase): Promise<void> {
  for (const role of [appRole, relayRole]) {
    const before = await factsOf(client, role);
    if (!before.exists) await createRole(client, role);
    const created = await factsOf(client, role);
    if (created.exists && !created.member) await ignoreRefusal(client, `grant ${role} to current_user`);
    refuseUnsafe(await factsOf(client, role));
  }
}

// Since Postgres 16 a member, such as the creator of a role, may still not be allowed to become it.
async function factsOf(client: ClientBase, role: string): Promise<RoleFacts> {
  const { rows } = await client.query<RoleFacts>(
    `select $1::text as name, r.oid is not null as exists,
            coalesce(r.rolsuper or r.rolbypassrls, false) as unbound,
            coalesce(pg_has_role(current_user, r.oid, case when current_setting('server_version_num')::int < 160000
              then 'MEMBER' else 'SET' end), false) as member
       from (select 1) one left join pg_roles r on r.rolname = $1`,
    [role],
  );
  return rows[0]!;
}

async function createRole(client: ClientBase, role: string): Promise<void> {
  await ignoreRefusal(client, `create role ${role} nologin noinherit`);
}

const insufficientPrivilege = '42501';
// Another process was faster: the role or the membership is there, or its catalogue row changed under us.
const alreadyDone = new Set(['42710', '23505', 'XX000']);

async function ignoreRefusal(client: ClientBase, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code !== insufficientPrivilege && !alreadyDone.has(code)) throw error;
  }
}

function refuseUnsafe({ name, exists, unbound, member }: RoleFacts): void {
  if (exists && member && !unbound) return;
  const wrong = unbound ? 'may bypass row-level security' : exists ? 'cannot be taken on' : 'does not exist';
  const wrongInChinese = unbound ? '可以绕过行级安全' : exists ? '无法被当前用户切换使用' : '不存在';
  throw new StartupProblem('database.role', {
    text: {
      en: `The database role ${name} ${wrong}, so one lender's rows could be read by another.`,
      'zh-CN': `数据库角色 ${name} ${wrongInChinese},一家贷款机构的数据可能被另一家读到。`,
    },
    advice: {
      en: `Let an administrator of the database run: create role ${name} nologin; alter role ${name} nosuperuser nobypassrls; grant ${name} to <the user in DATABASE_URL>;`,
      'zh-CN': `请数据库管理员执行:create role ${name} nologin; alter role ${name} nosuperuser nobypassrls; grant ${name} to <DATABASE_URL 中的用户>;`,
    },
  });
}
