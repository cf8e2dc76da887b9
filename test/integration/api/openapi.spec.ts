import { Validator } from '@seriousme/openapi-schema-validator';
import { audienceOf, PERMISSIONS, type Permission } from '#contracts/permissions.js';
import { PROBLEMS } from '#contracts/problems.js';
import { SUMMARIES } from '#api/docs/summaries.js';
import {
  exampleBody,
  operationsOf,
  pathOf,
  readDescription,
  resolved,
  type ApiDescription,
  type Operation,
  type Schema,
} from '../../support/openapi.js';
import { openDesk, type Desk } from '../../support/desk.js';

describe('the API as it describes itself', () => {
  let desk: Desk;
  let api: ApiDescription;
  let operations: Operation[];
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    api = await readDescription(desk.stack.apiUrl);
    operations = operationsOf(api);
  });
  afterAll(() => desk.stop());

  it('is valid OpenAPI 3', async () => {
    expect(await new Validator().validate(structuredClone(api) as never)).toMatchObject({ valid: true });
  });

  it.each([
    ['/', '/public'],
    ['/api/v1', '/docs'],
  ])('is found from the bare address %s', async (path, to) => {
    const answer = await fetch(`${desk.stack.apiUrl}${path}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, to]);
  });

  it('says of every operation what it does, in both languages, and who may', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(SUMMARIES).sort());
    for (const operation of operations) {
      expect(operation.summary).toMatch(/^[\u4e00-\u9fff].* \/ .*[a-z]/);
      expect(operation.tags).toHaveLength(1);
      expect(operation.description).not.toBe('');
      expect(Object.keys(PERMISSIONS)).toContain(operation['x-permission']);
    }
  });

  it('declares every answer: one that succeeds, with its schema, and every refusal as a problem', () => {
    const poor: string[] = [];
    for (const { operationId, method, security, path, responses } of operations) {
      const needed = ['400', '429', '500', '503'];
      if (security.length > 0) needed.push('401', '403');
      if (path.includes('{')) needed.push('404');
      if (method !== 'GET') needed.push('409', '413', '415', '422');
      const absent = needed.filter((status) => !responses[status]);
      if (absent.length > 0) poor.push(`${operationId} lacks ${absent.join(', ')}`);
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      if (good.length !== 1) poor.push(`${operationId} succeeds in ${good.length} ways`);
      for (const [status, { content }] of good) {
        const schemas = Object.values(content ?? {}).map(({ schema }) => schema);
        const typed = schemas.length > 0 && schemas.every((schema) => schema && isTyped(schema, api));
        if (status !== '204' && !typed) poor.push(`${operationId} ${status} has no schema`);
      }
      for (const [status, { content }] of Object.entries(responses)) {
        const reference = content?.['application/problem+json']?.schema?.$ref;
        const page = `${operationId} ${status}` === 'check_page 404';
        const ofHealth = operationId === 'health_ready' && status === '503';
        if (Number(status) >= 400 && !ofHealth && !page && reference !== '#/components/schemas/Problem') {
          poor.push(`${operationId} ${status} is no problem document`);
        }
      }
    }
    expect(poor).toEqual([]);
  });

  it('shows every body and every answer by an example that its schema allows, with nothing left out', () => {
    const poor: string[] = [];
    for (const { operationId, requestBody, responses } of operations) {
      const shown = [
        ...Object.entries(requestBody?.content ?? {}).map(([type, media]) => ['body', type, media] as const),
        ...Object.entries(responses).flatMap(([status, { content }]) =>
          Object.entries(content ?? {}).map(([type, media]) => [status, type, media] as const),
        ),
      ];
      for (const [place, type, { schema, example }] of shown) {
        if (type === 'multipart/form-data' || resolved(schema ?? {}, api).format === 'binary') continue;
        if (example === undefined) poor.push(`${operationId} ${place} has no example`);
        else for (const path of gapsOf(example, schema ?? {}, api)) poor.push(`${operationId} ${place} ${path}`);
      }
    }
    expect(poor).toEqual([]);
  });

  it('says what the problem document of a code carries beyond its sentence', () => {
    const { Problem, ...schemas } = api.components.schemas;
    const mapping = (Problem as { 'x-schemas-by-code'?: Record<string, string> })['x-schemas-by-code'] ?? {};
    expect(Object.keys(mapping)).toEqual(
      expect.arrayContaining(['request.invalid', 'dossier.incomplete', 'case.closed']),
    );
    for (const [code, reference] of Object.entries(mapping)) {
      expect(Object.keys(PROBLEMS)).toContain(code);
      expect(Object.keys(schemas)).toContain(reference.split('/').at(-1));
    }
  });

  it('takes nothing that it does not declare', () => {
    const open = operations.flatMap(({ operationId, requestBody }) => {
      const schema = requestBody?.content['application/json']?.schema;
      return schema ? openIn(schema, api).map((path) => `${operationId} ${path}`) : [];
    });
    expect(open).toEqual([]);
  });

  it('bounds everything that it takes', () => {
    const unbounded = new Set<string>();
    for (const operation of operations) {
      for (const { name, in: place, schema } of operation.parameters ?? []) {
        if (!isBounded(resolved(schema, api))) unbounded.add(`${operation.operationId} ${place} ${name}`);
      }
      const body = operation.requestBody?.content['application/json']?.schema;
      if (body) for (const path of unboundedIn(body, api)) unbounded.add(`${operation.operationId} ${path}`);
    }
    expect([...unbounded]).toEqual([]);
  });

  it('gives examples that it takes itself', async () => {
    const admin = { Authorization: `Bearer ${await desk.tokenOf('admin')}` };
    const refused: string[] = [];
    for (const operation of operations) {
      const body = exampleBody(operation, api);
      if (body === undefined) continue;
      // As somebody who may: the shape is looked at before the object is looked for.
      const role = rolesOf(operation)[0];
      const headers = role ? { Authorization: `Bearer ${await desk.tokenOf(LOGINS[role] ?? role)}` } : admin;
      const path = pathOf(operation, {}, '018f4e2a-0000-7000-8000-000000000000');
      const answer = await fetch(`${desk.stack.apiUrl}${path}`, {
        method: operation.method,
        headers: { ...headers, 'Content-Type': 'application/json', 'If-Match': '"0"' },
        body: JSON.stringify(body),
      });
      if (answer.status === 400) refused.push(`${operation.operationId}: ${await answer.text()}`);
      else expect(answer.status).not.toBe(500);
    }
    expect(refused).toEqual([]);
  });

  it('is shown to people, with everything that the page needs', async () => {
    const page = await fetch(`${desk.stack.apiUrl}/docs`);
    expect(page.status).toBe(200);
    const assets = [...(await page.text()).matchAll(/(?:src|href)="(\.?[^"#]+)"/g)].map((match) => match[1] as string);
    expect(assets.length).toBeGreaterThan(2);
    for (const asset of assets) {
      expect((await fetch(new URL(asset, `${desk.stack.apiUrl}/docs`))).status).toBe(200);
    }
    expect((await fetch(`${desk.stack.apiUrl}/docs/openapi.yaml`)).status).toBe(200);
  });
});

const LOGINS: Readonly<Record<string, string>> = {
  applicant: 'park',
  caseOfficer: 'officer',
  expert: 'expert1',
  decisionMaker: 'decider',
  financeOfficer: 'finance',
  administrator: 'admin',
};

function rolesOf(operation: Operation): readonly string[] {
  const audience = audienceOf(operation['x-permission'] as Permission);
  return typeof audience === 'string' ? [] : audience;
}

function isTyped(schema: Schema, api: ApiDescription): boolean {
  const own = resolved(schema, api);
  if (own.oneOf ?? own.anyOf) return (own.oneOf ?? own.anyOf ?? []).every((each) => isTyped(each, api));
  if (own.type === 'array') return own.items !== undefined && isTyped(own.items, api);
  if (own.type !== 'object') return own.type !== undefined;
  return Object.keys(own.properties ?? {}).length > 0 || own.additionalProperties !== undefined;
}

/** What an example lacks of what its schema asks for. */
function gapsOf(example: unknown, schema: Schema, api: ApiDescription, path = ''): string[] {
  const own = resolved(schema, api);
  if (example === undefined) return [`${path} is not shown`];
  if (example === null) return own.nullable ? [] : [`${path} is null`];
  const choices = own.oneOf ?? own.anyOf;
  if (choices) {
    const fits = choices.some((each) => gapsOf(example, each, api, path).length === 0);
    return fits ? [] : [`${path} is none of the choices`];
  }
  const items = own.items;
  if (own.type === 'array' && items) {
    if (!Array.isArray(example)) return [`${path} is no list`];
    return example.flatMap((each, i) => gapsOf(each, items, api, `${path}[${i}]`));
  }
  if (own.type === 'object' || own.properties) {
    if (typeof example !== 'object') return [`${path} is no object`];
    const shown = example as Record<string, unknown>;
    return [...new Set([...(own.required ?? []), ...Object.keys(shown)])].flatMap((name) => {
      const inner = own.properties?.[name];
      if (inner) return gapsOf(shown[name], inner, api, `${path}.${name}`);
      return name in shown ? [] : [`${path}.${name} is not shown`];
    });
  }
  return [];
}

/** Objects of a body that would let anything in. */
function openIn(schema: Schema, api: ApiDescription, path = 'body', seen = new Set<Schema>()): string[] {
  const own = resolved(schema, api);
  if (seen.has(own)) return [];
  seen.add(own);
  const inner = [...Object.entries(own.properties ?? {}), ...(own.items ? [['[]', own.items] as const] : [])];
  const choices = (own.oneOf ?? own.anyOf ?? []).map((each, i) => [`|${i}`, each] as const);
  const open = own.type === 'object' && own.additionalProperties !== false ? [path] : [];
  return [...open, ...[...inner, ...choices].flatMap(([name, each]) => openIn(each, api, `${path}.${name}`, seen))];
}

function isBounded({ type, enum: words, format, pattern, maxLength, minimum, maximum }: Schema): boolean {
  if (words !== undefined) return true;
  if (type === 'string') {
    return pattern !== undefined || maxLength !== undefined || ['uuid', 'date'].includes(format ?? '');
  }
  if (type === 'integer' || type === 'number') return minimum !== undefined && maximum !== undefined;
  return true;
}

function unboundedIn(schema: Schema, api: ApiDescription, path = 'body', seen = new Set<Schema>()): string[] {
  const own = resolved(schema, api);
  if (seen.has(own)) return [];
  seen.add(own);
  const choices = (own.oneOf ?? own.anyOf ?? []).flatMap((each, i) => unboundedIn(each, api, `${path}|${i}`, seen));
  if (own.type === 'array') {
    const items = own.items ? unboundedIn(own.items, api, `${path}[]`, seen) : [`${path} has no items`];
    return own.maxItems === undefined && !own.items?.enum ? [`${path} has no maxItems`, ...items] : items;
  }
  if (own.type === 'object') {
    return Object.entries(own.properties ?? {}).flatMap(([name, each]) =>
      unboundedIn(each, api, `${path}.${name}`, seen),
    );
  }
  return isBounded(own) ? choices : [path];
}
