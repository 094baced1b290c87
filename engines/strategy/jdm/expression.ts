import { err, ok, type Result } from '@lendline/kernel';

/** The expressions of ZEN that a strategy may use: no clock, no random, nothing that changes between two runs. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** A name, dotted for a feature. */
  | { readonly kind: 'name'; readonly name: string }
  /** A field of the row that `some`, `all`, `none` or `count` is looking at: `#.outcome`. */
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'not' | 'minus'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

export type Operator = 'or' | 'and' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/';

/** Where reading stopped, and on what. */
export interface Unread {
  readonly at: number;
  readonly found: string;
}

const power: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
};

/** `not x == y` negates `x` alone, as in ZEN: a sign binds closer than any operator between two values. */
const signPower = 7;

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'field' | 'mark' | 'end';
  readonly text: string;
  readonly at: number;
}

const tokenPattern =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<text>"[^"\\]*"|'[^'\\]*')|(?<field>#(?:\.[A-Za-z_]\w*)?)|(?<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(?<mark>==|!=|<=|>=|[-+*/<>()[\],?:]))/y;

function tokensOf(source: string): Result<readonly Token[], Unread> {
  const tokens: Token[] = [];
  let at = 0;
  while (source.slice(at).trim() !== '') {
    tokenPattern.lastIndex = at;
    const groups = tokenPattern.exec(source)?.groups;
    if (!groups) return err({ at, found: source.slice(at).trim().slice(0, 12) });
    const [kind, text] = Object.entries(groups).find(([, found]) => found !== undefined)!;
    tokens.push({ kind: kind as Token['kind'], text: text!, at });
    at = tokenPattern.lastIndex;
  }
  return ok([...tokens, { kind: 'end', text: '', at: source.length }]);
}

class Unreadable extends Error {
  readonly token: Token;

  constructor(token: Token) {
    super('not an expression that a strategy may use');
    this.token = token;
  }
}

/** Reads one expression. Error: the place and the text that could not be read. */
export function readExpression(source: string): Result<Expression, Unread> {
  const tokens = tokensOf(source);
  if (!tokens.ok) return tokens;
  const reader = new ExpressionReader(tokens.value);
  try {
    const expression = reader.choice();
    reader.take('end');
    return ok(expression);
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    return err({ at: thrown.token.at, found: thrown.token.text });
  }
}

/** A reader by precedence (Pratt, Top Down Operator Precedence, 1973). */
class ExpressionReader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  choice(): Expression {
    const test = this.#binary(0);
    if (!this.#skip('?')) return test;
    const yes = this.choice();
    this.#mark(':');
    return { kind: 'choice', test, yes, no: this.choice() };
  }

  take(kind: Token['kind']): Token {
    const token = this.#peek();
    if (token.kind !== kind) throw new Unreadable(token);
    this.#next += 1;
    return token;
  }

  #binary(least: number): Expression {
    let left = this.#single();
    for (;;) {
      const operator = operatorOf(this.#peek());
      if (operator === undefined || power[operator] <= least) return left;
      this.#next += 1;
      left = { kind: 'binary', operator, left, right: this.#binary(power[operator]) };
    }
  }

  #single(): Expression {
    const token = this.#peek();
    this.#next += 1;
    switch (token.kind) {
      case 'number':
        return { kind: 'literal', value: Number(token.text) };
      case 'text':
        return { kind: 'literal', value: token.text.slice(1, -1) };
      case 'field':
        return { kind: 'field', field: token.text.slice(2) };
      case 'name':
        return this.#named(token);
      case 'mark':
        return this.#marked(token);
      case 'end':
        throw new Unreadable(token);
    }
  }

  #named(token: Token): Expression {
    if (token.text === 'true' || token.text === 'false') return { kind: 'literal', value: token.text === 'true' };
    if (token.text === 'not') return { kind: 'not', of: this.#binary(signPower) };
    if (operatorOf(token)) throw new Unreadable(token);
    return this.#skip('(')
      ? { kind: 'call', name: token.text, args: this.#items(')') }
      : { kind: 'name', name: token.text };
  }

  #marked(token: Token): Expression {
    if (token.text === '-') return { kind: 'minus', of: this.#binary(signPower) };
    if (token.text === '[') return { kind: 'list', items: this.#items(']') };
    if (token.text !== '(') throw new Unreadable(token);
    const inner = this.choice();
    this.#mark(')');
    return inner;
  }

  #items(close: string): Expression[] {
    const items: Expression[] = [];
    if (this.#skip(close)) return items;
    do items.push(this.choice());
    while (this.#skip(','));
    this.#mark(close);
    return items;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? this.#tokens.at(-1)!;
  }

  #skip(mark: string): boolean {
    const { kind, text } = this.#peek();
    if (kind !== 'mark' || text !== mark) return false;
    this.#next += 1;
    return true;
  }

  #mark(mark: string): void {
    if (!this.#skip(mark)) throw new Unreadable(this.#peek());
  }
}

function operatorOf({ kind, text }: Token): Operator | undefined {
  return (kind === 'mark' || kind === 'name') && Object.hasOwn(power, text) ? (text as Operator) : undefined;
}

/** Every part of an expression, itself first. */
export function partsOf(expression: Expression): readonly Expression[] {
  return [expression, ...childrenOf(expression).flatMap(partsOf)];
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
    case 'field':
      return [];
    case 'list':
      return expression.items;
    case 'not':
    case 'minus':
      return [expression.of];
    case 'binary':
      return [expression.left, expression.right];
    case 'choice':
      return [expression.test, expression.yes, expression.no];
    case 'call':
      return expression.args;
  }
}

/** The names that an expression looks at. */
export function namesIn(expression: Expression): readonly string[] {
  return partsOf(expression).flatMap((part) => (part.kind === 'name' ? [part.name] : []));
}
