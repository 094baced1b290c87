import type { LocalText } from '@lendline/kernel';
import { staffRoutes } from '@lendline/staff/routes';
import { useQuery } from '@tanstack/react-query';
import { staff } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { useText } from '../language/language.tsx';
import { may, useMember } from '../session/member.ts';
import { staffKey } from './staff-query.ts';

const parts: Readonly<Record<string, LocalText>> = {
  applications: { 'zh-CN': '申请', en: 'applications' },
  consents: { 'zh-CN': '授权', en: 'consents' },
  decisions: { 'zh-CN': '审批', en: 'decisions' },
  features: { 'zh-CN': '特征', en: 'features' },
  fraud: { 'zh-CN': '反欺诈', en: 'fraud checks' },
  lines: { 'zh-CN': '号码', en: 'lines' },
  loans: { 'zh-CN': '借款', en: 'loans' },
  messages: { 'zh-CN': '消息', en: 'messages' },
  models: { 'zh-CN': '模型', en: 'models' },
  payments: { 'zh-CN': '收付款', en: 'payments' },
  rail: { 'zh-CN': '支付渠道', en: 'rail' },
  records: { 'zh-CN': '数据', en: 'records' },
  server: { 'zh-CN': '日程', en: 'schedule' },
  staff: { 'zh-CN': '员工', en: 'staff' },
};

/**
 * Says who did something, of an actor (`staff:staff_01…`, `service:loans`) or a member's id: oneself, a colleague by name where
 * one may read names, the borrower, or a part of the system.
 */
export function useWho(): (actor: string) => string {
  const read = useText();
  const me = useMember();
  const { data } = useQuery({
    queryKey: staffKey,
    queryFn: () => valueOf(staff.listMembers({})),
    enabled: may(me, staffRoutes.listMembers),
    staleTime: 300_000,
  });
  const names = new Map(data?.members.map(({ id, displayName }) => [String(id), displayName]));
  return (actor) => {
    const id = actor.replace(/^(staff|borrower|service):/, '');
    if (actor === 'anonymous') return read({ 'zh-CN': '未登录者', en: 'Somebody not signed in' });
    if (id === me.id) return read({ 'zh-CN': '我', en: 'Me' });
    if (actor.startsWith('service:')) {
      const part = parts[id] ?? { 'zh-CN': id, en: id };
      return read({ 'zh-CN': `系统（${part['zh-CN']}）`, en: `The system (${part.en})` });
    }
    const name = names.get(id);
    if (name !== undefined || !/_[0-9a-z]{26}$/.test(id)) return name ?? actor;
    const end = id.slice(-6).toUpperCase();
    return actor.startsWith('borrower:')
      ? read({ 'zh-CN': `借款人 …${end}`, en: `Borrower …${end}` })
      : read({ 'zh-CN': `员工 …${end}`, en: `Staff …${end}` });
  };
}
