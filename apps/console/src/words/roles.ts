import type { LocalText } from '@lendline/kernel';
import type { Role } from '@lendline/staff/contract';

export const staffRoles: Readonly<Record<Role, LocalText>> = {
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  'credit-officer': { 'zh-CN': '信贷审核', en: 'Credit officer' },
  'risk-analyst': { 'zh-CN': '风险分析', en: 'Risk analyst' },
  collector: { 'zh-CN': '催收', en: 'Collector' },
  compliance: { 'zh-CN': '合规', en: 'Compliance' },
  operator: { 'zh-CN': '运营', en: 'Operator' },
};

export const roleOrder = Object.keys(staffRoles) as readonly Role[];
