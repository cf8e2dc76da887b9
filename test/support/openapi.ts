/** The API as it describes itself, for tests that walk all of it. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly default?: unknown;
  readonly nullable?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

export interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly 'x-permission': string;
  readonly security: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
  };
  readonly responses: Readonly<Record<string, Answer>>;
  /** In capitals. */
  readonly method: string;
  /** As described, with `{id}`. */
  readonly path: string;
}

export interface ApiDescription {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export async function readDescription(apiUrl: string): Promise<ApiDescription> {
  return (await (await fetch(`${apiUrl}/docs/openapi.json`)).json()) as ApiDescription;
}

export function operationsOf({ paths }: ApiDescription): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

/** With what OpenAPI leaves out, since its answer is nothing but headers: tus asks how far an upload is. */
export function operationsWithHead(api: ApiDescription): Operation[] {
  const operations = operationsOf(api);
  const asked = operations.filter(({ operationId }) => operationId === 'uploads_get');
  return [...operations, ...asked.map((each) => ({ ...each, method: 'HEAD', operationId: 'uploads_offset' }))];
}

/** The schema itself where it is a reference to one. */
export function resolved(schema: Schema, { components }: ApiDescription): Schema {
  const reference = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined);
  return reference ? (components.schemas[reference.split('/').at(-1) as string] as Schema) : schema;
}

/** A value as the description's own examples have it: everything that is required, and what has an example. */
export function exampleOf(schema: Schema, api: ApiDescription): unknown {
  if (schema.example !== undefined) return schema.example;
  const own = resolved(schema, api);
  if (own !== schema) return exampleOf(own, api);
  if (own.enum) return own.enum[0];
  if (own.default !== undefined) return own.default;
  const choice = own.oneOf?.[0] ?? own.anyOf?.[0];
  if (choice) return exampleOf(choice, api);
  switch (own.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(own.properties ?? {})
          .filter(([name, property]) => own.required?.includes(name) || property.example !== undefined)
          .map(([name, property]) => [name, exampleOf(property, api)]),
      );
    case 'array':
      return Array.from({ length: own.minItems ?? 0 }, () => exampleOf(own.items ?? {}, api));
    case 'integer':
    case 'number':
      return own.minimum ?? 0;
    case 'boolean':
      return false;
    default:
      return exampleText(own);
  }
}

function exampleText({ format, minLength = 1 }: Schema): string {
  if (format === 'uuid') return '018f4e2a-0000-7000-8000-000000000000';
  if (format === 'date') return '2026-11-20';
  if (format === 'date-time') return '2026-11-20T00:00:00.000Z';
  return '例'.repeat(minLength);
}

/** The JSON body of an operation from its examples; undefined where it takes none. */
export function exampleBody({ requestBody }: Operation, api: ApiDescription): unknown {
  const schema = requestBody?.content['application/json']?.schema;
  return schema && exampleOf(schema, api);
}

/** The example of a schema, once for each place in it where an id can stand, with this one there. */
export function examplesNaming(id: string, schema: Schema, api: ApiDescription): unknown[] {
  const own = resolved(schema, api);
  if (own.format === 'uuid') return [id];
  if (own.items) return examplesNaming(id, own.items, api).map((each) => [each]);
  const inProperties = Object.entries(own.properties ?? {}).flatMap(([name, property]) =>
    examplesNaming(id, property, api).map((each) => ({ ...(exampleOf(own, api) as object), [name]: each })),
  );
  const choices = [...(own.oneOf ?? []), ...(own.anyOf ?? [])];
  return [...inProperties, ...choices.flatMap((choice) => examplesNaming(id, choice, api))];
}

/** The address of an operation with these values in its path, and what its query must have; `fallback` for ids not given. */
export function pathOf(
  { path, parameters = [] }: Operation,
  values: Readonly<Record<string, string>>,
  fallback: string,
): string {
  const query = parameters
    .filter((each) => each.in === 'query' && each.required)
    .map(({ name, schema }) => `${name}=${String(schema.example ?? schema.minimum ?? '')}`);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? fallback);
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}
