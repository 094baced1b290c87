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
  'zh-CN': '支付宝、微信、京东、美团或银行账单，运营商通话详单，短信备份 XML 或通话记录 CSV',
  en: 'a statement of Alipay, WeChat, JD, Meituan or a bank, a carrier call list, an SMS Backup & Restore XML or a call-record CSV',
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
    what: { 'zh-CN': '这是压缩包，其中没有账单文件。', en: 'This is a zip archive without a statement in it.' },
    expected: { 'zh-CN': '压缩包内的 CSV、XLSX、XML 或 JSON 文件', en: 'a CSV, XLSX, XML or JSON file inside it' },
    doThis: {
      'zh-CN': '请用邮件或消息中的密码解压后上传。',
      en: 'Unpack it with the password you were sent, then send the file inside.',
    },
  },
  'zip-password': {
    what: { 'zh-CN': '压缩包已加密。', en: 'The zip archive is encrypted.' },
    expected: { 'zh-CN': '打开压缩包的密码', en: 'the password that opens it' },
    doThis: {
      'zh-CN': '请提供消息中收到的解压密码。',
      en: 'Give the password that was sent apart, in the app or by message.',
    },
  },
  'zip-wrong-password': {
    what: { 'zh-CN': '密码不能打开此压缩包。', en: 'The password does not open the zip archive.' },
    expected: { 'zh-CN': '打开压缩包的密码', en: 'the password that opens it' },
    doThis: {
      'zh-CN': '请核对密码：每份账单的密码都不同。',
      en: 'Check the password: each statement is sent with one of its own.',
    },
  },
  'damaged-zip': {
    what: { 'zh-CN': '压缩包损坏或不完整。', en: 'The zip archive is damaged or incomplete.' },
    expected: { 'zh-CN': '完整的压缩包', en: 'a whole zip archive' },
    doThis: original,
  },
  'several-files': {
    what: { 'zh-CN': '压缩包内有多个文件。', en: 'The zip archive holds several files.' },
    expected: { 'zh-CN': '一个账单文件', en: 'one statement' },
    doThis: { 'zh-CN': '请解压后逐个上传。', en: 'Unpack it and send the files one by one.' },
  },
  'ambiguous-columns': {
    what: {
      'zh-CN': '不认识这家银行的表格，也无法唯一确定各列的含义。',
      en: 'The table is of a bank that is not known, and its columns can be read in more than one way.',
    },
    expected: {
      'zh-CN': '明确的日期、金额（含正负或收支方向）和币种列',
      en: 'one column each for date, signed amount (or money in and out) and currency, of one meaning',
    },
    doThis: {
      'zh-CN': '请导出 camt.053 格式，或联系我们添加这家银行。',
      en: 'Export camt.053 instead, or ask for a descriptor of this bank to be added.',
    },
  },
  'not-xml': {
    what: { 'zh-CN': 'XML 文件不完整或不合规。', en: 'The XML is not well-formed.' },
    expected: { 'zh-CN': '完整的 camt.053 或 camt.054 报文', en: 'a whole camt.053 or camt.054 message' },
    doThis: { 'zh-CN': '请重新导出。', en: 'Export the file again.' },
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
