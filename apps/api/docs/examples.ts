import type { OpenAPIObject } from '@nestjs/swagger';
import { resolve, type Schema, type Schemas } from './request-schemas.js';

type Content = Record<string, { schema?: Schema; example?: unknown; examples?: object }>;

/** Shows every body and every answer by an example, put together from the examples of the fields. */
export function addExamples({ paths, components }: OpenAPIObject): void {
  const schemas = components?.schemas ?? {};
  const show = (content: Content | undefined): void => {
    for (const [type, media] of Object.entries(content ?? {})) {
      if (media.example !== undefined || media.examples || type === 'multipart/form-data') continue;
      media.example = exampleOf(media.schema, schemas);
    }
  };
  for (const item of Object.values(paths)) {
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      if (!operation) continue;
      if (operation.requestBody && 'content' in operation.requestBody) show(operation.requestBody.content);
      for (const answer of Object.values(operation.responses)) if (answer && 'content' in answer) show(answer.content);
    }
  }
}

/** A value as the examples of the fields have it. @returns undefined where a field says too little for one */
export function exampleOf(given: Schema | undefined, schemas: Schemas): unknown {
  if (given && 'example' in given && given.example !== undefined) return given.example;
  const schema = resolve(given, schemas);
  if (!schema) return undefined;
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.oneOf ?? schema.anyOf ?? [];
  if (choice) return exampleOf(choice, schemas);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => exampleOf(each, schemas)));
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, each]) => [name, exampleOf(each, schemas)]),
      );
    case 'array':
      return [exampleOf(schema.items, schemas)];
    case 'boolean':
      return false;
    case 'string':
      return schema.format === undefined ? undefined : BY_FORMAT[schema.format];
    default:
      return schema.minimum ?? (schema.nullable ? null : undefined);
  }
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '018f4e2a-7b1c-7c3e-9a52-3f1d2c4b5a69',
  date: '2026-11-20',
  'date-time': '2026-11-20T01:30:00.000Z',
};
