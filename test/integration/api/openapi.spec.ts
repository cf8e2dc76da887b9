import { Validator } from '@seriousme/openapi-schema-validator';
import { PERMISSIONS } from '#contracts/permissions.js';
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
        const ofHealth = operationId === 'health_ready' && status === '503';
        if (Number(status) >= 400 && !ofHealth && reference !== '#/components/schemas/Problem') {
          poor.push(`${operationId} ${status} is no problem document`);
        }
      }
    }
    expect(poor).toEqual([]);
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
  const audience = PERMISSIONS[operation['x-permission'] as keyof typeof PERMISSIONS];
  return typeof audience === 'string' ? [] : audience;
}

function isTyped(schema: Schema, api: ApiDescription): boolean {
  const own = resolved(schema, api);
  if (own.oneOf ?? own.anyOf) return (own.oneOf ?? own.anyOf ?? []).every((each) => isTyped(each, api));
  if (own.type === 'array') return own.items !== undefined && isTyped(own.items, api);
  if (own.type !== 'object') return own.type !== undefined;
  return Object.keys(own.properties ?? {}).length > 0 || own.additionalProperties !== undefined;
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
