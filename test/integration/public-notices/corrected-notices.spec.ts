import { randomUUID } from 'node:crypto';
import { ApiClient } from '#cli/client/api-client.js';
import { announce, decide, untilNoticeEnds } from '#cli/client/meeting.journey.js';
import { openBatch, submitPark, type OpenedBatch } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { objected } from '../../support/objected.js';
import { startScene, type Scene } from '../../support/scene.js';

interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

interface NoticeView {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly since: string;
  readonly until: string;
  readonly version: number;
  readonly corrections: readonly { readonly reason: string; readonly changes: readonly Change[] }[];
}

describe('the correction of a public notice (公示更正)', () => {
  let scene: Scene;
  let batch: OpenedBatch;
  beforeAll(async () => {
    scene = await startScene();
    batch = await openBatch(scene.record, scene.applicant);
  });
  afterAll(() => scene?.stop());

  const noticed = async (of: OpenedBatch = batch) => {
    const id = await submitPark(scene.record, scene.applicant, of);
    await bringTo('underPublicNotice', scene.commission, id);
    return id;
  };
  const correct = (id: string, body: object, key: string = randomUUID(), who = scene.commission.officer) =>
    who.post<{ version: number }>(
      `/public-notices/${id}/corrections`,
      { version: 1, reason: '名称漏字', ...body },
      { key },
    );
  const nobody = () => ApiClient.anonymous(scene.stack.apiUrl);
  const read = (id: string) => nobody().get<NoticeView>(`/public-notices/${id}`);
  const page = async (id: string) => (await fetch(`${scene.stack.apiUrl}/public/notices/${id}`)).text();

  it('says what it says now, what it said before, since when and why; its period runs on, and once is once', async () => {
    const id = await noticed();
    const before = await read(id);
    expect(before).toMatchObject({ name: 'a park', version: 1, corrections: [] });
    expect(await page(id)).not.toContain('<h2>更正</h2>');
    const key = randomUUID();
    expect(await correct(id, { name: '中关村<b>合作园' }, key)).toEqual({ caseId: id, version: 2 });
    expect(await correct(id, { name: '中关村<b>合作园' }, key)).toEqual({ caseId: id, version: 2 });
    const change = { field: 'name', before: 'a park', after: '中关村<b>合作园' };
    const after = await read(id);
    expect(after).toMatchObject({ name: '中关村<b>合作园', version: 2, since: before.since, until: before.until });
    expect(after.corrections).toMatchObject([{ reason: '名称漏字', changes: [change] }]);
    expect(await page(id)).toMatch(/<del>a park<\/del> → <ins>中关村&lt;b&gt;合作园<\/ins>[^]*名称漏字/);
    const [line] = await scene.record.query<{ before: object; after: object; reason: string; actor_id: string }[]>(
      `SELECT before, after, reason, actor_id FROM audit_entry WHERE case_id = $1 AND action = 'correctNotice'`,
      [id],
    );
    expect(line).toEqual({
      before: { name: 'a park' },
      after: { name: '中关村<b>合作园' },
      reason: '名称漏字',
      actor_id: scene.commission.officer.accountId,
    });
    const told = await objected(scene).toldOf(id);
    expect(told.filter((template) => template === 'decision.noticeCorrected')).toHaveLength(1);
  });

  it('is held against the version that was read, and keeps each', async () => {
    const id = await noticed();
    await correct(id, { name: '第一稿' });
    expect(await refusalOf(correct(id, { name: '第二稿' }))).toMatchObject({ status: 409, code: 'notice.stale' });
    const both = await Promise.allSettled(['甲', '乙'].map((name) => correct(id, { name, version: 2 })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { name, version, corrections } = await read(id);
    expect([version, corrections.length]).toEqual([3, 2]);
    expect(corrections.map(({ changes }) => changes[0]?.before)).toEqual(['a park', '第一稿']);
    expect(['甲', '乙']).toContain(name);
  });

  it('of a host is on every notice that names it, and on its organisation', async () => {
    const [one, other] = [await noticed(), await noticed()];
    const [was, is] = [(await read(one)).organisation, '北京园区发展（集团）有限公司'];
    await correct(one, { organisation: is, reason: '单位更名' });
    for (const id of [one, other]) {
      expect(await read(id)).toMatchObject({
        organisation: is,
        version: 2,
        corrections: [{ reason: '单位更名', changes: [{ field: 'organisation', before: was, after: is }] }],
      });
    }
    const lines = await scene.record.query<unknown[]>(
      `SELECT FROM audit_entry WHERE case_id = $1 AND action = 'correctNotice' AND after->>'organisation' = $2`,
      [other, is],
    );
    expect(lines).toHaveLength(1);
  });

  it('of a base waits for no other case of its host', async () => {
    const [one, other] = [await noticed(), await noticed()];
    const { organisation } = await read(one);
    await scene.record.transaction(async (tx) => {
      await tx.query(`SELECT FROM procedure_case WHERE id = $1 FOR UPDATE`, [other]);
      expect(await correct(one, { name: '只改名称', organisation })).toEqual({ caseId: one, version: 2 });
    });
    expect(await read(other)).toMatchObject({ version: 1, corrections: [] });
  });

  it('changes nobody who is listed, says nothing of who objects, and is the officers’ alone', async () => {
    const id = await noticed();
    const codeOf = async (body: object) => {
      const { status, code } = await refusalOf(correct(id, body));
      return [status, code];
    };
    expect(await codeOf({ type: 'research' })).toEqual([422, 'notice.changesWhoIsListed']);
    expect(await codeOf({})).toEqual([422, 'notice.nothingCorrected']);
    expect(await codeOf({ name: 'a park', type: 'park' })).toEqual([422, 'notice.nothingCorrected']);
    const [{ name: registered } = { name: '' }] = await scene.record.query<{ name: string }[]>(
      `SELECT name FROM organisation o WHERE id <> (SELECT organisation_id FROM account WHERE id = $1) LIMIT 1`,
      [scene.applicant.accountId],
    );
    expect(await codeOf({ organisation: registered })).toEqual([422, 'notice.namesAnother']);
    await correct(await noticed(), { name: '邻近园区' });
    expect(await codeOf({ name: '邻近园区' })).toEqual([422, 'notice.namesAnother']);
    expect(await codeOf({ name: ' ', reason: '' })).toEqual([400, 'request.invalid']);
    // The host is named on the other's notice, too, and the reason is published there.
    await objected(scene).filed(await noticed());
    expect(await codeOf({ organisation: '更名的单位', reason: '赵敏敏指出更名' })).toEqual([
      422,
      'objection.namesObjector',
    ]);
    await objected(scene).filed(id);
    expect(await codeOf({ name: '赵敏敏国际合作基地' })).toEqual([422, 'objection.namesObjector']);
    expect(await codeOf({ name: '另一名称', reason: '赵敏敏指出漏字' })).toEqual([422, 'objection.namesObjector']);
    const { applicant, commission } = scene;
    for (const who of [applicant, commission.deciders[0] as ApiClient]) {
      expect(await refusalOf(correct(id, { name: '另一名称' }, randomUUID(), who))).toMatchObject({ status: 403 });
    }
    expect(await refusalOf(correct(randomUUID(), { name: '另一名称' }))).toMatchObject({ status: 404 });
    expect(await read(id)).toMatchObject({ name: 'a park', version: 1 });
  });

  it('is of what is under notice alone, goes on the certificate, and leaves a rehearsed host as it is', async () => {
    const rehearsal = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 4 });
    const id = await submitPark(scene.record, scene.applicant, rehearsal);
    await bringTo('underDecision', scene.commission, id);
    expect(await refusalOf(correct(id, { name: '新名' }))).toMatchObject({ status: 409, code: 'case.wrongState' });
    const { meetingId } = await decide(scene.commission, id, { result: 'selected' });
    const staff = (path: string) => scene.commission.officer.get<NoticeView>(`/public-notices/${path}`);
    expect(await refusalOf(read(id))).toMatchObject({ status: 404 });
    expect(await staff(`rehearsed/${id}`)).toMatchObject({ name: 'a park', version: 1 });
    expect(await refusalOf(correct(id, { organisation: '演练更名' }))).toMatchObject({
      code: 'notice.hostOfRehearsal',
    });
    await correct(id, { name: '更正后的园区' });
    await untilNoticeEnds(scene.commission, meetingId);
    const late = await refusalOf(correct(id, { name: '再改', version: 2 }));
    expect(late).toMatchObject({ status: 409, code: 'case.wrongState' });
    await announce(scene.commission, meetingId);
    const bases = await scene.commission.officer.get<{ name: string }[]>('/bases/rehearsed');
    expect(bases.map(({ name }) => name)).toContain('更正后的园区');
  });
});
