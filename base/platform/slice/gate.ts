import {
  type Actor,
  assert,
  type Context,
  err,
  type Problem,
  problemsOf,
  type Result,
  type Route,
} from '@lendline/kernel';
import type { z } from '@hono/zod-openapi';
import type { AnyOperation } from './manifest.ts';

const problem = problemsOf({
  'sign-in-needed': { status: 401, text: { 'zh-CN': '请先登录。', en: 'Please sign in first.' } },
  'not-found': {
    status: 404,
    // What one may not see answers as what is not there, so that nobody can probe for it.
    text: { 'zh-CN': '没有找到。', en: 'Nothing was found here.' },
  },
  'not-allowed': {
    status: 403,
    text: {
      'zh-CN': '您的角色不能执行此操作（需要权限 {permission}）。请联系管理员。',
      en: 'Your role does not allow this (it needs {permission}). Ask an administrator.',
    },
  },
  'bad-input': {
    status: 400,
    text: { 'zh-CN': '输入有误：{field} {expected}。', en: 'The input is not right: {field}: {expected}.' },
  },
});

/** The common problem of every slice: what is not there, or may not be seen. */
export function notFound(): { ok: false; error: Problem } {
  return problem('not-found');
}

/** Whether a problem says that the input did not fit, so that the operation never ran. */
export function isBadInput({ code }: Problem): boolean {
  return code === 'bad-input';
}

/** Whether this actor may call this route; `null` when it may. What the public may do, everybody may. */
export function refusal(route: Route, actor: Actor): Problem | null {
  if (route.audience.includes('public')) return null;
  switch (actor.kind) {
    case 'anonymous':
      return problem('sign-in-needed').error;
    case 'borrower':
      return route.audience.includes('borrower') ? null : problem('not-found').error;
    case 'service':
      return route.audience.includes('service') ? null : problem('not-found').error;
    case 'staff':
      return staffRefusal(route, actor.permissions);
  }
}

function staffRefusal(route: Route, permissions: readonly string[]): Problem | null {
  if (!route.audience.includes('staff')) return problem('not-found').error;
  const { permission } = route;
  assert(permission, 'a route for staff names the permission that it needs');
  if (permission === 'self' || permissions.includes(permission)) return null;
  return problem('not-allowed', { permission }).error;
}

export interface Gated {
  readonly name: string;
  readonly route: Route;
  readonly input: z.ZodType;
  readonly operation: AnyOperation;
  /** Told of every refusal, so that it is audited as a success would be. */
  readonly onRefused: (context: Context, name: string, problem: Problem) => Promise<void>;
}

/** The one way into an operation, from in process and from HTTP alike: allowed? well-formed? then run. */
export function gated({ name, route, input, operation, onRefused }: Gated): AnyOperation {
  return async (context: Context, value: unknown): Promise<Result<unknown, Problem>> => {
    const refused = refusal(route, context.actor);
    if (refused) {
      await onRefused(context, name, refused);
      return err(refused);
    }
    const read = input.safeParse(value);
    if (!read.success) return err(badInput(read.error));
    return operation(context, read.data);
  };
}

function badInput(error: z.ZodError): Problem {
  const first = error.issues[0];
  const field = first?.path.map(String).join('.') || 'body';
  return problem('bad-input', { field, expected: first?.message ?? 'not readable' }).error;
}
