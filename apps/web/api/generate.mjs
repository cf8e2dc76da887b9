// Writes the client's types from the API's description: `npm run web-types [<url or file> [<to>]]`. Only what a client
// sends and what it gets when all goes well: every refusal is one and the same problem document.
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
    info: { title: 'Guohe', version: '1' },
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

async function typesOf(document) {
  const kept = essence(document);
  const used = JSON.stringify(kept.paths);
  // What only refusals speak of is left out.
  const reached = new Set();
  const reach = (text) => {
    for (const [, name] of text.matchAll(/#\/components\/schemas\/([A-Za-z0-9]+)/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      reach(JSON.stringify(kept.components.schemas[name] ?? {}));
    }
  };
  reach(used);
  const schemas = Object.fromEntries(
    Object.entries(kept.components.schemas)
      .filter(([name]) => reached.has(name))
      .sort(),
  );
  return astToString(await openapi({ ...kept, components: { schemas } }, { alphabetize: true }));
}

const [from = 'http://localhost:3000/docs/openapi.json', to = join(import.meta.dirname, 'schema.d.ts')] =
  process.argv.slice(2);
const document = from.startsWith('http') ? await (await fetch(from)).json() : JSON.parse(readFileSync(from, 'utf8'));
writeFileSync(to, await typesOf(document));
