import { panelOf, untilState, visit } from '#cli/client/accreditation.journey.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { arrangeVisit, recordVisit, visitorsOf, type VisitView } from '#cli/client/visit.journey.js';
import { aPdf, refusalOf, upload } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';
import { aboutVisit, atVisit } from './ground.js';

const JPEG = Buffer.from([
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  16,
  ...Buffer.from('JFIF\0'),
  1,
  1,
  0,
  0,
  1,
  0,
  1,
  0,
  0,
  0xff,
  0xd9,
]);

interface IndicatorRow {
  readonly indicator: string;
  readonly unit: string;
  readonly claimed: number;
  readonly verified: number | null;
  readonly difference: number | null;
}

describe('the site visit', () => {
  let scene: Scene;
  let id: string;
  let about: ReturnType<typeof aboutVisit>;
  let checklist: NonNullable<VisitView['report']>;
  beforeAll(async () => {
    scene = await startScene();
    id = await atVisit(scene);
    about = aboutVisit(scene, id);
    checklist = (await arrangeVisit(scene.commission, id, scene.applicant)).report as typeof checklist;
  });
  afterAll(() => scene?.stop());

  const indicators = () => scene.commission.assessor.get<IndicatorRow[]>(`/cases/${id}/indicators`);
  /** Experts who do not visit: one who sits on the panel, and one to whom the case is foreign. */
  const outsiders = async () => {
    const panel = await panelOf(scene.commission, id);
    const others = scene.commission.experts.filter((expert) => !about.members.includes(expert));
    const seated = others.find((expert) => panel.includes(expert)) as ApiClient;
    return { seated, foreign: others.find((expert) => !panel.includes(expert)) as ApiClient };
  };

  /** One who assesses sites, but not this one. */
  const otherAssessor = () => scene.signIn('assessor2');

  describe('verifies what was claimed', () => {
    const refused = (value: object) => about.refused(() => about.verify([value]));

    it('in the unit of the indicator', async () => {
      expect(await refused({ indicator: 'validAgreements', verified: 5.5, note: '半份' })).toMatchObject({
        status: 422,
        code: 'visit.notWhole',
        sentence: { zh: expect.stringContaining('须为整数'), en: expect.any(String) },
      });
      expect(await refused({ indicator: 'moons', verified: 1 })).toMatchObject({ code: 'visit.indicatorUnknown' });
      expect(await refused({ indicator: 'validAgreements', verified: -1 })).toMatchObject({ status: 400 });
    });

    it('with a note or a file where it is less than the claim, with a file where it is more', async () => {
      const [agreements] = (await indicators()).filter(({ indicator }) => indicator === 'validAgreements');
      const claimed = agreements?.claimed ?? 0;
      expect(await refused({ indicator: 'validAgreements', verified: claimed - 1 })).toMatchObject({
        status: 422,
        code: 'visit.unproved',
        params: { verified: claimed - 1, claimed },
      });
      const raised = { indicator: 'validAgreements', verified: claimed + 1, note: '现场另见一份' };
      expect(await refused(raised)).toMatchObject({
        status: 422,
        code: 'visit.raisedUnproved',
        sentence: { zh: expect.stringContaining('有效合作协议') },
      });
      const { id: foreign } = await upload(scene.applicant, '协议.pdf', aPdf('of the applicant'));
      expect(await refused({ indicator: 'validAgreements', verified: claimed - 1, evidence: [foreign] })).toMatchObject(
        { status: 422, code: 'visit.evidenceUnusable' },
      );
      const { id: evidence } = await upload(scene.commission.assessor, '核对表.pdf', aPdf('checked'));
      await about.verify([{ indicator: 'validAgreements', verified: claimed - 1, evidence: [evidence] }]);
      await about.verify([{ indicator: 'dedicatedArea', verified: 2800.5, note: '实测' }]);
      const rows = await indicators();
      expect(rows.find(({ indicator }) => indicator === 'validAgreements')).toMatchObject({
        claimed,
        verified: claimed - 1,
        difference: -1,
        evidence: [evidence],
      });
      const [member] = visitorsOf(scene.commission).members as [ApiClient];
      expect(await member.get(`/files/${evidence}`)).toMatchObject({ name: '核对表.pdf' });
      expect(await refusalOf(scene.applicant.get(`/files/${evidence}`))).toMatchObject({ status: 404 });
    });

    it('that nothing filed shows with a file of the visit, also where it is the same value', async () => {
      await scene.record.query(
        `UPDATE indicator_value SET evidence = '{}' WHERE case_id = $1 AND indicator = 'serviceItems'`,
        [id],
      );
      const [services] = (await indicators()).filter(({ indicator }) => indicator === 'serviceItems');
      const value = { indicator: 'serviceItems', verified: services?.claimed };
      for (const attempt of [value, { ...value, note: '现场核对' }]) {
        expect(await refused(attempt)).toMatchObject({ status: 422, code: 'visit.nothingShown' });
      }
      await about.verify([{ indicator: 'serviceItems', verified: 0, note: '未见服务目录' }]);
      const { id: evidence } = await upload(scene.commission.assessor, '服务目录.pdf', aPdf('services'));
      await about.verify([{ ...value, evidence: [evidence] }]);
      await scene.record.query(
        `UPDATE indicator_value SET evidence = ARRAY[case_id], verified = NULL, verified_evidence = '{}'
         WHERE case_id = $1 AND indicator = 'serviceItems'`,
        [id],
      );
    });

    it('by an assessor or officer of the team alone', async () => {
      const value = { indicator: 'dedicatedArea', verified: 2800.5, note: '实测' };
      await about.verify([value], scene.commission.officer);
      const stranger = await otherAssessor();
      expect(await about.refused(() => about.verify([value], stranger))).toMatchObject({
        status: 403,
        code: 'visit.notOnTeam',
      });
      expect(await refusalOf(about.verify([value], scene.commission.decider))).toMatchObject({
        status: 403,
        code: 'request.forbidden',
      });
    });
  });

  describe('goes through a checklist', () => {
    it('of the type, each item with its article and mark', async () => {
      const { report } = await scene.commission.assessor.get<{ report: { checklist: object[] } }>(about.path);
      expect(report.checklist).toEqual(
        expect.arrayContaining([
          {
            item: 'space',
            text: { zh: '专用场地实际使用，面积经测量核对', en: expect.any(String) },
            article: 'Ch. 3',
            mark: 'A',
            verdict: null,
            remark: null,
            photos: [],
          },
        ]),
      );
    });

    it('with remarks and photos', async () => {
      const [member] = visitorsOf(scene.commission).members as [ApiClient];
      expect(await about.refused(() => about.mark([{ item: 'space', verdict: 'fail' }], member))).toMatchObject({
        status: 422,
        code: 'visit.remarkRequired',
      });
      expect(await about.refused(() => about.mark([{ item: 'moon', verdict: 'pass' }]))).toMatchObject({
        code: 'visit.itemUnknown',
      });
      const { id: pdf } = await upload(member, '说明.pdf', aPdf('no photo'));
      expect(
        await about.refused(() => about.mark([{ item: 'space', verdict: 'pass', photos: [pdf] }], member)),
      ).toMatchObject({ status: 422, code: 'visit.photoUnusable' });
      const { id: photo } = await upload(member, '现场.jpg', JPEG);
      const marks = [{ item: 'space', verdict: 'fail', remark: '二层改作他用', photos: [photo] }];
      expect((await about.mark(marks, member)).report?.checklist).toContainEqual(expect.objectContaining(marks[0]));
      // Whoever of the team goes on with it keeps the photo of another.
      await about.mark(marks, scene.commission.officer);
      expect(await scene.commission.secondOfficer.get(`/files/${photo}`)).toMatchObject({ mediaType: 'image/jpeg' });
      for (const other of Object.values(await outsiders())) {
        expect(await refusalOf(other.get(`/files/${photo}`))).toMatchObject({ status: 404 });
      }
    });

    it('marked by the team alone', async () => {
      const { seated, foreign } = await outsiders();
      const mark = (by: ApiClient) => about.refused(() => about.mark([{ item: 'space', verdict: 'pass' }], by));
      expect(await mark(seated)).toMatchObject({ status: 403, code: 'visit.notOnTeam' });
      expect(await mark(foreign)).toMatchObject({ status: 404 });
      const stranger = await otherAssessor();
      expect(await mark(stranger)).toMatchObject({ status: 403, code: 'visit.notOnTeam' });
      const findings = { findings: '核实无误', fraudFound: false };
      expect(await about.refused(() => stranger.put(`${about.path}/findings`, findings))).toMatchObject({
        status: 403,
        code: 'visit.notOnTeam',
      });
      expect(await about.refused(() => stranger.post(about.path))).toMatchObject({
        status: 403,
        code: 'visit.notOnTeam',
      });
      expect(await mark(scene.commission.decider)).toMatchObject({ status: 403, code: 'request.forbidden' });
    });
  });

  describe('is signed', () => {
    let hash: string | null | undefined;

    it('once everything is verified and marked, and the findings are written', async () => {
      const [member] = about.members as [ApiClient];
      expect(await about.refused(() => about.write())).toMatchObject({
        status: 422,
        code: 'visit.valuesMissing',
        missing: expect.arrayContaining(['serviceItems']),
        sentence: { zh: expect.stringMatching(/^尚有 \d+ 项指标未核实：.*请先记录各项的核实值。$/) },
      });
      const values = (await indicators()).filter(({ verified }) => verified === null);
      await about.verify(values.map(({ indicator, claimed }) => ({ indicator, verified: claimed })));
      expect(await about.refused(() => about.write())).toMatchObject({
        status: 422,
        code: 'visit.checklistIncomplete',
        missing: expect.not.arrayContaining(['space']),
      });
      await about.mark(checklist.checklist.map(({ item }) => ({ item, verdict: 'pass' })));
      expect(await about.refused(() => about.sign(member, 'a'.repeat(64)))).toMatchObject({
        status: 409,
        code: 'visit.noFindings',
      });
      expect(await about.refused(about.conclude)).toMatchObject({ status: 409, code: 'visit.noFindings' });
      hash = (await about.write()).report?.contentHash;
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      for (const one of about.members) {
        expect(await about.tasksOf(one)).toEqual(['visitSignature']);
        expect(await about.toldOf(one)).toContain('visit.toSign');
      }
    });

    it('by each member once, and by nobody else', async () => {
      const [first] = about.members as [ApiClient];
      const signed = await about.sign(first, hash);
      expect(signed.report?.signatures.find(({ accountId }) => accountId === first.accountId)).toMatchObject({
        signedAt: expect.any(String),
        dissent: null,
      });
      expect(await about.tasksOf(first)).toEqual([]);
      expect(await about.refused(() => about.sign(first, hash))).toMatchObject({
        status: 409,
        code: 'visit.signedAlready',
      });
      expect(await about.refused(async () => about.sign(await otherAssessor(), hash))).toMatchObject({
        status: 403,
        code: 'visit.notOnTeam',
      });
      const { seated, foreign } = await outsiders();
      expect(await refusalOf(about.sign(seated, hash))).toMatchObject({ status: 403, code: 'visit.notOnTeam' });
      expect(await refusalOf(about.sign(foreign, hash))).toMatchObject({ status: 404 });
      expect(await refusalOf(about.sign(scene.applicant, hash))).toMatchObject({ status: 403 });
    });

    it('as it stands: a change makes the signatures void and says so, the same again does not', async () => {
      const [first, second] = about.members as [ApiClient, ApiClient];
      expect((await about.write()).voidedSignatures).toBe(0);
      const changed = await about.write({ findings: '核实无误，另有一项说明', fraudFound: false });
      expect(changed.voidedSignatures).toBe(1);
      expect(changed.report?.signatures.every(({ signedAt }) => signedAt === null)).toBe(true);
      expect(await about.tasksOf(first)).toEqual(['visitSignature']);
      expect(await about.toldOf(first)).toContain('visit.signatureVoid');
      expect(await about.refused(() => about.sign(second, hash))).toMatchObject({
        status: 409,
        code: 'visit.contentChanged',
        contentHash: changed.report?.contentHash,
      });
      await about.sign(first, changed.report?.contentHash);
      await about.verify([{ indicator: 'serviceItems', verified: 7, note: '一项已停办' }]);
      const { report } = await about.read(first);
      expect(report?.signatures.every(({ signedAt }) => signedAt === null)).toBe(true);
      hash = report?.contentHash;
      const [audited] = await scene.record.query<{ after: object }[]>(
        `SELECT after FROM audit_entry WHERE case_id = $1 AND action = 'verifyValues' ORDER BY id DESC LIMIT 1`,
        [id],
      );
      expect(audited?.after).toMatchObject({ voidedSignatures: 1 });
    });

    it('or dissented from; nobody concludes before everyone has done one or the other', async () => {
      const [first, ...others] = about.members as [ApiClient, ...ApiClient[]];
      await about.sign(first, hash, '面积应按实际使用部分计。');
      for (const one of others.slice(1)) await about.sign(one, hash);
      expect(await about.refused(about.conclude)).toMatchObject({
        status: 422,
        code: 'visit.unsigned',
        params: { count: 1, peopleZh: expect.any(String) as string },
      });
      const history = JSON.stringify(await scene.workflow(WORKFLOW_IDS.accreditation(id)).fetchHistory());
      const contents = [...history.matchAll(/"data":"([A-Za-z0-9+/=]*)"/g)].map(([, data]) =>
        Buffer.from(data ?? '', 'base64'),
      );
      expect(history).toContain('visit.unsigned');
      expect([history, ...contents].join('\n')).not.toMatch(/\p{Script=Han}/u);
      await about.sign(others[0] as ApiClient, hash);
      expect(await about.tasksOf(scene.commission.assessor)).toEqual(['visitConclusion']);
      expect(await about.toldOf(scene.commission.assessor)).toContain('visit.signed');
      const { report } = await about.read(scene.commission.decider);
      expect(report?.signatures.find(({ accountId }) => accountId === first.accountId)?.dissent).toBe(
        '面积应按实际使用部分计。',
      );
      expect(await about.read(scene.applicant)).toMatchObject({ standing: 'agreed', report: null });
    });

    it('and concluded: the verified values replace the claimed ones', async () => {
      expect(await about.conclude()).toMatchObject({ state: 'underDecision' });
      const [row] = await scene.record.query<{ assessor_ids: string[]; officer_ids: string[] }[]>(
        `SELECT assessor_ids, officer_ids FROM onsite_visit WHERE case_id = $1`,
        [id],
      );
      const { expertIds, officerIds } = visitorsOf(scene.commission);
      expect(row).toEqual({ assessor_ids: expertIds, officer_ids: officerIds });
      for (const late of [
        () => about.write(),
        () => about.propose(),
        () => about.sign(about.members[0] as ApiClient, hash),
      ]) {
        expect(await about.refused(late)).toMatchObject({ status: 409, code: 'case.wrongState' });
      }
    });
  });

  it('is neither marked, verified nor signed by nor concluded with somebody who has come to have a tie; another team visits anew', async () => {
    const other = aboutVisit(scene, await atVisit(scene));
    const { report } = await arrangeVisit(scene.commission, other.path.split('/')[2] as string, scene.applicant);
    const caseId = other.path.split('/')[2] as string;
    const written = await recordVisit(scene.commission, caseId, report as NonNullable<typeof report>);
    const [tied] = scene.commission.experts as [ApiClient];
    const profile = `UPDATE expert_profile SET ties = $2, valid_from = now() WHERE account_id = $1 AND valid_until IS NULL`;
    const [host] = await scene.record.query<{ uscc: string }[]>(
      `SELECT uscc FROM organisation o JOIN account a ON a.organisation_id = o.id WHERE a.id = $1`,
      [scene.applicant.accountId],
    );
    const before = await scene.record.query<{ ties: object[] }[]>(
      `SELECT ties FROM expert_profile WHERE account_id = $1 AND valid_until IS NULL`,
      [tied.accountId],
    );
    const interest = JSON.stringify([{ kind: 'interest', uscc: host?.uscc }]);
    await scene.record.query(profile, [tied.accountId, interest]);
    expect(await other.refused(() => other.sign(tied, written.report?.contentHash))).toMatchObject({
      status: 403,
      code: 'case.standAside',
      params: { reasonZh: '持股或有偿顾问关系' },
    });
    const marks = [{ item: 'space', verdict: 'pass' }];
    expect(await other.refused(() => other.mark(marks, tied))).toMatchObject({ code: 'case.standAside' });
    const { accountId: writer } = scene.commission.assessor;
    await scene.record.query(
      `INSERT INTO membership (account_id, organisation_id, administrator) SELECT $1, organisation_id, false FROM account WHERE id = $2`,
      [writer, scene.applicant.accountId],
    );
    const values = [{ indicator: 'dedicatedArea', verified: 2800.5, note: '实测' }];
    for (const act of [() => other.write(), () => other.mark(marks), () => other.verify(values)]) {
      expect(await other.refused(act)).toMatchObject({ status: 403, code: 'case.standAside' });
    }
    await scene.record.query(`DELETE FROM membership WHERE account_id = $1`, [writer]);
    await scene.record.query(profile, [tied.accountId, JSON.stringify(before[0]?.ties ?? [])]);
    for (const member of other.members) await other.sign(member, written.report?.contentHash);
    await scene.record.query(profile, [tied.accountId, interest]);
    expect(await other.refused(other.conclude)).toMatchObject({ status: 422, code: 'panel.avoidance' });
    const parent = '91110108TESTPARENT';
    await scene.record.query(profile, [tied.accountId, JSON.stringify([{ kind: 'sameEntity', uscc: parent }])]);
    await scene.record.query(
      `INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
       SELECT id, organisation_id, 1, 'host', 1, $2, $3 FROM dossier WHERE id = $1`,
      [
        caseId,
        JSON.stringify({ affiliates: [{ name: '母公司', uscc: parent, relation: 'parent' }] }),
        scene.applicant.accountId,
      ],
    );
    expect(await other.refused(other.conclude)).toMatchObject({ status: 422, code: 'panel.avoidance' });
    const { assessor, experts } = scene.commission;
    const expertIds = [assessor, ...experts.slice(1, 3)].map(({ accountId }) => accountId);
    expect(await other.propose({ expertIds })).toMatchObject({ standing: 'proposed', report: { contentHash: null } });
    await scene.record.query(profile, [tied.accountId, JSON.stringify(before[0]?.ties ?? [])]);
    // What was written before stays on record.
    const [line] = await scene.record.query<{ before: object }[]>(
      `SELECT before FROM audit_entry WHERE case_id = $1 AND action = 'proposeVisit' ORDER BY id DESC LIMIT 1`,
      [caseId],
    );
    expect(line?.before).toMatchObject({
      findings: { fraudFound: false, findings: expect.stringMatching(/./) as string },
    });
    await other.answer({ answer: 'agree' });
    expect(await other.refused(other.conclude)).toMatchObject({ code: 'visit.noFindings' });
  });

  it('that finds fraud ends the case, without scores, and the applicant is told', async () => {
    const findings = '现场未见申报的实验室。';
    const fraud = await atVisit(scene);
    await visit(scene.commission, fraud, { fraudFound: true, findings });
    const view = await untilState(scene.applicant, fraud, ['notSelected']);
    expect(view.outcome).toMatchObject({ reasons: ['fraudFound'] });
    expect(view.outcome).not.toHaveProperty('totalHundredths');
    const { done, now } = await scene.applicant.get<{ done: { action: string; reason: string }[]; now: null }>(
      `/cases/${fraud}/timeline`,
    );
    expect(done.at(-1)).toMatchObject({ action: 'concludeVisit', reason: findings });
    expect(now).toBeNull();
    const notices = await scene.applicant.get<{ caseId: string; template: string; text: { zh: string } }[]>('/notices');
    const told = notices.find(({ caseId, template }) => caseId === fraud && template === 'decision.notSelected');
    expect(told?.text.zh).toBe(`“a park”未予认定，理由：现场考察发现弄虚作假（第三章）；说明：${findings}`);
    expect(
      await refusedUnchanged(scene.record, fraud, () =>
        scene.commission.officer.post(`/cases/${fraud}/extension`, { workingDays: 1, reason: '再核实' }),
      ),
    ).toMatchObject({ status: 409, code: 'case.closed' });
    expect(await scene.workflow(`accreditation/${fraud}`).result()).toBe('notSelected');
  });
});
