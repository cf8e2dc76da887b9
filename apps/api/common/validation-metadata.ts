import { getMetadataStorage, useContainer } from 'class-validator';

type Find = ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas'];
type Newable = new () => object;

/**
 * For every body, every object inside it and every query class-validator goes through all classes of the program, to find what
 * theirs inherits, and through all validators for each that it needs. Neither changes once they are declared: both are looked
 * for once. Groups, which nobody here uses, are left to it.
 */
export function rememberValidationMetadata(): void {
  const storage = getMetadataStorage();
  const find: Find = storage.getTargetValidationMetadatas.bind(storage);
  // By class and, for an object inside another, by the name of the other's.
  const known = new Map<unknown, Map<string, ReturnType<Find>>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (always || strictGroups || groups?.length) return find(target, schema, always, strictGroups, groups);
    const ofTarget = known.get(target) ?? new Map<string, ReturnType<Find>>();
    known.set(target, ofTarget);
    const found = ofTarget.get(schema) ?? find(target, schema, always, strictGroups, groups);
    ofTarget.set(schema, found);
    return found;
  };
  const validators = new Map<unknown, object>();
  useContainer({
    get(validator) {
      const made = validators.get(validator) ?? new (validator as Newable)();
      validators.set(validator, made);
      return made;
    },
  });
}
