/** What can be wrong with a business or a guarantor. */
export const businessProblems = {
  'applications.business-not-asked': {
    status: 422,
    text: {
      'zh-CN': '个人借款不需要营业执照或保证人。经营用途请取消后重新申请，并选择“个体经营”。',
      en: 'A personal loan has neither business nor guarantor. For a business, cancel this application and start one for your business.',
    },
  },
  'applications.no-licence-code-here': {
    status: 422,
    text: {
      'zh-CN': '本地区的营业执照没有可校验的统一代码，请不填写此项继续。',
      en: 'Licences here have no code that can be checked. Please go on without it.',
    },
  },
  'applications.licence-code': {
    status: 422,
    text: {
      'zh-CN': '统一社会信用代码有误：{whyZh}。请对照营业执照重新填写。',
      en: 'This is no unified social credit code: {whyEn}. Please compare it with the licence.',
    },
  },
  'applications.representative-not-owner': {
    status: 422,
    text: {
      'zh-CN':
        '营业执照的经营者（法定代表人）与本手机号码的机主不是同一人，不能以此执照申请。请由经营者本人用自己的号码登录申请。',
      en: 'The representative in the licence is not the owner of this phone line, so this business cannot apply here. The representative can apply, signed in on a line of their own.',
    },
  },
  'applications.representative-not-at-carrier': {
    status: 422,
    text: {
      'zh-CN': '运营商登记的机主与营业执照的经营者（法定代表人）不一致。请用登记在经营者本人名下的号码申请。',
      en: 'The carrier has this line under another name than the representative in the licence. Please apply from a line that is registered to the representative.',
    },
  },
  'applications.business-elsewhere': {
    status: 409,
    text: {
      'zh-CN': '这家企业已有另一个号码在申请中，请先完成或取消那笔申请。',
      en: 'An application for this business is under way from another line. Finish or cancel that one first.',
    },
  },
  'applications.guarantor-phone': {
    status: 422,
    text: {
      'zh-CN': '保证人的手机号码无法识别，请检查。',
      en: 'This is no phone number of a guarantor. Please check it.',
    },
  },
  'applications.guarantor-is-borrower': {
    status: 422,
    text: { 'zh-CN': '不能为自己担保，请指定他人。', en: 'Nobody is their own guarantor. Please name somebody else.' },
  },
  'applications.no-renewal': {
    status: 409,
    text: {
      'zh-CN': '目前没有待您签署的续期，或续期条件已变更。请返回重新查看。',
      en: 'There is no renewal for you to sign now, or what is offered has changed. Please go back and look again.',
    },
  },
  'applications.guarantor-needed': {
    status: 409,
    text: {
      'zh-CN': '此产品须有保证人。请在提交前填写保证人并由其同意；已提交的，请免费取消后重新申请。',
      en: 'This is lent only with a guarantor. Name one who agrees before you hand it in; later, cancel free of charge and apply again.',
    },
  },
  'applications.guarantor-not-agreed': {
    status: 409,
    text: {
      'zh-CN': '保证人尚未同意。请其用自己的号码登录并同意，或取消保证人后提交。',
      en: 'The guarantor has not agreed yet. They sign in on their own line and agree; or go on without a guarantor.',
    },
  },
  'applications.guarantor-not-signed': {
    status: 409,
    text: {
      'zh-CN': '保证人尚未签署当前协议。请其登录签署后再签；也可免费取消申请。',
      en: 'The guarantor has not signed this agreement yet. They sign first, then you; you can also cancel free of charge.',
    },
  },
  'applications.guarantor-name-differs': {
    status: 409,
    text: {
      'zh-CN': '借款人填写的保证人姓名与您登记的姓名不一致。请借款人更正后再答复。',
      en: 'The borrower named somebody else as guarantor than you say you are. Ask the borrower to correct the name.',
    },
  },
  'applications.guarantor-identity-missing': {
    status: 422,
    text: {
      'zh-CN': '答复前请先填写您的姓名和身份证号码。',
      en: 'Before you answer, please enter your own name and id number.',
    },
  },
  'applications.guarantee-not-now': {
    status: 409,
    text: {
      'zh-CN': '这项担保目前不能进行这一步，请刷新页面查看状态。',
      en: 'This step is not possible for this guarantee now. Reload the page to see how it stands.',
    },
  },
  'applications.business-needed': {
    status: 422,
    text: {
      'zh-CN': '申请循环额度需先填写营业执照信息。',
      en: 'A credit line is for a licensed business. Please state the licence first.',
    },
  },
  'applications.credit-line-for-business': {
    status: 422,
    text: {
      'zh-CN': '循环额度仅面向个体工商户和小微企业，请以经营用途申请。',
      en: 'Credit lines are for sole traders and small firms. Please apply for your business.',
    },
  },
  'applications.no-credit-line-here': {
    status: 422,
    text: {
      'zh-CN': '本地区不提供循环额度，请申请单笔借款。',
      en: 'There are no credit lines here. Please apply for a loan.',
    },
  },
  'applications.nothing-to-draw': {
    status: 409,
    text: {
      'zh-CN': '循环额度目前可用 {available}，今天没有可提款的方案。还清逾期金额、归还本金或续期后再试。',
      en: 'The credit line has {available} to draw, and nothing of its offer fits that today. Pay what is past due, repay principal, or have it renewed.',
    },
  },
} as const;
