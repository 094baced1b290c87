import { err, ok, parseDecimal, type Money, type Result } from '@lendline/kernel';

import { type LineRecord, type Place, lineRecord } from '../records/line-record.ts';
import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { ignoreRow, rejectRow, sortRows, type RowProblem } from '../records/row-problem.ts';
import type { CallFile, CallReading, RowReader } from './call-file.ts';
import { carrierAliases, sectionOf, type CarrierField, type CarrierSection } from './carrier-columns.ts';
import { carrierJsonRows } from './carrier-json.ts';
import { type CarrierPreface, carrierPreface } from './carrier-preface.ts';
import { carrierTime, yearIn, type YearOf } from './carrier-time.ts';
import { csvRows, type CellRow } from './csv-rows.ts';
import { volumeOf } from './data-volume.ts';
import { cellOf, columnsOf, type Columns } from './header-row.ts';
import { repeatedRows } from './repeated-rows.ts';

interface Section {
  readonly kind: CarrierSection;
  readonly columns: Columns<CarrierField>;
  readonly clock: CallReading['clock'];
  readonly words: CallReading['words'];
  readonly yearOf: YearOf;
  readonly places: Map<string, Place>;
  readonly header: CellRow;
  /** The index of the last column without which a row says too little. */
  readonly last: number;
}

/**
 * A carrier's list of calls, texts, data sessions and payments (China Mobile and China Unicom), as CSV or as the JSON
 * of their self-service pages. A file may hold several lists under headings of their own. Errors: `no-header-row`, `no-rows`.
 */
export function readCarrierList(text: string, reading: CallReading): Result<CallFile, FileProblem> {
  const all = carrierJsonRows(text) ?? csvRows(text);
  const start = all.findIndex(isCarrierHeader);
  if (start < 0) return err(fileProblem('no-header-row'));
  const preface = carrierPreface(all.slice(0, start));
  const rows = all.slice(start + 1);
  if (rows.length === 0) return err(fileProblem('no-rows', { line: all[start]!.line }));
  const read = carrierTable(all[start]!, preface, reading);
  const { accepted: records, rejected, ignored } = sortRows(rows.map(read));
  const { holder, window } = preface;
  const warnings = repeatedRows(records);
  return ok({ kind: 'carrier-list', holder, window, rows: rows.length, records, rejected, ignored, warnings });
}

/** Reads the rows below the first header row of a list; rows below a further header row are read by that one. */
export function carrierTable(header: CellRow, preface: CarrierPreface, reading: CallReading): RowReader<LineRecord> {
  const period = reading.period ?? preface.window;
  const yearOf = yearIn(period, reading.as_of, reading.zone);
  const base = { clock: reading.clock, words: reading.words, yearOf, places: new Map<string, Place>() };
  let section = sectionAt(header, base);
  return (row) => {
    const next = sectionAt(row, base);
    if (next) section = next;
    return next ? ignoreRow('repeated-header', row.line) : recordOf(row, section!);
  };
}

/** Whether a row is a header row of a carrier list. */
export function isCarrierHeader(row: CellRow): boolean {
  return sectionOf(columnsOf<CarrierField>(row, carrierAliases)) !== null;
}

/** Whether a text holds a header row of a carrier list. */
export function isCarrierText(text: string): boolean {
  const rows = carrierJsonRows(text) ?? csvRows(text.slice(0, 20_000));
  return rows.some(isCarrierHeader);
}

function sectionAt(row: CellRow, base: Omit<Section, 'kind' | 'columns' | 'last' | 'header'>): Section | null {
  // A row of a list begins with a time, and a header row never does.
  if (/^\d/.test(row.cells[0] ?? '')) return null;
  const columns = columnsOf<CarrierField>(row, carrierAliases);
  const kind = sectionOf(columns);
  const last = Math.max(...Object.entries(columns).map(([field, at]) => (field === 'fee' ? 0 : at)));
  return kind && { kind, columns, last, header: row, ...base };
}

function recordOf(row: CellRow, section: Section): LineRecord | RowProblem {
  if (isSummary(row)) return ignoreRow('summary-row', row.line);
  if (!row.whole) return rejectRow('cut-row', row.line);
  if (row.cells.length <= section.last) return rejectRow('too-few-cells', row.line);
  const time = carrierTime(row, section.columns, section.yearOf);
  if ('reason' in time) return time;
  const { wall_ms } = time;
  const when = { at_ms: section.clock.toEpoch(wall_ms), wall_ms, source_line: row.line };
  const details = detailsOf(row, section);
  return 'reason' in details ? details : lineRecord({ ...details, ...when, place: placeOf(row, section) });
}

type Details = Pick<LineRecord, 'kind' | 'direction' | 'peer' | 'seconds' | 'paid'> &
  Partial<Pick<LineRecord, 'bytes'>>;

function detailsOf(row: CellRow, section: Section): Details | RowProblem {
  if (section.kind === 'topup') return topUp(row, section);
  const paid = feeOf(row, section);
  if (section.kind === 'data') {
    const seconds = durationOf(cellOf(row, section.columns, 'online'));
    const bytes = volumeOf(cellOf(row, section.columns, 'volume'), cellOf(section.header, section.columns, 'volume'));
    return { kind: 'data', direction: 'out', peer: '', seconds, bytes, paid };
  }
  const mode = cellOf(row, section.columns, 'mode');
  if (/转移|呼转/.test(mode)) {
    section.words.count('direction', mode, true);
    return ignoreRow('forwarded-call', row.line, '通信方式');
  }
  const direction = directionOf(mode, section.kind);
  section.words.count('direction', mode, direction !== null);
  if (!direction) return rejectRow('bad-direction', row.line, '通信方式');
  const peer = cellOf(row, section.columns, 'peer');
  if (/^-*$/.test(peer)) {
    const [line, field] = [row.line, '对方号码'];
    return section.kind === 'text' ? ignoreRow('service-message', line, field) : rejectRow('missing-peer', line, field);
  }
  if (section.kind === 'text') return { kind: 'text', direction, peer, seconds: null, paid };
  const seconds = durationOf(cellOf(row, section.columns, 'duration'));
  if (seconds === null) return rejectRow('bad-duration', row.line, '通信时长');
  return { kind: 'call', direction, peer, seconds, paid };
}

function topUp(row: CellRow, section: Section): Details | RowProblem {
  const paid = parseDecimal(cellOf(row, section.columns, 'paid'), 'CNY');
  if (!paid.ok || paid.value.amount < 0n) return rejectRow('bad-amount', row.line, '缴费金额(元)');
  return { kind: 'topup', direction: 'in', peer: '', seconds: null, paid: paid.value };
}

/** `--` in every cell, or a line of totals. */
function isSummary(row: CellRow): boolean {
  const filled = row.cells.filter((cell) => cell !== '');
  return filled.every((cell) => /^-+$/.test(cell)) || filled.length === 1 || /^(合计|总计|小计)/.test(filled[0]!);
}

// '接受' is a misprint for 接收 that a real carrier prints; China Unicom numbers its texts 1 (in) and 2 (out).
function directionOf(mode: string, kind: CarrierSection): LineRecord['direction'] | null {
  if (/主叫|发送|主动|^发$/.test(mode)) return 'out';
  if (/被叫|接收|接受|^收$/.test(mode)) return 'in';
  if (kind !== 'text') return null;
  return mode === '1' ? 'in' : mode === '2' ? 'out' : null;
}

/** `67`, `00:01:07`, `1:07`, `1分7秒` and `1小时2分` in seconds; null for anything else. */
function durationOf(text: string): number | null {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  const clock = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})$/.exec(text);
  const spoken = /^(?=.)(?:(\d+)(?:小?时))?(?:(\d+)分钟?)?(?:(\d+)秒)?$/.exec(text);
  const parts = clock ?? spoken;
  if (!parts) return null;
  const [hours, minutes, seconds] = parts.slice(1, 4).map((part) => Number(part ?? 0)) as [number, number, number];
  return hours * 3600 + minutes * 60 + seconds;
}

function feeOf(row: CellRow, section: Section): Money | null {
  const fee = parseDecimal(cellOf(row, section.columns, 'fee'), 'CNY');
  return fee.ok && fee.value.amount >= 0n ? fee.value : null;
}

function placeOf(row: CellRow, section: Section): Place | null {
  const id = cellOf(row, section.columns, 'place');
  // 网内短信 is printed where the place of a text would stand.
  if (id === '' || /^-+$/.test(id) || id.includes('短信')) return null;
  const place = section.places.get(id) ?? { id, latitude: null, longitude: null };
  section.places.set(id, place);
  return place;
}
