import type { FileProblem } from '@lendline/behaviour';
import { type Err, type LocalText, type Problem, problemsOf } from '@lendline/kernel';
import type { RecordSource } from './contract.ts';

/** The problems of this slice by their codes. */
export const problem = problemsOf({
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
  'records.provider-unknown': {
    status: 422,
    text: {
      'zh-CN': '本机构没有接入这家数据提供方。请改为上传文件。',
      en: 'This provider is not connected here. Please add a file instead.',
    },
  },
  'records.account-form': {
    status: 422,
    text: {
      'zh-CN': '账户名称的形式不对，也不能使用手机号码。请填写提供方给出的账户编号，例如 walletid@1234。',
      en: 'The account is not named as its provider names it, and a phone number cannot be used. Give the id that the provider shows, such as walletid@1234.',
    },
  },
  'records.too-many-feeds': {
    status: 409,
    text: {
      'zh-CN': '已连接的账户太多。请先断开不再使用的账户。',
      en: 'Too many accounts are connected. Please disconnect those that are no longer used.',
    },
  },
  'records.feed-not-read': {
    status: 409,
    text: {
      'zh-CN': '此连接目前不会被读取：它由合作方推送，或已停止。请借款人重新连接后再试。',
      en: 'This feed is not read: its partner sends, or it has ended. Ask the borrower to connect it again.',
    },
  },
  'records.no-consent-declared-ties': {
    status: 403,
    text: {
      'zh-CN': '您还没有同意保存您填写的联系人，没有保存任何内容。请先在授权页面同意。',
      en: 'You have not agreed that we keep the people whom you name, so nothing was kept. Please agree on the consent page first.',
    },
  },
  'records.ties-not-allowed': {
    status: 422,
    text: {
      'zh-CN': '本地法规或本机构不收集联系人，没有保存任何内容。',
      en: 'People whom you know are not asked for here, by law or by our own rules. Nothing was kept.',
    },
  },
  'records.tie-number': {
    status: 422,
    text: {
      'zh-CN': '第 {row} 位联系人的号码不是有效的电话号码。请检查后重新填写。',
      en: 'The number of person {row} is no phone number. Please check it and send the list again.',
    },
  },
  'records.tie-is-own-number': {
    status: 422,
    text: {
      'zh-CN': '第 {row} 位联系人的号码是您自己的号码。请填写对方的号码。',
      en: 'The number of person {row} is your own. Please give that person’s number.',
    },
  },
  'records.push-not-signed': {
    status: 401,
    text: {
      'zh-CN': '签名、时间或合作方名称不对，消息没有被接受。请检查密钥和时钟。',
      en: 'Partner, signature or time is not right, and nothing was taken. Check the secret and the clock.',
    },
  },
  'records.push-too-large': {
    status: 413,
    text: {
      'zh-CN': '消息过大。请分成每条不超过 {megabytes} MB 的多条消息。',
      en: 'The message is too large. Send messages of at most {megabytes} MB.',
    },
  },
  'records.push-body': {
    status: 400,
    text: {
      'zh-CN': '消息不是约定的形式。请发送 {"feed": "feed_...", "rows": [...]}，最多 5000 行。',
      en: 'The message is not of the agreed form. Send {"feed": "feed_...", "rows": [...]} with at most 5000 rows.',
    },
  },
  'records.push-id-reused': {
    status: 409,
    text: {
      'zh-CN': '这个 webhook-id 已用于另一条消息。新的内容请使用新的编号。',
      en: 'This webhook-id was used for another message. Give new content a new id.',
    },
  },
  'records.push-busy': {
    status: 503,
    text: {
      'zh-CN': '暂时无法接受消息，没有保存任何内容。请用同一编号稍后重试。',
      en: 'The message cannot be taken now, and nothing was kept. Send it again later under the same id.',
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
