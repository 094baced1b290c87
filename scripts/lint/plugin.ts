import { join, relative, sep } from 'node:path';
import { forbiddenGlobals } from './ambient.ts';
import { type Comment, type Context, globalReferences, isNode, namesReadFrom, type Node, type Rule } from './ast.ts';
import { refuseImport } from './direction.ts';
import { isTest, packagesOf } from './house.ts';

const root = join(import.meta.dirname, '..', '..');
const packages = packagesOf(root);
const maxFileLines = 400;
const maxFunctionLines = 70;

function pathOf(context: Context): string {
  return relative(root, context.filename).split(sep).join('/');
}

/** Who may import whom; the answers are in `direction.ts`. */
const direction: Rule = {
  create(context) {
    const file = pathOf(context);
    const check = (node: Node, typeOnly: boolean): void => {
      const source = node['source'];
      if (!isNode(source) || typeof source['value'] !== 'string') return;
      const message = refuseImport({ file, specifier: source['value'], typeOnly }, packages);
      if (message !== undefined) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node['importKind'] === 'type'),
      ExportNamedDeclaration: (node) => check(node, node['exportKind'] === 'type'),
      ExportAllDeclaration: (node) => check(node, node['exportKind'] === 'type'),
      ImportExpression: (node) => check(node, false),
      TSImportType: (node) => check(node, true),
    };
  },
};

const containers = ['globalThis', 'window', 'self', 'global'];
const namespaces = new Set([...containers, 'Math', 'Temporal']);

/** No clock, chance, console or outside world where they would make a result depend on more than its inputs. */
const noAmbient: Rule = {
  create(context) {
    const forbidden = forbiddenGlobals(pathOf(context));
    if (forbidden.size === 0) return {};
    const check = (name: string, node: Node): void => {
      const instead = forbidden.get(name);
      if (instead !== undefined) context.report({ node, message: `${name} is not for this folder: ${instead}` });
      for (const read of namespaces.has(name) ? namesReadFrom(node) : []) {
        check(containers.includes(name) ? read.name : `${name}.${read.name}`, read.node);
      }
      if (containers.includes(name) && namesReadFrom(node).length === 0) {
        context.report({ node, message: `${name} is read by a plain name here, so that what is used can be seen` });
      }
    };
    return {
      'Program:exit': () => {
        for (const node of globalReferences(context)) check(String(node['name']), node);
      },
    };
  },
};

/** The limits that fail the build; the built-in rules warn earlier, at 300 and 50 lines. */
const hardLimits: Rule = {
  create(context) {
    if (isTest(pathOf(context))) return {};
    const checkFunction = (node: Node): void => {
      const lines = node.loc.end.line - node.loc.start.line + 1;
      if (lines <= maxFunctionLines) return;
      context.report({ node, message: `this function has ${lines} lines; the limit is ${maxFunctionLines}: split it` });
    };
    return {
      Program: (node) => {
        const { lines: texts } = context.sourceCode;
        const lines = texts.at(-1) === '' ? texts.length - 1 : texts.length;
        if (lines <= maxFileLines) return;
        context.report({
          node,
          message: `this file has ${lines} lines; the limit is ${maxFileLines}: split it by concept`,
        });
      },
      FunctionDeclaration: checkFunction,
      FunctionExpression: checkFunction,
      ArrowFunctionExpression: checkFunction,
    };
  },
};

/** A check is switched off only beside its reason: `// oxlint-disable-next-line no-await-in-loop -- pages depend on each other`. */
const reasonedSuppression: Rule = {
  create(context) {
    return {
      Program: () => {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!lacksReason(comment)) continue;
          context.report({ loc: comment.loc, message: 'say why this check is off: end the comment with ` -- reason`' });
        }
      },
    };
  },
};

function lacksReason({ value }: Comment): boolean {
  if (!/^\s*(?:oxlint|eslint)-disable/.test(value)) return false;
  return !/ -- \S.{7,}/s.test(value);
}

export default {
  meta: { name: 'lendline' },
  rules: {
    direction,
    'no-ambient': noAmbient,
    'hard-limits': hardLimits,
    'reasoned-suppression': reasonedSuppression,
  },
};
