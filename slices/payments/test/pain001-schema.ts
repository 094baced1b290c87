/**
 * What pain.001.001.09 asks of a file as ours are, written down from the message definition report of ISO 20022
 * (Payments Initiation, CustomerCreditTransferInitiationV09) and its schema: elements in their order, how often each may
 * come, and the form of each text. Parts that Lendline never writes are named without their insides and refused when met.
 */
type Text = (text: string) => boolean;

const max =
  (most: number): Text =>
  (text) =>
    text.length > 0 && [...text].length <= most;
const like =
  (form: RegExp): Text =>
  (text) =>
    form.test(text);
/** xs:decimal with at most so many digits in all and after the point. */
const decimal =
  (total: number, fraction: number): Text =>
  (text) => {
    const [, whole = '', after = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
    return whole !== '' && after.length <= fraction && whole.replace(/^0+/, '').length + after.length <= total;
  };

const texts: Readonly<Record<string, Text>> = {
  Max34Text: max(34),
  Max35Text: max(35),
  Max70Text: max(70),
  Max140Text: max(140),
  Max2048Text: max(2048),
  Max15NumericText: like(/^\d{1,15}$/),
  DecimalNumber: decimal(18, 17),
  Amount: decimal(18, 5),
  ISODateTime: like(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/),
  ISODate: like(/^\d{4}-\d{2}-\d{2}$/),
  PaymentMethod3Code: like(/^(CHK|TRF|TRA)$/),
  BICFIDec2014Identifier: like(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/),
  IBAN2007Identifier: like(/^[A-Z]{2}\d{2}[a-zA-Z0-9]{1,30}$/),
  External4Code: max(4),
  Max4Text: max(4),
  CurrencyCode: like(/^[A-Z]{3}$/),
};

/** `name:type` in order; `?` may be absent, `*` any number, `+` one or more; `a|b` is one of them. No type: never written. */
const types: Readonly<Record<string, string>> = {
  Document: 'CstmrCdtTrfInitn:Initiation',
  Initiation: 'GrpHdr:GroupHeader85 PmtInf:PaymentInstruction30+ SplmtryData*',
  GroupHeader85:
    'MsgId:Max35Text CreDtTm:ISODateTime Authstn* NbOfTxs:Max15NumericText CtrlSum:DecimalNumber? InitgPty:Party135 FwdgAgt?',
  PaymentInstruction30:
    'PmtInfId:Max35Text PmtMtd:PaymentMethod3Code BtchBookg? NbOfTxs:Max15NumericText? CtrlSum:DecimalNumber? PmtTpInf? ' +
    'ReqdExctnDt:DateChoice PoolgAdjstmntDt:ISODate? Dbtr:Party135 DbtrAcct:CashAccount38 DbtrAgt:Branch6 DbtrAgtAcct? ' +
    'InstrForDbtrAgt:Max140Text? UltmtDbtr? ChrgBr? ChrgsAcct? ChrgsAcctAgt? CdtTrfTxInf:CreditTransferTransaction34+',
  CreditTransferTransaction34:
    'PmtId:PaymentIdentification6 PmtTpInf? Amt:AmountChoice XchgRateInf? ChrgBr? ChqInstr? UltmtDbtr? IntrmyAgt1? ' +
    'IntrmyAgt1Acct? IntrmyAgt2? IntrmyAgt2Acct? IntrmyAgt3? IntrmyAgt3Acct? CdtrAgt:Branch6? CdtrAgtAcct? Cdtr:Party135? ' +
    'CdtrAcct:CashAccount38? UltmtCdtr? InstrForCdtrAgt* InstrForDbtrAgt? Purp? RgltryRptg* Tax? RltdRmtInf* ' +
    'RmtInf:RemittanceInformation16? SplmtryData*',
  PaymentIdentification6: 'InstrId:Max35Text? EndToEndId:Max35Text UETR?',
  DateChoice: 'Dt:ISODate|DtTm:ISODateTime',
  AmountChoice: 'InstdAmt:Amount|EqvtAmt',
  Party135: 'Nm:Max140Text? PstlAdr? Id? CtryOfRes? CtctDtls?',
  CashAccount38: 'Id:AccountChoice Tp? Ccy:CurrencyCode? Nm:Max70Text? Prxy:Proxy1?',
  AccountChoice: 'IBAN:IBAN2007Identifier|Othr:GenericAccount1',
  GenericAccount1: 'Id:Max34Text SchmeNm:AccountSchemeChoice? Issr:Max35Text?',
  AccountSchemeChoice: 'Cd:External4Code|Prtry:Max35Text',
  Proxy1: 'Tp:ProxyTypeChoice? Id:Max2048Text',
  ProxyTypeChoice: 'Cd:External4Code|Prtry:Max35Text',
  Branch6: 'FinInstnId:Institution18 BrnchId?',
  Institution18: 'BICFI:BICFIDec2014Identifier? ClrSysMmbId? LEI? Nm:Max140Text? PstlAdr? Othr:GenericInstitution1?',
  GenericInstitution1: 'Id:Max35Text SchmeNm? Issr?',
  RemittanceInformation16: 'Ustrd:Max140Text* Strd*',
};

interface Element {
  readonly name: string;
  readonly attributes: string;
  readonly children: Element[];
  text: string;
}

/** Where a file departs from the schema, each by its path; nothing when it is valid. */
export function departures(xml: string): readonly string[] {
  const root = elements(xml);
  if (typeof root === 'string') return [root];
  const namespace = ' xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"';
  if (root.name !== 'Document' || root.attributes !== namespace) return ['the document or its namespace'];
  return check(root, 'Document', '/Document');
}

function check(element: Element, type: string, path: string): string[] {
  const text = texts[type];
  if (text) return [...wrongText(element, type, path), ...wrongAttributes(element, path)];
  const sequence = types[type];
  if (sequence === undefined) return [`${path} is not written`];
  const found = [...wrongAttributes(element, path), ...(element.text.trim() === '' ? [] : [`${path} has text`])];
  return [...found, ...(sequence.includes('|') ? checkChoice : checkSequence)(element, sequence, path)];
}

function wrongText({ text, children }: Element, type: string, path: string): string[] {
  return children.length === 0 && texts[type]!(text) ? [] : [`${path} is no ${type}: "${text}"`];
}

function wrongAttributes({ name, attributes }: Element, path: string): string[] {
  if (name === 'Document') return [];
  const expected = name === 'InstdAmt' ? /^ Ccy="[A-Z]{3}"$/ : /^$/;
  return expected.test(attributes) ? [] : [`${path} has the attributes "${attributes}"`];
}

function checkChoice({ children }: Element, sequence: string, path: string): string[] {
  const one = sequence
    .split('|')
    .map(part)
    .find(({ name }) => name === children[0]?.name);
  if (!one || children.length !== 1) return [`${path} is not one of ${sequence}`];
  return check(children[0]!, one.type, `${path}/${one.name}`);
}

function checkSequence({ children }: Element, sequence: string, path: string): string[] {
  const rest = [...children];
  const found: string[] = [];
  for (const { name, type, least, most } of sequence.split(' ').map(part)) {
    let times = 0;
    while (rest[0]?.name === name && times < most) {
      times += 1;
      found.push(...check(rest.shift()!, type, `${path}/${name}`));
    }
    if (times < least) found.push(`${path} lacks ${name}`);
  }
  return [...found, ...rest.map(({ name }) => `${path}/${name} is not there, or not in this place`)];
}

function part(text: string): { name: string; type: string; least: number; most: number } {
  const [, name = '', type = '', times = ''] = /^(\w+)(?::(\w+))?([?*+]?)$/.exec(text) ?? [];
  return {
    name,
    type,
    least: times === '' || times === '+' ? 1 : 0,
    most: times === '*' || times === '+' ? Number.POSITIVE_INFINITY : 1,
  };
}

const marks = /<(\/?)([A-Za-z][\w.-]*)((?: [\w:.-]+="[^"<]*")*)>|([^<]+)/gy;

/** The elements of a file of plain XML: no comments, sections or empty-element tags, which ours has not. Else what is wrong. */
function elements(xml: string): Element | string {
  const text = xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\s*/, '').trimEnd();
  const top: Element = { name: '', attributes: '', children: [], text: '' };
  const open = [top];
  let read = 0;
  for (const [mark, close, name, attributes, plain] of text.matchAll(marks)) {
    read += mark.length;
    const inner = open.at(-1)!;
    if (plain !== undefined) inner.text += unescaped(plain);
    else if (close === '/') {
      if (open.pop()!.name !== name) return `</${name}> closes another element`;
    } else {
      const element: Element = { name: name!, attributes: attributes ?? '', children: [], text: '' };
      inner.children.push(element);
      open.push(element);
    }
  }
  const isWhole = read === text.length && open.length === 1 && top.children.length === 1 && top.text === '';
  return isWhole ? top.children[0]! : `not well-formed after ${read} characters`;
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** What XML 1.0 cannot hold shows as a character that no text type takes for long. */
function unescaped(text: string): string {
  if (/&(?!(amp|lt|gt);)/.test(text) || !text.isWellFormed()) return '\u0000'.repeat(5000);
  return text.replaceAll(/&\w+;/g, (entity) => entities[entity] ?? entity);
}
