/** The few shapes of the linter's ESTree that our rules read; oxlint exports no types for its plugins. */
export interface Node {
  readonly type: string;
  readonly parent: Node | null;
  readonly loc: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly [property: string]: unknown;
}

export interface Comment {
  readonly value: string;
  readonly loc: Node['loc'];
}

interface Reference {
  readonly identifier: Node;
}

interface Variable {
  readonly name: string;
  readonly defs: readonly unknown[];
  readonly references: readonly Reference[];
}

export interface Context {
  readonly filename: string;
  readonly sourceCode: {
    readonly lines: readonly string[];
    readonly scopeManager: {
      readonly globalScope: {
        readonly through: readonly Reference[];
        readonly set: ReadonlyMap<string, Variable>;
      };
    };
    getAllComments(): readonly Comment[];
  };
  report(finding: { readonly node?: Node; readonly loc?: Node['loc']; readonly message: string }): void;
}

export interface Rule {
  create(context: Context): Readonly<Record<string, (node: Node) => void>>;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Every mention in the file of a name that the file did not declare. */
export function globalReferences(context: Context): readonly Node[] {
  const { through, set } = context.sourceCode.scopeManager.globalScope;
  const builtIn = [...set.values()].filter((variable) => variable.defs.length === 0);
  return [...through, ...builtIn.flatMap((variable) => variable.references)].map((reference) => reference.identifier);
}

/** The names read off an object right where it is mentioned: `o.name`, `o['name']`, `const { name } = o`. */
export function namesReadFrom(node: Node): readonly { name: string; node: Node }[] {
  const parent = node.parent;
  if (parent === null) return [];
  if ((parent.type === 'MemberExpression' && parent['object'] === node) || parent.type === 'TSQualifiedName') {
    const name = keyName(parent['property'] ?? parent['right'], parent['computed'] === true);
    return name === undefined ? [] : [{ name, node: parent }];
  }
  if (parent.type === 'VariableDeclarator' && parent['init'] === node) return namesOfPattern(parent['id']);
  return [];
}

function namesOfPattern(pattern: unknown): { name: string; node: Node }[] {
  if (!isNode(pattern) || pattern.type !== 'ObjectPattern' || !Array.isArray(pattern['properties'])) return [];
  return pattern['properties'].filter(isNode).flatMap((property) => {
    const name = keyName(property['key'], property['computed'] === true);
    return name === undefined ? [] : [{ name, node: property }];
  });
}

function keyName(key: unknown, computed: boolean): string | undefined {
  if (!isNode(key)) return undefined;
  if (key.type === 'Identifier' && !computed) return String(key['name']);
  return key.type === 'Literal' && typeof key['value'] === 'string' ? key['value'] : undefined;
}
