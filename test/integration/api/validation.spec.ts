import { FIELD_TEXTS } from '#api/common/field-texts.js';
import type { ProblemError } from '#cli/client/api-client.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';
import { operationsOf, readDescription, resolved, type ApiDescription, type Schema } from '../../support/openapi.js';

interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly detail: { readonly zh: string; readonly en: string };
  readonly allowed?: readonly string[];
}

const DEEP = `${'{"a":'.repeat(20)}1${'}'.repeat(20)}`;

describe('what is wrong with a request', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await openDesk({ worker: false })));
  afterAll(() => desk.stop());

  const ACCOUNT = { login: 'li.ming', displayName: '李明', roles: ['expert'], password: 'correct horse battery' };
  const problemsOf = async (body: object): Promise<readonly FieldProblem[]> => {
    const refusal: ProblemError['problem'] = await refusalOf((await desk.as('admin')).post('/accounts', body));
    expect(refusal.code).toBe('request.invalid');
    return refusal['errors'] as FieldProblem[];
  };

  it('is said once of a field that is missing', async () => {
    expect(await problemsOf({})).toEqual([
      { path: 'login', code: 'required', detail: { zh: '“账号”必填', en: 'account name is required' } },
      { path: 'displayName', code: 'required', detail: { zh: '“姓名”必填', en: 'name to show is required' } },
      { path: 'roles', code: 'required', detail: { zh: '“角色”必填', en: 'roles is required' } },
      { path: 'password', code: 'required', detail: { zh: '“密码”必填', en: 'password is required' } },
    ]);
  });

  it('is the kind of value alone where that is wrong', async () => {
    const problems = await problemsOf({ ...ACCOUNT, displayName: 5, password: null });
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ['displayName', 'isString'],
      ['password', 'isString'],
    ]);
  });

  it('names what may be chosen, as people call it', async () => {
    const [problem] = await problemsOf({ ...ACCOUNT, roles: ['king'] });
    expect(problem?.detail.zh).toMatch(/^“角色”须为以下之一：申报单位、推荐单位、受理人员、/);
    expect(problem?.detail.en).toMatch(/^roles must be one of: applicant, recommender, caseOfficer/);
    expect(problem?.allowed).toContain('expert');
  });

  it('is a line break in a name, whatever kind of line break', async () => {
    for (const displayName of ['李\n明', 'x\r\nBcc: c@d.org', '李\u2028明']) {
      const [problem] = await problemsOf({ ...ACCOUNT, displayName });
      expect(problem).toMatchObject({ path: 'displayName', code: 'isOneLine', detail: { zh: '“姓名”不能换行' } });
    }
  });

  it('is a character in a name that nobody sees, or that turns how it is read, wherever a name is asked for', async () => {
    const [admin, officer] = [await desk.as('admin'), await desk.as('officer')];
    const hidden = ['\u202e', '\u200b', '\u2066', '\ufeff', '\u00ad', '\t', '\u3164'];
    for (const character of hidden) {
      const name = `李${character}明`;
      for (const [by, path, field] of [
        [admin, '/accounts', 'displayName'],
        [officer, '/invitations', 'displayName'],
        [officer, '/registrations', 'displayName'],
        [officer, '/registrations', 'name'],
        [officer, '/batches', 'title'],
      ] as const) {
        const { errors } = (await refusalOf(by.post(path, { [field]: name }))) as { errors?: FieldProblem[] };
        expect(errors?.filter((each) => each.path === field)).toMatchObject([
          { code: 'isVisible', detail: { zh: expect.stringContaining('看不见的字符') as string } },
        ]);
      }
    }
    // A name of two words, with a rare form of its character, is one.
    const displayName = '葛\u{e0100} 明·Ng’a';
    expect(await admin.post('/accounts', { ...ACCOUNT, login: 'ge.ming', displayName })).toMatchObject({ displayName });
  });

  it('names a choice as it is called in its field', async () => {
    const officer = await desk.as('officer');
    const { errors } = (await refusalOf(officer.post('/bulk-actions', { action: 'refuse' }))) as {
      errors?: FieldProblem[];
    };
    const found = errors?.find(({ path }) => path === 'action');
    expect(found?.detail.zh).toMatch(/须为以下之一：受理、抽取专家、延长期限、催办、分派经办人、发出通知/);
  });

  it.each([
    ['a field that nobody knows', '{"colour":"red"}', 'colour', 'unknownField', '没有字段“colour”，请删去'],
    [
      'a name of the program’s own',
      '{"__proto__":{"roles":[]}}',
      '__proto__',
      'pollution',
      '“__proto__”是程序保留的名称',
    ],
    ['another one', '{"a":{"constructor":{"prototype":{}}}}', 'a.constructor', 'pollution', '是程序保留的名称'],
    ['nesting without end', DEEP, 'a.a.a.a.a.a.a.a', 'tooDeep', '嵌套超过 8 层'],
  ])('knows %s', async (_, json, path, code, zh) => {
    const answer = await fetch(`${desk.stack.apiUrl}/api/v1/accounts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${await desk.tokenOf('admin')}` },
      body: json,
    });
    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as { errors: FieldProblem[] };
    const found = errors.find((error) => error.path === path);
    expect(found).toMatchObject({ code });
    expect(found?.detail.zh).toContain(zh);
  });

  it('is a value of a query that is given twice', async () => {
    const officer = await desk.as('officer');
    for (const path of ['/batches?limit=1&limit=2', '/cases?state=open&state=closed', '/cases?limit[]=1']) {
      expect([path, (await officer.send('GET', path)).status]).toEqual([path, 400]);
    }
  });

  it('is said of an id in the address, too', async () => {
    const refusal = await refusalOf((await desk.as('admin')).get('/organisations/1'));
    expect(refusal).toMatchObject({ code: 'request.invalid', errors: [{ path: 'id', code: 'isUuid' }] });
  });

  it('is said in the field’s Chinese name, whatever the field', async () => {
    const api = await readDescription(desk.stack.apiUrl);
    const names = new Set<string>();
    for (const { operationId, requestBody, parameters } of operationsOf(api)) {
      for (const { in: place, name } of parameters ?? []) if (place === 'query') names.add(name);
      const body = requestBody?.content['application/json']?.schema;
      if (body && operationId !== 'parts_save') collect(body, api, names);
    }
    expect([...names].filter((name) => !Object.hasOwn(FIELD_TEXTS, name))).toEqual([]);
  });
});

function collect(schema: Schema, api: ApiDescription, names: Set<string>): void {
  const own = resolved(schema, api);
  if (own.items) collect(own.items, api, names);
  for (const [name, each] of Object.entries(own.properties ?? {})) {
    names.add(name);
    collect(each, api, names);
  }
}
