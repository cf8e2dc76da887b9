import type { ApiClient } from '#cli/client/api-client.js';
import { hasPart, PARTS_OF } from '#domain/dossier/parts.js';
import type { BatchView, Desk, DossierView } from '../../support/desk.js';
import { aPdf, openDesk, refusalOf, savePart, upload } from '../../support/desk.js';

interface PartView {
  readonly part: string;
  readonly version: number;
  readonly content: Record<string, unknown> | null;
}
interface DetailView extends DossierView {
  readonly parts: PartView[];
  readonly baseName: string;
  readonly clonedFrom: string | null;
}

describe('drafts over HTTP', () => {
  let desk: Desk;
  let batch: BatchView;
  let park: ApiClient;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    batch = await desk.openBatch();
    park = await desk.as('park');
  });
  afterAll(() => desk?.stop());

  const newDraft = (client = park, type = 'park') => client.post<DossierView>('/dossiers', { batchId: batch.id, type });
  const detail = (id: string, client = park) => client.get<DetailView>(`/dossiers/${id}`);
  const part = (view: DetailView, name: string) => view.parts.find((each) => each.part === name);

  it('begin empty, with the parts of their type in the order of the form', async () => {
    const draft = await newDraft();
    expect(draft).toMatchObject({ revision: 1, locked: false, receiptNumber: null, caseId: null, baseName: '' });
    const { parts } = await detail(draft.id);
    expect(parts.map((each) => each.part)).toEqual(expect.arrayContaining(['base', 'site', 'landedProjects']));
    expect(parts.every(({ version, content }) => version === 0 && content === null)).toBe(true);
  });

  it('keep what was typed, half-filled, part by part', async () => {
    const { id } = await newDraft();
    const saved = await savePart<PartView>(park, id, 'base', { name: '未完成的基地' }, 0);
    expect(saved).toMatchObject({ part: 'base', version: 1, content: { schemaVersion: 1, name: '未完成的基地' } });
    const again = await savePart<PartView>(park, id, 'base', { name: '基地', nameEn: 'Base' }, 1);
    expect(again.version).toBe(2);
    const view = await detail(id);
    expect(view.baseName).toBe('基地');
    expect(part(view, 'base')).toMatchObject({ version: 2, content: { name: '基地', nameEn: 'Base' } });
    const answer = await park.send('GET', `/dossiers/${id}/parts/base`);
    expect(answer.headers.get('etag')).toBe('"2"');
  });

  it('give every new row an id, which stays', async () => {
    const { id } = await newDraft();
    const { content } = await savePart<PartView>(park, id, 'tenants', { rows: [{ name: '甲' }, { name: '乙' }] }, 0);
    const rows = content?.['rows'] as { id: string; name: string }[];
    const turned = { rows: [{ ...rows[1], name: '丙' }, rows[0]] };
    const { content: after } = await savePart<PartView>(park, id, 'tenants', turned, 1);
    expect(after?.['rows']).toEqual([
      { ...rows[1], name: '丙', evidence: [] },
      { ...rows[0], evidence: [] },
    ]);
  });

  it('refuse a stale save and say what differs', async () => {
    const { id } = await newDraft();
    await savePart(park, id, 'base', { name: '甲', nameEn: 'A' }, 0);
    await savePart(park, id, 'base', { name: '乙', nameEn: 'A' }, 1);
    const refusal = await refusalOf(savePart(park, id, 'base', { name: '丙', nameEn: 'A' }, 1));
    expect(refusal).toMatchObject({
      status: 409,
      code: 'dossier.stale',
      params: { version: 2 },
      current: { part: 'base', version: 2, content: { name: '乙', nameEn: 'A' } },
      difference: [{ part: 'base', path: 'name', kind: 'changed', before: '乙', after: '丙' }],
    });
    expect(part(await detail(id), 'base')).toMatchObject({ version: 2, content: { name: '乙' } });
    expect(await refusalOf(savePart(park, id, 'site', { address: 'x' }, 3))).toMatchObject({
      code: 'dossier.notSavedYet',
      sentence: { zh: expect.stringContaining('从未保存过') },
    });
  });

  it('let one of many saves of the same version through', async () => {
    const { id } = await newDraft();
    const saves = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => savePart(park, id, 'base', { name: `第${i}` }, 0)),
    );
    expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(part(await detail(id), 'base')?.version).toBe(1);
  });

  it('answer a repeated save with the first answer', async () => {
    const { id } = await newDraft();
    const headers = { 'If-Match': '"0"' };
    const save = (name: string) =>
      park.put<PartView>(`/dossiers/${id}/parts/base`, { name }, { key: `save-${id}`, headers });
    const first = await save('甲');
    expect(await save('甲')).toEqual(first);
    expect(await refusalOf(save('乙'))).toMatchObject({ status: 422, code: 'request.keyReused' });
    expect(part(await detail(id), 'base')?.version).toBe(1);
  });

  it.each([
    ['no version', undefined],
    ['a star', '*'],
    ['a word', '"abc"'],
    ['a list', '"1", "2"'],
    ['a negative number', '"-1"'],
  ])('ask for the version that was changed: %s', async (_rule, ifMatch) => {
    const { id } = await newDraft();
    const save = park.put(
      `/dossiers/${id}/parts/base`,
      {},
      { headers: ifMatch === undefined ? {} : { 'If-Match': ifMatch } },
    );
    expect(await refusalOf(save)).toMatchObject({ status: 428, code: 'dossier.versionRequired' });
  });

  it.each([
    ['an unknown part', 'nonsense', {}, 404, 'dossier.partUnknown'],
    ['a part of another type', 'business', { rows: [] }, 404, 'dossier.partUnknown'],
    ['a name from JavaScript', 'constructor', {}, 404, 'dossier.partUnknown'],
    ['a field that is not declared', 'base', { admin: true }, 400, 'request.invalid'],
    ['a wrong type', 'site', { totalAreaM2: '1' }, 400, 'request.invalid'],
    ['a control character', 'base', { name: 'a\u0000b' }, 400, 'request.invalid'],
    ['a list', 'base', [], 400, 'request.invalid'],
    [
      'deep nesting',
      'base',
      { name: Array.from({ length: 50 }).reduce((inner) => ({ inner }), {}) },
      400,
      'request.invalid',
    ],
    ['more rows than 500', 'tenants', { rows: Array.from({ length: 501 }, () => ({})) }, 400, 'request.invalid'],
    ['over a megabyte', 'base', { introduction: 'x'.repeat(1_100_000) }, 413, 'request.tooLarge'],
  ])('refuse %s and keep nothing', async (_rule, name, content, status, code) => {
    const { id } = await newDraft();
    expect(await refusalOf(savePart(park, id, name, content, 0))).toMatchObject({ status, code });
    expect((await detail(id)).parts.every(({ version }) => version === 0)).toBe(true);
  });

  it('call a part of another type what people call it', async () => {
    const { id } = await newDraft();
    expect(await refusalOf(savePart(park, id, 'labs', { rows: [] }, 0))).toMatchObject({
      code: 'dossier.partUnknown',
      params: { part: 'labs' },
      sentence: { zh: expect.stringMatching(/^这一类型的申报书没有“[\u4e00-\u9fff、]+”部分。$/) },
    });
  });

  it.each([
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"admin":true}}}',
    '{"name":',
    'null',
    '"x"',
    '',
  ])('refuse a body of %s', async (body) => {
    const { id } = await newDraft();
    const answer = await fetch(`${desk.stack.apiUrl}/api/v1/dossiers/${id}/parts/base`, {
      method: 'PUT',
      headers: {
        Authorization: `Bearer ${await desk.tokenOf('park')}`,
        'Content-Type': 'application/json',
        'If-Match': '"0"',
      },
      body,
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/^request\.(malformed|invalid)$/) });
    expect((await detail(id)).parts.every(({ version }) => version === 0)).toBe(true);
  });

  it('keep a mark of the reading direction in a text, and take none in a name', async () => {
    const { id } = await newDraft();
    const text = '\u200fالعربية';
    await savePart(park, id, 'base', { introduction: text }, 0);
    expect(part(await detail(id), 'base')?.content).toMatchObject({ introduction: text });
    expect(await refusalOf(savePart(park, id, 'base', { name: text }, 1))).toMatchObject({ code: 'request.invalid' });
  });

  it.each([
    `'; DROP TABLE dossier; --`,
    `" OR 1=1 --`,
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '{{7*7}}${7*7}',
    '=HYPERLINK("http://x")',
    '𠮷野家 🏭 العربية',
    '%s%n%x',
    '../../etc/passwd',
  ])('keep %p in every text field as the text that it is', async (text) => {
    const { id } = await newDraft();
    const base = { name: text, nameEn: text, platformName: text, mainDirection: text, introduction: text };
    await savePart(park, id, 'base', base, 0);
    await savePart(park, id, 'contact', { name: text, email: text, phone: text, address: text }, 0);
    await savePart(park, id, 'tenants', { rows: [{ name: text, field: text }] }, 0);
    const view = await detail(id);
    expect(part(view, 'base')?.content).toMatchObject(base);
    expect(view.baseName).toBe(text);
    expect(part(view, 'tenants')?.content).toMatchObject({ rows: [{ name: text, field: text }] });
    const list = await park.get<DetailView[]>('/dossiers?limit=1');
    expect(list[0]?.baseName).toBe(text);
    await park.get(`/dossiers/${id}/completeness`);
  });

  it('report every problem of every part at once, and what is claimed', async () => {
    const { id } = await newDraft();
    await savePart(park, id, 'host', { uscc: '91110108MA01ABCD10', registeredOn: '2030-01-01' }, 0);
    const report = await park.get<{
      complete: boolean;
      eligible: boolean;
      parts: { part: string; state: string; problems: { code: string; path: string; detail: { zh: string } }[] }[];
      gates: { gate: string; passed: boolean; name: { zh: string } }[];
    }>(`/dossiers/${id}/completeness`);
    expect(report).toMatchObject({ complete: false, eligible: false });
    const host = report.parts.find((each) => each.part === 'host');
    expect(host?.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(
      expect.arrayContaining(['name missing', 'uscc invalidUscc', 'uscc usccDiffers', 'registeredOn afterSubmission']),
    );
    expect(report.parts.filter(({ problems }) => problems.length > 0).length).toBeGreaterThan(8);
    expect(report.gates.every(({ name }) => /[\u4e00-\u9fff]/.test(name.zh))).toBe(true);
    const claims = await park.get<{ indicator: string; value: number }[]>(`/dossiers/${id}/claims`);
    expect(claims.length).toBeGreaterThan(5);
    expect(claims.every(({ value }) => value === 0)).toBe(true);
  });

  it('are begun anew as of another type with the parts that both types have', async () => {
    const batch = await desk.openBatch();
    const { id } = await desk.draft('park', batch.id);
    const other = await park.post<DetailView>(`/dossiers/${id}/clone`, { batchId: batch.id, type: 'research' });
    expect(other).toMatchObject({ type: 'research', clonedFrom: id });
    // The park's own stays where it was, and what is affirmed is affirmed anew.
    const taken = PARTS_OF.park.filter((name) => hasPart('research', name) && name !== 'commitment');
    const saved = await desk.rows<{ part: string }>(`SELECT part FROM dossier_part WHERE dossier_id = $1`, [other.id]);
    expect(saved.map((row) => row.part).sort()).toEqual([...taken].sort());
    const [source, view] = [await detail(id), await detail(other.id)];
    const asTheyAre = taken.filter((name) => name !== 'attachments');
    const contentsOf = (dossier: DetailView) => asTheyAre.map((name) => [name, part(dossier, name)?.content]);
    expect(contentsOf(view)).toEqual(contentsOf(source));
    expect(part(view, 'host')?.content).toMatchObject({ uscc: expect.any(String) });
    expect(await refusalOf(park.post(`/dossiers/${id}/clone`, { batchId: batch.id, type: 'x' }))).toMatchObject({
      status: 400,
    });
  });

  it('are cloned from an earlier dossier, but for the commitment', async () => {
    const { id } = await desk.draft('park', batch.id);
    const next = await desk.openBatch();
    const clone = await park.post<DetailView>(`/dossiers/${id}/clone`, { batchId: next.id });
    expect(clone).toMatchObject({
      batchId: next.id,
      clonedFrom: id,
      revision: 1,
      locked: false,
      baseName: expect.any(String),
    });
    const [source, view] = [await detail(id), await detail(clone.id)];
    expect(part(view, 'partners')?.content).toEqual(part(source, 'partners')?.content);
    expect(part(view, 'commitment')).toMatchObject({ version: 0, content: null });
    const kindsIn = (dossier: DetailView) =>
      (part(dossier, 'attachments')?.content as unknown as { rows: { kind: string }[] }).rows.map(({ kind }) => kind);
    expect(kindsIn(source)).toContain('signedCommitment');
    expect(kindsIn(view)).toEqual(kindsIn(source).filter((kind) => kind !== 'signedCommitment'));
    const report = await park.get<{ parts: { part: string; problems: object[] }[] }>(
      `/dossiers/${clone.id}/completeness`,
    );
    expect(report.parts.find((one) => one.part === 'attachments')?.problems).toContainEqual(
      expect.objectContaining({
        code: 'attachmentMissing',
        params: expect.objectContaining({ kind: 'signedCommitment' }),
      }),
    );
    expect(report.parts.find((one) => one.part === 'commitment')).toMatchObject({ state: 'empty' });
    await savePart(park, clone.id, 'base', { name: '改名' }, 1);
    expect(part(await detail(id), 'base')).toEqual(part(source, 'base'));
    const foreign = await desk.as('research');
    expect(await refusalOf(foreign.post(`/dossiers/${id}/clone`, { batchId: next.id }))).toMatchObject({ status: 404 });
  });

  it('take their files with them, but for those that are needed elsewhere', async () => {
    const { id } = await newDraft();
    const names = ['attached', 'onlyHere', 'alsoInClone', 'licence'] as const;
    const uploaded = names.map((name) => upload(park, `${name}.pdf`, aPdf(name), name === 'attached' ? `?dossierId=${id}` : ''));
    const [attached, onlyHere, alsoInClone, licence] = (await Promise.all(uploaded)).map((file) => file.id);
    const rowId = '018f4e2a-0000-7000-8000-000000000001';
    const withEvidence = (...evidence: unknown[]) => ({ rows: [{ id: rowId, kind: 'other', title: '附件', evidence }] });
    await savePart(park, id, 'attachments', withEvidence(onlyHere, alsoInClone, licence), 0);
    const clone = await park.post<DetailView>(`/dossiers/${id}/clone`, { batchId: batch.id });
    await savePart(park, clone.id, 'attachments', withEvidence(alsoInClone), 1);
    await desk.rows(
      `UPDATE organisation SET uscc_override = jsonb_build_object('licenceFileId', $1::text) WHERE id = (SELECT organisation_id FROM dossier WHERE id = $2)`,
      [licence, id],
    );
    const left = async () =>
      (await desk.rows<{ id: string }>(`SELECT id FROM stored_file WHERE id = ANY($1)`, [[attached, onlyHere, alsoInClone, licence]]))
        .map((file) => file.id).sort();
    await park.delete(`/dossiers/${id}`);
    expect(await left()).toEqual([alsoInClone, licence].sort());
    await park.delete(`/dossiers/${clone.id}`);
    expect(await left()).toEqual([licence]);
    await desk.rows(`UPDATE organisation SET uscc_override = NULL`);
  }); // prettier-ignore

  it('are deleted, once', async () => {
    const { id } = await newDraft();
    await savePart(park, id, 'base', { name: '删' }, 0);
    await park.delete(`/dossiers/${id}`);
    expect(await refusalOf(detail(id))).toMatchObject({ status: 404 });
    expect(await refusalOf(park.delete(`/dossiers/${id}`))).toMatchObject({ status: 404 });
    expect(await desk.rows(`SELECT part FROM dossier_part WHERE dossier_id = $1`, [id])).toEqual([]);
    expect(await desk.rows(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [id])).toEqual([
      { action: 'createDossier' },
      { action: 'savePart' },
      { action: 'deleteDossier' },
    ]);
  });

  it('are seen by their own organisation alone', async () => {
    const { id } = await newDraft();
    for (const login of ['research', 'officer', 'expert1', 'auditor', 'admin', 'recommender']) {
      const client = await desk.as(login);
      expect(await refusalOf(client.get(`/dossiers/${id}`))).toMatchObject({ status: 404, code: 'request.notFound' });
      expect(await refusalOf(client.get(`/dossiers/${id}/completeness`))).toMatchObject({ status: 404 });
      expect((await client.get<DossierView[]>('/dossiers?limit=200')).map((each) => each.id)).not.toContain(id);
    }
    const research = await desk.as('research');
    expect(await refusalOf(savePart(research, id, 'base', {}, 0))).toMatchObject({ status: 404 });
    expect(await refusalOf(research.delete(`/dossiers/${id}`))).toMatchObject({ status: 404 });
    expect(await refusalOf(savePart(await desk.as('officer'), id, 'base', {}, 0))).toMatchObject({ status: 403 });
  });

  it('need an applicant of an organisation, a batch and a type', async () => {
    const unknown = '0198f2c4-0000-7000-8000-000000000000';
    const create = (body: object, client = park) => refusalOf(client.post('/dossiers', body));
    expect(await create({ batchId: unknown, type: 'park' })).toMatchObject({ status: 404 });
    expect(await create({ batchId: batch.id, type: 'school' })).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(await create({ batchId: batch.id })).toMatchObject({ status: 400 });
    expect(await create({ batchId: batch.id, type: 'park', locked: true })).toMatchObject({ status: 400 });
    expect(await create({ batchId: batch.id, type: 'park' }, await desk.as('officer'))).toMatchObject({ status: 403 });
    await desk.rows(`UPDATE account SET organisation_id = NULL WHERE login = 'platform'`);
    expect(await create({ batchId: batch.id, type: 'park' }, await desk.as('platform'))).toMatchObject({
      status: 403,
      code: 'dossier.noOrganisation',
    });
  });

  it('are listed page by page, newest first', async () => {
    const enterprise = await desk.as('enterprise');
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await newDraft(enterprise, 'enterprise')).id);
    const first = await enterprise.get<DossierView[]>('/dossiers?limit=2');
    const second = await enterprise.get<DossierView[]>(`/dossiers?limit=3&after=${first[1]?.id}`);
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids);
    expect(await enterprise.get(`/dossiers?submitted=true`)).toEqual([]);
    expect(
      await enterprise.get<DossierView[]>(`/dossiers?submitted=false&type=enterprise&batchId=${batch.id}`),
    ).toHaveLength(5);
    expect(await refusalOf(enterprise.get('/dossiers?limit=1000'))).toMatchObject({ status: 400 });
    expect(await refusalOf(enterprise.get('/dossiers?order=drop'))).toMatchObject({ status: 400 });
  });
});
