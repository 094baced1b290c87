import { toDecimalString } from '@lendline/kernel';

import type { RecordKind, LineRecord } from '../records/line-record.ts';
import { formatWall } from '../records/wall-text.ts';
import { csvLine } from './csv-line.ts';

export interface CarrierListContent {
  readonly holder: { readonly name: string; readonly number: string };
  /** The days that were asked for, both included: the reader takes the year of a row from them. */
  readonly period: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate };
  readonly records: readonly LineRecord[];
  /** Whether times show their year; real lists often do not. */
  readonly with_year?: boolean;
}

interface SectionForm {
  readonly kind: RecordKind;
  readonly title: string;
  readonly header: readonly string[];
  readonly cells: (record: LineRecord, time: string) => string[];
}

const sections: readonly SectionForm[] = [
  {
    kind: 'call',
    title: '通话详单',
    header: ['起始时间', '通信地点', '通信方式', '对方号码', '通信时长', '通信类型', '套餐优惠', '实收通信费(元)'],
    cells: (record, time) => [
      time,
      record.place?.id ?? '',
      record.direction === 'out' ? '主叫' : '被叫',
      record.peer,
      spoken(record.seconds ?? 0),
      '国内通话',
      '',
      fee(record),
    ],
  },
  {
    kind: 'text',
    title: '短信详单',
    header: ['起始时间', '通信地点', '对方号码', '通信方式', '信息类型', '业务名称', '套餐', '通信费'],
    cells: (record, time) => [
      time,
      record.place?.id ?? '',
      record.peer,
      record.direction === 'out' ? '发送' : '接收',
      '短信',
      '',
      '',
      fee(record),
    ],
  },
  {
    kind: 'data',
    title: '上网详单',
    header: ['起始时间', '通信地点', '上网时长(秒)', '费用(元)'],
    cells: (record, time) => [time, record.place?.id ?? '', String(record.seconds ?? 0), fee(record)],
  },
  {
    kind: 'topup',
    title: '缴费记录',
    header: ['缴费时间', '缴费金额(元)', '缴费渠道'],
    cells: (record, time) => [time, fee(record), '网上营业厅'],
  },
];

/**
 * A carrier's list in the form of China Mobile's, as UTF-8 CSV: a head with holder and period, then one table for each
 * kind of record there is. Prices are yuan; a record without one has an empty cell.
 */
export function writeCarrierList({ holder, period, records, with_year = false }: CarrierListContent): Uint8Array {
  const lines = [
    csvLine([`客户姓名：${holder.name}`]),
    csvLine([`手机号码：${holder.number}`]),
    csvLine([`查询时间：${period.from.toString()} 至 ${period.to.toString()}`]),
  ];
  for (const { kind, title, header, cells } of sections) {
    const rows = records.filter((record) => record.kind === kind);
    if (rows.length === 0) continue;
    lines.push('', title, csvLine(header));
    for (const record of rows) lines.push(csvLine(cells(record, timeText(record, with_year))));
  }
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
}

// Payments always show their year, as carriers print them.
function timeText(record: LineRecord, with_year: boolean): string {
  const text = formatWall(record.wall_ms);
  return with_year || record.kind === 'topup' ? text : text.slice(5);
}

/** `67` -> `1分7秒`. */
function spoken(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}时` : ''}${hours > 0 || minutes > 0 ? `${minutes}分` : ''}${seconds % 60}秒`;
}

function fee({ paid }: LineRecord): string {
  return paid ? toDecimalString(paid) : '';
}
