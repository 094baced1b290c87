import { problemsOf } from '@lendline/kernel';

/** What can be wrong with a request before any operation sees it, or after one broke. */
export const doorProblem = problemsOf({
  internal: {
    status: 500,
    text: {
      'zh-CN': '系统出现故障，您的操作没有完成。请稍后再试；如仍失败，请提供编号 {correlation}。',
      en: 'Something broke on our side and nothing was done. Please try again later; if it persists, quote {correlation}.',
    },
  },
  'not-json': {
    status: 400,
    text: { 'zh-CN': '请求正文不是有效的 JSON。', en: 'The body is not valid JSON.' },
  },
  'too-large': {
    status: 413,
    text: {
      'zh-CN': '内容超过 {megabytes} MB 上限，请减小后再发送。',
      en: 'This is larger than {megabytes} MB; send less at once.',
    },
  },
  'cross-site': {
    status: 403,
    text: { 'zh-CN': '拒绝来自其他网站的请求。', en: 'Requests from other sites are refused.' },
  },
  'too-many-requests': {
    status: 429,
    text: { 'zh-CN': '请求过于频繁，请 {seconds} 秒后再试。', en: 'Too many requests; please wait {seconds} seconds.' },
  },
  'no-such-operation': {
    status: 404,
    text: { 'zh-CN': '没有这个接口。', en: 'There is no such operation.' },
  },
  'idempotency-key-missing': {
    status: 400,
    text: {
      'zh-CN': '此操作需要 Idempotency-Key 请求头（8 到 128 个字符）。',
      en: 'This operation needs an Idempotency-Key header (8 to 128 characters).',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    text: {
      'zh-CN': '此 Idempotency-Key 已用于另一个请求，请换一个新的。',
      en: 'This Idempotency-Key was used for a different request; use a new one.',
    },
  },
  'in-progress': {
    status: 409,
    text: { 'zh-CN': '同一请求正在处理，请稍候。', en: 'The same request is being processed; please wait.' },
  },
});
