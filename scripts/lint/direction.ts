import {
  isBrowserCode,
  isRules,
  isTest,
  type Import,
  type Layer,
  packagePath,
  type Place,
  placeOf,
  targetOf,
} from './house.ts';

/** What a package of the house is called when it is imported: `@lendline/lines/contract` -> `lines`, `contract`. */
interface Target {
  readonly name: string;
  readonly layer: Layer;
  readonly path: string;
}

interface Question extends Import {
  readonly from: Place | undefined;
  readonly target: Target;
}

const publicPathsOfSlice = ['contract', 'schemas', 'routes'];

/**
 * Why an import breaks the direction of the house, or undefined when it may stand.
 * Arrows point down only: apps -> slices -> engines -> kernel, and slices -> platform -> kernel.
 */
export function refuseImport(asked: Import, packages: ReadonlyMap<string, Layer>): string | undefined {
  const from = placeOf(asked.file);
  if (asked.specifier.startsWith('.')) return refuseRelative(asked, from);
  if (asked.specifier.startsWith('@lendline/')) {
    const target = readTarget(asked.specifier, packages);
    if (typeof target === 'string') return target;
    return refusePackage({ ...asked, from, target });
  }
  return refuseOutside(asked, from);
}

function readTarget(specifier: string, packages: ReadonlyMap<string, Layer>): Target | string {
  const [, name = '', ...path] = specifier.split('/');
  const layer = packages.get(name);
  if (layer === undefined) return `there is no package @lendline/${name} in base, engines, slices or apps`;
  return { name, layer, path: path.join('/') };
}

function refuseRelative(asked: Import, from: Place | undefined): string | undefined {
  const target = targetOf(asked);
  if (target.startsWith('..')) return 'a relative import stays inside the repository';
  if (packagePath(target) !== packagePath(asked.file)) {
    return 'a relative import stays inside its package; reach another by its name, @lendline/...';
  }
  return from === undefined ? undefined : refuseInsidePackage(asked.file, target);
}

function refuseInsidePackage(file: string, target: string): string | undefined {
  if (isRules(file) && !isTest(file) && !isReachableFromRules(target)) {
    return 'rules are pure: of their own slice they import only rules/ and contract.ts';
  }
  if (file === 'engines/world/index.ts' && target === 'engines/world/truth.ts') {
    return 'the truth of the simulated country is sealed: it leaves engines/world only as @lendline/world/truth';
  }
  return undefined;
}

function isReachableFromRules(path: string): boolean {
  return isRules(path) || /^slices\/[^/]+\/contract\.ts$/.test(path);
}

function refuseOutside({ file, specifier }: Import, from: Place | undefined): string | undefined {
  if (isTest(file)) return undefined;
  if (from?.package === 'kernel') return 'the kernel imports nothing: no packages, no node: modules';
  if (isRules(file))
    return 'rules import only the kernel and engines; do input and output in usecases/ and hand values in';
  if (!specifier.startsWith('node:')) return undefined;
  if (from?.layer === 'engines')
    return 'engines are pure computation: bytes and values in, values out, no node: modules';
  if (isBrowserCode(file)) return 'this code runs in a browser, where node: modules do not exist';
  return undefined;
}

function refusePackage(question: Question): string | undefined {
  const { file, from, target } = question;
  if (isSealedTruth(target) && !maySeeTruth(file)) {
    return 'the truth of the simulated country is sealed from models: only engines/world, apps/sandbox and apps/cli/bench import it';
  }
  if (from === undefined) return undefined;
  if (target.name === 'testkit' && isTest(file)) return undefined;
  if (target.name === 'testkit' && from.package !== 'testkit')
    return 'the testkit is for tests; shipped code does not import it';
  if (isBrowserCode(file)) return refuseInBrowser(question);
  if (isRules(file) && !isTest(file)) return refuseInRules(question);
  return byLayer[from.layer](question, from);
}

function isSealedTruth({ name, path }: Target): boolean {
  return name === 'world' && /^truth(\.ts)?$/.test(path);
}

function maySeeTruth(file: string): boolean {
  return /^(engines\/world|apps\/sandbox|apps\/cli\/bench|test)\//.test(file);
}

function refuseInBrowser({ target, typeOnly }: Question): string | undefined {
  if (target.name === 'kernel' || target.name === 'ui') return undefined;
  if (target.layer === 'slices' && target.path === 'routes') return undefined;
  if (target.layer === 'slices' && target.path === 'contract' && typeOnly) return undefined;
  return 'a web app imports the kernel, @lendline/ui, the routes of slices and, with `import type`, their contracts';
}

function refuseInRules({ target, typeOnly }: Question): string | undefined {
  if (target.name === 'kernel' || target.layer === 'engines') return undefined;
  if (target.layer === 'slices' && target.path === 'contract' && typeOnly) return undefined;
  return 'rules import only the kernel and engines (and types of contracts)';
}

const byLayer: Readonly<Record<Layer, (question: Question, from: Place) => string | undefined>> = {
  apps: ({ target }) =>
    target.layer === 'slices' && !['', ...publicPathsOfSlice].includes(target.path)
      ? `of a slice an app imports @lendline/${target.name}, or its ${publicPathsOfSlice.join(', ')}`
      : undefined,
  slices: refuseInSlice,
  engines: ({ target }) =>
    target.layer === 'engines' || target.name === 'kernel'
      ? undefined
      : `engines import the kernel and engines, never ${target.layer}/${target.name}`,
  base: refuseInBase,
};

function refuseInSlice({ file, target }: Question, from: Place): string | undefined {
  if (target.layer === 'engines' || ['kernel', 'platform'].includes(target.name)) return undefined;
  if (target.layer !== 'slices')
    return `slices import engines, the platform and the kernel, never ${target.layer}/${target.name}`;
  if (target.name === from.package) return 'a slice reaches its own files by relative imports';
  const reachable = isTest(file) ? ['', ...publicPathsOfSlice] : publicPathsOfSlice;
  if (reachable.includes(target.path)) return undefined;
  return `of another slice only ${publicPathsOfSlice.map((path) => `@lendline/${target.name}/${path}`).join(', ')} may be imported`;
}

function refuseInBase({ target }: Question, from: Place): string | undefined {
  if (from.package === 'kernel') return 'the kernel imports nothing';
  if (target.name === 'kernel') return undefined;
  if (from.package === 'testkit' && target.name === 'platform') return undefined;
  return `${from.package} stands on the kernel; it does not import ${target.layer}/${target.name}`;
}
