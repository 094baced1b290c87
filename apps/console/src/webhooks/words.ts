import type { LocalText } from '@lendline/kernel';
import type { WebhookDelivery, WebhookEvent } from '@lendline/payments/contract';
import type { Dictionary } from '@lendline/ui';
import type { StateWord } from '../words/states.ts';

export const webhookWords = {
  title: { 'zh-CN': 'Webhook 通知', en: 'Webhooks' },
  note: {
    'zh-CN': '收付款有变化时，向贵方系统发送已签名的消息（Standard Webhooks）。',
    en: 'Systems of yours that are told what happens to money, with signed messages (Standard Webhooks).',
  },

  endpoints: { 'zh-CN': '接收方', en: 'Endpoints' },
  noEndpoints: { 'zh-CN': '还没有接收方。', en: 'No system is told yet.' },
  url: { 'zh-CN': '地址', en: 'Address' },
  urlHint: {
    'zh-CN': '以 https:// 开头，不含用户名和密码。',
    en: 'Starts with https://, without user name or password.',
  },
  urlNeeded: { 'zh-CN': '请填写以 https:// 开头的地址。', en: 'Enter an address that starts with https://.' },
  events: { 'zh-CN': '通知事项', en: 'Told of' },
  eventsNeeded: { 'zh-CN': '请至少选择一项。', en: 'Choose at least one.' },
  added: { 'zh-CN': '添加时间', en: 'Added' },
  state: { 'zh-CN': '状态', en: 'State' },
  active: { 'zh-CN': '启用', en: 'In use' },
  ended: { 'zh-CN': '已停用', en: 'Ended' },
  both: { 'zh-CN': '旧密钥并用至 {at}', en: 'Both secrets sign until {at}' },
  acts: { 'zh-CN': '操作', en: 'Actions' },
  add: { 'zh-CN': '添加接收方', en: 'Add an endpoint' },
  save: { 'zh-CN': '添加', en: 'Add' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },

  secret: { 'zh-CN': '签名密钥', en: 'Signing secret' },
  secretOnce: {
    'zh-CN': '只在此显示这一次。请现在存入接收方系统，关闭后无法再看。',
    en: 'It is shown this once. Put it into the system at that address now: it cannot be seen again.',
  },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  kept: { 'zh-CN': '已保存好', en: 'I have kept it' },
  rotate: { 'zh-CN': '更换密钥', en: 'New secret' },
  rotateOf: { 'zh-CN': '更换密钥：{url}', en: 'New secret: {url}' },
  rotateTitle: { 'zh-CN': '更换签名密钥？', en: 'Give it a new secret?' },
  rotateMeans: {
    'zh-CN': '旧密钥再并用一天，期间两把密钥都签名，然后只用新密钥。',
    en: 'For a day the secret before signs beside the new one, then the new one alone.',
  },
  end: { 'zh-CN': '停用', en: 'End' },
  endOf: { 'zh-CN': '停用：{url}', en: 'End: {url}' },
  endTitle: { 'zh-CN': '不再通知这个地址？', en: 'Tell this address no more?' },
  endMeans: {
    'zh-CN': '停用后不能恢复，需要时请重新添加。',
    en: 'It cannot be taken back; add it anew when it is needed.',
  },

  deliveries: { 'zh-CN': '发送记录', en: 'Deliveries' },
  noDeliveries: { 'zh-CN': '没有发送记录。', en: 'There are no deliveries.' },
  all: { 'zh-CN': '全部', en: 'All' },
  show: { 'zh-CN': '显示', en: 'Show' },
  event: { 'zh-CN': '事项', en: 'Event' },
  subject: { 'zh-CN': '对象', en: 'About' },
  to: { 'zh-CN': '接收方', en: 'To' },
  attempts: { 'zh-CN': '次数', en: 'Attempts' },
  outcome: { 'zh-CN': '回应', en: 'Answer' },
  created: { 'zh-CN': '产生于', en: 'Written' },
  again: { 'zh-CN': '重新发送', en: 'Send again' },
  againOf: { 'zh-CN': '重新发送：{id}', en: 'Send again: {id}' },
} as const satisfies Dictionary;

export const webhookEvents: Readonly<Record<WebhookEvent, LocalText>> = {
  'payments.succeeded': { 'zh-CN': '收付款成功', en: 'A payment succeeded' },
  'payments.failed': { 'zh-CN': '收付款失败', en: 'A payment failed' },
  'payments.returned': { 'zh-CN': '退回已到账', en: 'Money went back' },
  'payments.return-failed': { 'zh-CN': '退回失败', en: 'A return failed' },
  'payments.money-suspended': { 'zh-CN': '款项转入待匹配', en: 'Money came into suspense' },
  'payments.suspense-ended': { 'zh-CN': '待匹配款项已处理', en: 'Money left suspense' },
};

export const eventOrder = Object.keys(webhookEvents) as readonly WebhookEvent[];

export const deliveryStates: Readonly<Record<WebhookDelivery['state'], StateWord>> = {
  waiting: { tone: 'busy', text: { 'zh-CN': '发送中', en: 'On its way' } },
  delivered: { tone: 'good', text: { 'zh-CN': '已送达', en: 'Delivered' } },
  dead: { tone: 'bad', text: { 'zh-CN': '已放弃', en: 'Given up' } },
};

const outcomes: Readonly<Record<string, LocalText>> = {
  timeout: { 'zh-CN': '没有及时回应', en: 'No answer in time' },
  'no-connection': { 'zh-CN': '连接不上', en: 'No connection' },
  ended: { 'zh-CN': '接收方已停用', en: 'The endpoint had ended' },
};

/** What the last try met: a status of HTTP, or why there was none. */
export function outcomeText(outcome: string | null): LocalText {
  const status = { 'zh-CN': `HTTP ${outcome}`, en: `HTTP ${outcome}` };
  return outcome === null ? { 'zh-CN': '–', en: '–' } : (outcomes[outcome] ?? status);
}

export const stateOrder = Object.keys(deliveryStates) as readonly WebhookDelivery['state'][];
