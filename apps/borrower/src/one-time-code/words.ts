import type { Dictionary } from '@lendline/ui';

export const words = {
  code: { 'zh-CN': '短信验证码', en: 'Code from the text message' },
  sentTo: { 'zh-CN': '已发送到 {phone}，几分钟内有效。', en: 'Sent to {phone}, valid for a few minutes.' },
  incomplete: { 'zh-CN': '请输入短信中的验证码。', en: 'Please enter the code from the message.' },
  resend: { 'zh-CN': '重新发送', en: 'Send a new code' },
  resendIn: { 'zh-CN': '{n} 秒后可重新发送', en: 'You can ask for a new code in {n} s' },
  resent: { 'zh-CN': '新的验证码已发送。', en: 'A new code is on its way.' },
  never: { 'zh-CN': '工作人员不会向您索要验证码。', en: 'Our staff never ask for this code.' },
} as const satisfies Dictionary;
