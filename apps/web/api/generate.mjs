// Writes the client's types and how long the texts may be that it sends, both from the API's description:
// `npm run web-types [<url or file> [<folder>]]`. Only what a client sends and what it gets when all goes well: every
// refusal is one and the same problem document.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapi, { astToString } from 'openapi-typescript';

/** The description without examples, texts and refusals. */
function essence(document) {
  const paths = {};
  for (const [path, item] of Object.entries(document.paths)) {
    paths[path] = {};
    for (const [method, { parameters, requestBody, responses }] of Object.entries(item)) {
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      paths[path][method] = {
        parameters: parameters?.filter(isAsked),
        requestBody,
        responses: Object.fromEntries(good),
      };
    }
  }
  return withoutTexts({
    openapi: document.openapi,
    info: { title: 'API', version: '1' },
    paths,
    components: document.components,
  });
}

/** What the client sends by itself with every request. */
const BY_ITSELF = ['Idempotency-Key', 'X-On-Behalf-Of'];
const isAsked = ({ name }) => !BY_ITSELF.includes(name);
const TEXTS = ['description', 'example', 'examples', 'summary', 'default', 'pattern', 'format'];

function withoutTexts(value, inProperties = false) {
  if (Array.isArray(value)) return value.map((each) => withoutTexts(each));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, each]) => inProperties || !TEXTS.includes(key) || typeof each === 'object',
  );
  return Object.fromEntries(
    kept
      .filter(([key]) => inProperties || !['example', 'examples', 'default'].includes(key))
      .map(([key, each]) => [key, withoutTexts(each, key === 'properties' || key === 'schemas')]),
  );
}

/** Names of the schemas that are spoken of there, and in turn by those. */
function reachedFrom(part, schemas) {
  const reached = new Set();
  const reach = (value) => {
    for (const [, name] of (JSON.stringify(value) ?? '').matchAll(/#\/components\/schemas\/([A-Za-z0-9]+)/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      reach(schemas[name]);
    }
  };
  reach(part);
  return [...reached].sort();
}

async function typesOf({ components, ...kept }) {
  // What only refusals speak of is left out.
  const names = reachedFrom(kept.paths, components.schemas);
  const schemas = Object.fromEntries(names.map((name) => [name, components.schemas[name]]));
  return astToString(await openapi({ ...kept, components: { schemas } }, { alphabetize: true }));
}

/** A constant a schema, not one for all: what no field asks for is not loaded by a browser. */
function lengthsOf({ paths, components: { schemas } }) {
  const sent = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ requestBody }) => requestBody));
  const constants = reachedFrom(sent, schemas).flatMap((name) => {
    const limited = Object.entries(schemas[name].properties ?? {}).filter(
      ([, { maxLength }]) => maxLength !== undefined,
    );
    const fields = limited.map(([field, { maxLength }]) => `${field}: ${maxLength}`);
    return fields.length > 0 ? [`export const ${name} = { ${fields.join(', ')} } as const;`] : [];
  });
  return `// Written by generate.mjs: how many characters the API takes in what it is sent.\n${constants.join('\n')}\n`;
}

const [from = 'http://localhost:3000/docs/openapi.json', folder = import.meta.dirname] = process.argv.slice(2);
const described = from.startsWith('http') ? await (await fetch(from)).json() : JSON.parse(readFileSync(from, 'utf8'));
const document = essence(described);
writeFileSync(join(folder, 'schema.d.ts'), await typesOf(document));
writeFileSync(join(folder, 'lengths.ts'), lengthsOf(document));
