import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
  'lines.phone-not-readable': {
    status: 422,
    text: {
      'zh-CN': '无法识别这个手机号码，请检查后重新输入。',
      en: 'This phone number cannot be read; please check it and enter it again.',
    },
  },
  'lines.too-soon': {
    status: 429,
    text: {
      'zh-CN': '验证码刚刚发送过，请 {seconds} 秒后再试。',
      en: 'A code was sent just now; please wait {seconds} seconds.',
    },
  },
  'lines.too-many-codes': {
    status: 429,
    text: {
      'zh-CN': '这个号码今天收到的验证码过多，请 {minutes} 分钟后再试。',
      en: 'Too many codes were sent to this number; please try again in {minutes} minutes.',
    },
  },
  'lines.unknown-number': {
    status: 422,
    text: {
      'zh-CN': '运营商没有这个号码的用户，请检查号码是否输入正确。',
      en: 'The carrier has no subscriber with this number; please check that it is right.',
    },
  },
  'lines.code-not-sent': {
    status: 503,
    text: {
      'zh-CN': '运营商暂时没有回应，验证码可能没有发出。请过一分钟再试，您填写的内容不会丢失。',
      en: 'The carrier does not answer, so the code may not have been sent. Please try again in a minute; nothing you entered is lost.',
    },
  },
  'lines.challenge-unknown': {
    status: 404,
    text: {
      'zh-CN': '找不到这次验证，请重新获取验证码。',
      en: 'This code request is not known; please ask for a new code.',
    },
  },
  'lines.wrong-code': {
    status: 422,
    text: {
      'zh-CN': '验证码不正确，还可以再试 {triesLeft} 次。',
      en: 'The code is not right; you can try {triesLeft} more times.',
    },
  },
  'lines.challenge-expired': {
    status: 410,
    text: { 'zh-CN': '验证码已过期，请重新获取。', en: 'The code has expired; please ask for a new one.' },
  },
  'lines.too-many-tries': {
    status: 429,
    text: {
      'zh-CN': '验证码错误次数过多，请重新获取验证码。',
      en: 'Too many wrong codes; please ask for a new one.',
    },
  },
  'lines.carrier-silent': {
    status: 503,
    text: {
      'zh-CN': '运营商暂时没有回应，验证码还没有核对。请稍后用同一个验证码再试。',
      en: 'The carrier does not answer, so the code was not checked. Please try the same code again shortly.',
    },
  },
  'lines.holder-untold': {
    status: 503,
    text: {
      'zh-CN':
        '您已较长时间没有登录，而运营商暂时没有回应，无法确认这个号码仍由您使用。请过几分钟重新获取验证码再试，您的资料不会丢失。',
      en: 'You have not signed in for a while, and the carrier does not answer, so we cannot tell whether this number is still yours. Please ask for a new code in a few minutes; nothing of yours is lost.',
    },
  },
  'lines.name-not-readable': {
    status: 422,
    text: { 'zh-CN': '请填写身份证上的姓名。', en: 'Please enter your name as on your id document.' },
  },
  'lines.id-number-not-readable': {
    status: 422,
    text: {
      'zh-CN': '身份证号码不正确，请逐位核对（共 18 位，末位可能是 X）。',
      en: 'The id number is not right; please compare it digit by digit with your document.',
    },
  },
  'lines.birth-date-needed': {
    status: 422,
    text: { 'zh-CN': '请填写出生日期。', en: 'Please enter your date of birth.' },
  },
  'lines.birth-date-not-readable': {
    status: 422,
    text: { 'zh-CN': '出生日期不正确，请检查。', en: 'The date of birth is not right; please check it.' },
  },
  'lines.identity-differs': {
    status: 409,
    text: {
      'zh-CN': '此号码已登记了另一份身份信息。如需更改，请联系客服人工处理。',
      en: 'This line already has another identity. To change it, please contact us: a person will look at it.',
    },
  },
});
