import type { OpenAPIObject } from '@nestjs/swagger';

export type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
export type Schema = Schemas[string];
type SchemaObject = Exclude<Schema, { $ref: string }>;

/** What any text may hold: no control characters but tab and line breaks (`common/json-guard.ts` refuses the others). */
const PLAIN_TEXT = '^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]*$';

/** Formats that say more than that. */
const SHAPED = ['uuid', 'date', 'date-time'];

/**
 * Says of everything that is taken what the door says of it: nothing that is not declared, no control characters, so that the
 * decorators of a DTO need not repeat it.
 */
export function closeRequestSchemas({ paths, components }: OpenAPIObject): void {
  const seen = new Set<Schema>();
  const close = (given: Schema | undefined): void => {
    const schema = resolve(given, components?.schemas ?? {});
    if (!schema || seen.has(schema)) return;
    seen.add(schema);
    if (schema.type === 'object' && schema.properties) schema.additionalProperties ??= false;
    const free = schema.type === 'string' && !schema.enum && !schema.pattern;
    if (free && !SHAPED.includes(schema.format ?? '')) schema.pattern = PLAIN_TEXT;
    const inner = [...Object.values(schema.properties ?? {}), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
    for (const each of [...inner, ...(schema.allOf ?? []), ...(schema.items ? [schema.items] : [])]) close(each);
  };
  for (const item of Object.values(paths)) {
    for (const operation of [item.post, item.put, item.patch, item.delete]) {
      const body = operation?.requestBody;
      if (!body || !('content' in body)) continue;
      const schema = resolve(body.content['application/json']?.schema, components?.schemas ?? {});
      if (schema?.type === 'object' && !schema.required?.length) body.required = false;
      close(schema);
    }
  }
}

/** The schema itself where it is a reference to one; `allOf` of one reference is how a described property refers to it. */
export function resolve(schema: Schema | undefined, schemas: Schemas): SchemaObject | undefined {
  if (!schema) return undefined;
  const [only, ...more] = ('allOf' in schema && schema.allOf) || [];
  const reference =
    '$ref' in schema ? schema.$ref : only && more.length === 0 && '$ref' in only ? only.$ref : undefined;
  if (reference === undefined) return schema as SchemaObject;
  return schemas[reference.split('/').at(-1) ?? ''] as SchemaObject | undefined;
}
