import type { FileProblem } from '@lendline/behaviour';
import { type Err, type LocalText, type Problem, problemsOf } from '@lendline/kernel';
import type { RecordSource } from './contract.ts';

const problem = problemsOf({
  'records.no-consent-call-records': {
    status: 403,
    text: {
      'zh-CN': '您还没有同意读取通话记录，文件未被读取。请先在授权页面同意，再上传。',
      en: 'You have not agreed that we read call records, so the file was not read. Please agree on the consent page first, then add it.',
    },
  },
  'records.no-consent-payment-statement': {
    status: 403,
    text: {
      'zh-CN': '您还没有同意读取支付流水，文件未被读取。请先在授权页面同意，再上传。',
      en: 'You have not agreed that we read your payment statement, so the file was not read. Please agree on the consent page first, then add it.',
    },
  },
  'records.source-not-allowed': {
    status: 422,
    text: {
      'zh-CN': '本地法规或本机构不读取这类文件，文件未被读取。',
      en: 'Files of this kind are not read here, by law or by our own rules. The file was not read.',
    },
  },
  'records.is-a-statement': {
    status: 422,
    text: {
      'zh-CN': '这是支付流水，不是通话记录。请在“支付流水”处上传。',
      en: 'This is a payment statement, not a list of calls. Please add it under “Payment statement”.',
    },
  },
  'records.is-a-call-list': {
    status: 422,
    text: {
      'zh-CN': '这是通话记录，不是支付流水。请在“通话记录”处上传。',
      en: 'This is a list of calls, not a payment statement. Please add it under “Call records”.',
    },
  },
});

/** A read that the person did not allow, named by its source. */
export function notAllowed(source: RecordSource, because: string | null): Err<Problem> {
  return problem(because === 'not-allowed-here' ? 'records.source-not-allowed' : `records.no-consent-${source}`);
}

/** A good file in the wrong place. */
export function misplaced(source: RecordSource): Err<Problem> {
  return problem(source === 'call-records' ? 'records.is-a-statement' : 'records.is-a-call-list');
}

/** A file that cannot be read at all: `records.file-empty`, `records.file-mojibake`, ... in the reader's own words. */
export function fileRefused({ reason, line, field, what, expected, doThis }: FileProblem): Err<Problem> {
  const text: LocalText = {
    'zh-CN': `${what['zh-CN']}需要：${expected['zh-CN']}。${doThis['zh-CN']}`,
    en: `${what.en} Expected: ${expected.en}. ${doThis.en}`,
  };
  const parameters = { ...(line === null ? {} : { line }), ...(field === null ? {} : { field }) };
  return { ok: false, error: { code: `records.file-${reason}`, status: 422, text, parameters } };
}
