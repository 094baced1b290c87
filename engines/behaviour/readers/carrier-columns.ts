import type { Aliases, Columns } from './header-row.ts';

/**
 * Column names of China's carriers: the Chinese headings of the lists, and the field names that their self-service
 * pages send (China Mobile first, then China Unicom). Lower case, as headers are compared.
 */
export const carrierAliases = {
  time: ['起始时间', '开始时间', '通话起始时间', '发送时间', '通信时间', 'starttime'],
  date: ['calldate', 'smsdate'],
  clock: ['calltime', 'smstime'],
  place: ['通信地点', '通话地点', 'commplac', 'homearea'],
  mode: ['通信方式', '呼叫类型', '通话方式', '收发类型', 'commmode', 'calltypename', 'smstype'],
  peer: ['对方号码', 'anothernm', 'othernum'],
  duration: ['通信时长', '通话时长', '通信时长(秒)', '通话时长(秒)', 'commtime', 'calllonghour'],
  volume: ['流量', '流量(kb)', '流量（kb）', '上网流量'],
  online: ['上网时长', '上网时长(秒)', '上网时长（秒）'],
  fee: ['实收通信费(元)', '实收通信费', '通信费', '通信费(元)', '费用(元)', '费用（元）', 'commfee', 'totalfee', 'fee'],
  paidAt: ['缴费时间', '充值时间', 'paydate'],
  paid: ['缴费金额(元)', '缴费金额', '充值金额', '充值金额(元)', 'payfee'],
} as const satisfies Aliases<string>;

export type CarrierField = keyof typeof carrierAliases;

export type CarrierSection = 'call' | 'text' | 'data' | 'topup';

/** What a list with these columns holds; null when they are no header row of a carrier list. */
export function sectionOf(columns: Columns<CarrierField>): CarrierSection | null {
  if (columns.paidAt !== undefined && columns.paid !== undefined) return 'topup';
  if (columns.time === undefined && columns.date === undefined) return null;
  if (columns.volume !== undefined || columns.online !== undefined) return 'data';
  if (columns.peer === undefined || columns.mode === undefined) return null;
  return columns.duration === undefined ? 'text' : 'call';
}
