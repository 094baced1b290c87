import type { LocalText } from '@lendline/kernel';

/** Why a whole file cannot be read: what is wrong, what was expected, what to do. */
export interface FileProblem {
  readonly reason: FileReason;
  readonly line: number | null;
  readonly field: string | null;
  readonly what: LocalText;
  readonly expected: LocalText;
  readonly doThis: LocalText;
}

export type FileReason = keyof typeof texts;

type Texts = Pick<FileProblem, 'what' | 'expected' | 'doThis'>;

const original: LocalText = {
  'zh-CN': '请在 App 中重新导出，并直接上传原始文件，不要用表格软件打开后另存。',
  en: 'Export it again and send the original file, without opening and saving it in a spreadsheet.',
};

const knownFile: LocalText = {
  'zh-CN': '支付宝或微信账单、运营商通话详单、短信备份 XML 或通话记录 CSV',
  en: 'an Alipay or WeChat statement, a carrier call list, an SMS Backup & Restore XML or a call-record CSV',
};

const texts = {
  empty: {
    what: { 'zh-CN': '文件是空的。', en: 'The file is empty.' },
    expected: knownFile,
    doThis: original,
  },
  'too-large': {
    what: { 'zh-CN': '文件过大。', en: 'The file is too large.' },
    expected: { 'zh-CN': '一份账单或详单，不超过 50 MB', en: 'one statement or list of at most 50 MB' },
    doThis: { 'zh-CN': '请缩短导出的时间段。', en: 'Export a shorter period.' },
  },
  unrecognised: {
    what: { 'zh-CN': '无法识别这是什么文件。', en: 'The file is of no known kind.' },
    expected: knownFile,
    doThis: original,
  },
  'wrong-kind': {
    what: { 'zh-CN': '文件内容与所选类型不符。', en: 'The content is not of the kind that was named.' },
    expected: knownFile,
    doThis: { 'zh-CN': '请选择正确的类型，或使用自动识别。', en: 'Name the right kind, or let it be detected.' },
  },
  'no-header-row': {
    what: {
      'zh-CN': '没有找到表头行，文件可能被截断或修改。',
      en: 'The header row was not found: the file was cut off or edited.',
    },
    expected: { 'zh-CN': '含列名的表头行', en: 'a row with the column names of this format' },
    doThis: original,
  },
  'missing-column': {
    what: { 'zh-CN': '缺少一列。', en: 'A column is missing.' },
    expected: { 'zh-CN': '此格式的全部必需列', en: 'every required column of this format' },
    doThis: original,
  },
  'no-rows': {
    what: {
      'zh-CN': '表头之后没有任何明细，文件可能被截断。',
      en: 'Nothing follows the header row: no activity in the period, or a file that was cut off.',
    },
    expected: { 'zh-CN': '至少一行明细', en: 'at least one row' },
    doThis: { 'zh-CN': '请检查所选时间段并重新导出。', en: 'Check the period and export the file again.' },
  },
  'mis-encoded': {
    what: { 'zh-CN': '文件编码损坏，无法读出文字。', en: 'The text encoding is damaged.' },
    expected: { 'zh-CN': 'GB18030 或 UTF-8 编码', en: 'GB18030 or UTF-8' },
    doThis: original,
  },
  mojibake: {
    what: {
      'zh-CN': '文字已成乱码：文件曾以错误的编码打开并保存。',
      en: 'The characters are garbled: the file was opened in the wrong encoding and saved.',
    },
    expected: { 'zh-CN': '可读的中文', en: 'readable Chinese text' },
    doThis: original,
  },
  zip: {
    what: { 'zh-CN': '这是压缩包。', en: 'This is a zip archive.' },
    expected: { 'zh-CN': '压缩包内的 CSV 或 XLSX 文件', en: 'the CSV or XLSX file inside it' },
    doThis: {
      'zh-CN': '请用邮件或消息中的密码解压后上传。',
      en: 'Unpack it with the password you were sent, then send the file inside.',
    },
  },
  'old-excel': {
    what: { 'zh-CN': '这是旧版或加密的 Excel 文件。', en: 'This is an old or encrypted Excel file.' },
    expected: { 'zh-CN': 'CSV 或未加密的 XLSX', en: 'CSV, or XLSX without a password' },
    doThis: original,
  },
  pdf: {
    what: { 'zh-CN': '这是 PDF 文件。', en: 'This is a PDF.' },
    expected: { 'zh-CN': 'CSV 或 XLSX', en: 'CSV or XLSX' },
    doThis: {
      'zh-CN': '请选择“用于个人对账”的 CSV/XLSX 导出方式。',
      en: 'Choose the CSV or XLSX export ("for personal reconciliation").',
    },
  },
  'damaged-workbook': {
    what: { 'zh-CN': 'XLSX 文件损坏或不完整。', en: 'The XLSX file is damaged or incomplete.' },
    expected: { 'zh-CN': '完整的 XLSX 文件', en: 'a whole XLSX file' },
    doThis: original,
  },
} as const satisfies Record<string, Texts>;

export function fileProblem(
  reason: FileReason,
  where: { readonly line?: number; readonly field?: string } = {},
): FileProblem {
  return { reason, line: where.line ?? null, field: where.field ?? null, ...texts[reason] };
}
