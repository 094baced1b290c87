/** Makes values that differ from a valid default only where the test says so: `const anApplication = builder({...})`. */
export function builder<Value extends object>(defaults: Value): (changes?: Partial<Value>) => Value {
  return (changes = {}) => ({ ...defaults, ...changes });
}
