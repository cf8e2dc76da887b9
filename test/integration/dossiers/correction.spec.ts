import { markChecklist, untilState } from '#cli/client/accreditation.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { answerCorrection } from '#cli/client/dossier.journey.js';
import { contentHashOf } from '#persistence/record/content-hash.js';
import type { BatchView, Desk, DossierView, Receipt } from '../../support/desk.js';
import { openDesk, refusalOf, savePart } from '../../support/desk.js';
import { slowClock } from '../../support/slow-clock.js';

interface PartView {
  readonly part: string;
  readonly version: number;
  readonly content: Record<string, unknown> | null;
}
interface DetailView extends DossierView {
  readonly baseName: string;
  readonly parts: PartView[];
}

describe('correction (补正) over HTTP', () => {
  let desk: Desk;
  let batch: BatchView;
  let park: ApiClient;
  let officer: ApiClient;
  beforeAll(async () => {
    desk = await openDesk();
    batch = await desk.openBatch();
    [park, officer] = await Promise.all([desk.as('park'), desk.as('officer')]);
  });
  afterAll(() => desk?.stop());

  /** A dossier that has been submitted and returned. */
  const returned = async (inBatch = batch) => {
    const { id } = await desk.draft('park', inBatch.id);
    const receipt = await park.post<Receipt>(`/dossiers/${id}/submission`);
    await markChecklist(officer, receipt.caseId, { site: '租赁合同缺页' });
    await officer.patiently('POST', `/cases/${receipt.caseId}/return`, {});
    return { id, receipt };
  };
  const detail = (id: string, query = '', client = park) => client.get<DetailView>(`/dossiers/${id}${query}`);
  const part = (view: DetailView, name: string) => view.parts.find((each) => each.part === name);

  it('opens a new revision beside the old one, and ends with the same receipt number', async () => {
    const { id, receipt } = await returned();
    const draft = await detail(id);
    expect(draft).toMatchObject({ revision: 2, locked: false, receiptNumber: receipt.receiptNumber });
    const site = part(draft, 'site');
    await savePart(park, id, 'site', { ...site?.content, address: '北京市海淀区中关村大街2号' }, site?.version ?? 0);

    expect(part(await detail(id, '', officer), 'site')?.content).toEqual(site?.content);
    expect(await refusalOf(detail(id, '?revision=2', officer))).toMatchObject({
      status: 404,
      code: 'dossier.noSuchRevision',
    });

    await answerCorrection(park, receipt.caseId);
    const second = await park.post<Receipt>(`/dossiers/${id}/submission`);
    expect(second).toMatchObject({ receiptNumber: receipt.receiptNumber, caseId: receipt.caseId, revision: 2 });
    expect(second.contentHash).not.toBe(receipt.contentHash);
    expect(await park.post<Receipt>(`/dossiers/${id}/submission`)).toEqual(second);
    await untilState(officer, receipt.caseId, ['underFormalCheck']);
    expect(await officer.get(`/cases/${receipt.caseId}`)).toMatchObject({ revision: 2 });
    const notices = await park.get<{ caseId: string; template: string; text: { zh: string } }[]>('/notices');
    const received = notices.filter(({ caseId }) => caseId === receipt.caseId).map(({ text }) => text.zh);
    expect(received).toContainEqual(
      expect.stringContaining(`的补正材料（第 2 版）已提交，回执编号仍为 ${receipt.receiptNumber}。`),
    );

    for (const client of [park, officer]) {
      expect(await client.get(`/dossiers/${id}/revisions`)).toMatchObject([
        { revision: 1, contentHash: receipt.contentHash },
        { revision: 2, contentHash: second.contentHash },
      ]);
      expect(await client.get(`/dossiers/${id}/difference?from=1&to=2`)).toMatchObject({
        changes: [
          {
            part: 'site',
            label: { zh: '场地条件' },
            path: 'address',
            kind: 'changed',
            before: site?.content?.['address'],
            after: '北京市海淀区中关村大街2号',
          },
        ],
      });
      const [first, last] = await client.get<{ submittedAt: string }[]>(`/dossiers/${id}/revisions`);
      const earlier = await detail(id, '?revision=1', client);
      expect(earlier).toMatchObject({ contentHash: receipt.contentHash, submittedAt: first?.submittedAt });
      expect(part(earlier, 'site')?.content).toEqual(site?.content);
      expect(await detail(id, '', client)).toMatchObject({ contentHash: second.contentHash, ...last });
    }
    expect(await refusalOf(park.get(`/dossiers/${id}/difference?from=1&to=3`))).toMatchObject({ status: 404 });
    expect(await refusalOf(park.get(`/dossiers/${id}/difference?from=0&to=1`))).toMatchObject({ status: 400 });
  });

  it('claims anew', async () => {
    const { id, receipt } = await returned();
    const claimed = async () =>
      (
        await desk.rows<{ claimed: string }>(
          `SELECT claimed FROM indicator_value WHERE case_id = $1 AND indicator = 'dedicatedArea'`,
          [receipt.caseId],
        )
      )[0]?.claimed;
    const site = part(await detail(id), 'site');
    expect(Number(await claimed())).toBe(3200);
    await savePart(park, id, 'site', { ...site?.content, dedicatedAreaM2: 1000.5 }, site?.version ?? 0);
    expect(Number(await claimed())).toBe(3200);
    await answerCorrection(park, receipt.caseId);
    await park.post(`/dossiers/${id}/submission`);
    expect(Number(await claimed())).toBe(1000.5);
  });

  it('is in as soon as it is acknowledged, also while nobody takes it up', async () => {
    const { id, receipt } = await returned();
    await answerCorrection(park, receipt.caseId);
    await desk.stack.kill('worker');
    await park.post(`/dossiers/${id}/submission`);
    expect(await detail(id)).toMatchObject({ revision: 2, locked: true });
    expect(await park.get(`/cases/${receipt.caseId}`)).toMatchObject({
      stateText: { zh: '补正已提交，正转入形式审查' },
    });
    expect(await park.get(`/cases/${receipt.caseId}/timeline`)).toMatchObject({
      now: { turn: 'caseOfficer', task: { zh: '补正已提交，转入形式审查后继续审查' }, dueAt: null },
    });
    const items = await park.get<{ caseId: string }[]>('/work-items?limit=200');
    expect(items.map(({ caseId }) => caseId)).not.toContain(receipt.caseId);
    await desk.stack.restart('worker');
    await untilState(officer, receipt.caseId, ['underFormalCheck']);
    expect(await park.get(`/cases/${receipt.caseId}`)).toMatchObject({ stateText: { zh: '形式审查' } });
  });

  it('must be complete like the first submission', async () => {
    const { id, receipt } = await returned();
    const site = part(await detail(id), 'site');
    await savePart(park, id, 'site', {}, site?.version ?? 0);
    await answerCorrection(park, receipt.caseId);
    expect(await refusalOf(park.post(`/dossiers/${id}/submission`))).toMatchObject({
      status: 422,
      code: 'dossier.incomplete',
    });
    expect(await detail(id)).toMatchObject({ revision: 2, locked: false });
  });

  it('refuses stale saves of the new revision too', async () => {
    const { id } = await returned();
    const site = part(await detail(id), 'site');
    await savePart(park, id, 'site', { ...site?.content, address: '甲' }, site?.version ?? 0);
    expect(await refusalOf(savePart(park, id, 'site', site?.content, site?.version ?? 0))).toMatchObject({
      status: 409,
      code: 'dossier.stale',
      difference: [{ path: 'address', before: '甲' }],
    });
  });

  describe('goes item by item', () => {
    interface CorrectionView {
      readonly revision: number;
      readonly returnedAt: string | null;
      readonly openParts: readonly string[];
      readonly items: readonly {
        item: string;
        reason: string;
        answer: string | null;
        version: number;
        changes: object[];
      }[];
    }
    let id: string;
    let caseId: string;
    /** When it was returned. */
    let returnedAt: string | null = null;
    /** Who was first, of two who answered at the same moment. */
    let first = '';
    const correction = (client = park) => client.get<CorrectionView>(`/cases/${caseId}/correction`);
    const answer = (answers: object[], version = 0) =>
      park.put<CorrectionView>(`/cases/${caseId}/correction`, {
        returnedAt,
        answers: answers.map((each) => ({ version, ...each })),
      });
    beforeAll(async () => {
      const { id: dossier } = await desk.draft('park', batch.id);
      id = dossier;
      ({ caseId } = await park.post<Receipt>(`/dossiers/${id}/submission`));
      expect(await refusalOf(correction())).toMatchObject({ status: 404, code: 'correction.none' });
      await markChecklist(officer, caseId, { site: '租赁合同缺页', plan: '年度目标不全' });
      await officer.patiently('POST', `/cases/${caseId}/return`, {});
      ({ returnedAt } = await correction());
    });

    it('is answered to the return that was read, and not to one made anew', async () => {
      const read = returnedAt;
      await officer.patiently('POST', `/cases/${caseId}/reversal`, { reason: '误退' });
      await markChecklist(officer, caseId, { site: '租赁合同缺页', plan: '年度目标不全' });
      await officer.patiently('POST', `/cases/${caseId}/return`, {});
      expect(await refusalOf(answer([{ item: 'site', answer: '答复的是误退的那次' }]))).toMatchObject({
        status: 409,
        code: 'correction.returnedAnew',
        sentence: { zh: expect.stringContaining('又被退回'), en: expect.stringContaining('returned anew') },
      });
      ({ returnedAt } = await correction());
      expect(Date.parse(returnedAt ?? '')).toBeGreaterThan(Date.parse(read ?? ''));
      expect((await correction()).items).toMatchObject([{ answer: null }, { answer: null }]);
    });

    it('opens the parts that the failed items name, and no other', async () => {
      expect(await correction()).toMatchObject({
        revision: 1,
        openParts: ['plan', 'attachments', 'site'],
        items: [
          { item: 'plan', reason: '年度目标不全', parts: ['plan', 'attachments'], answer: null, changes: [] },
          { item: 'site', reason: '租赁合同缺页', parts: ['site', 'attachments'], answer: null, changes: [] },
        ],
      });
      const contact = part(await detail(id), 'contact');
      expect(await refusalOf(savePart(park, id, 'contact', contact?.content, contact?.version ?? 0))).toMatchObject({
        status: 409,
        code: 'correction.partClosed',
        sentence: {
          zh: '补正只能修改退回所涉的部分，“联系人”不在其中。退回的各项：三年规划含年度目标；场地产权或租赁证明齐全，总面积与专用面积有依据。',
          en: expect.stringContaining('changes only what it was returned for'),
        },
        open: [
          { item: 'plan', parts: ['plan', 'attachments'] },
          { item: 'site', parts: ['site', 'attachments'] },
        ],
      });
      expect(part(await detail(id), 'contact')).toEqual(contact);
    });

    it('opens also what a correction elsewhere, or time, has made impossible to submit', async () => {
      const contact = part(await detail(id), 'contact');
      await desk.rows(
        `UPDATE dossier_part SET content = content - 'email' WHERE dossier_id = $1 AND revision = 2 AND part = 'contact'`,
        [id],
      );
      expect((await correction()).openParts).toContain('contact');
      await savePart(park, id, 'contact', contact?.content, contact?.version ?? 0);
      expect((await correction()).openParts).not.toContain('contact');
    });

    it('is not submitted before every item has an answer', async () => {
      expect(await refusalOf(answer([{ item: 'uscc', answer: '已更正' }]))).toMatchObject({
        status: 422,
        code: 'correction.itemUnknown',
      });
      expect(await refusalOf(answer([{ item: 'site', answer: ' ' }]))).toMatchObject({ status: 400 });
      await answer([{ item: 'site', answer: '已补齐租赁合同' }]);
      expect(await refusalOf(park.post(`/dossiers/${id}/submission`))).toMatchObject({
        status: 422,
        code: 'correction.unanswered',
        params: { count: 1 },
        missing: ['plan'],
      });
      expect(await detail(id)).toMatchObject({ revision: 2, locked: false });
      expect(await refusalOf((await desk.as('research')).get(`/cases/${caseId}/correction`))).toMatchObject({
        status: 404,
      });
    });

    it('is answered over the version that was read, and all at once or not at all', async () => {
      const [, site] = (await correction()).items;
      expect(site).toMatchObject({ item: 'site', answer: '已补齐租赁合同', version: 1 });
      const late = [
        { item: 'plan', answer: '与他人同时填写' },
        { item: 'site', answer: '与他人同时填写' },
      ];
      expect(await refusalOf(answer(late))).toMatchObject({
        status: 409,
        code: 'correction.stale',
        sentence: { zh: expect.stringContaining('场地产权'), en: expect.stringContaining('yours was not saved') },
        current: [{ item: 'site', answer: '已补齐租赁合同', version: 1 }],
      });
      expect((await correction()).items).toMatchObject([{ answer: null, version: 0 }, site]);
      const put = (body: object) => park.put(`/cases/${caseId}/correction`, body);
      for (const body of [
        { returnedAt, answers: [{ item: 'site', answer: '未注明版次' }] },
        { answers: [{ item: 'site', answer: '未注明是哪次退回', version: 1 }] },
        { returnedAt: '昨天', answers: [{ item: 'site', answer: '未注明是哪次退回', version: 1 }] },
      ])
        expect(await refusalOf(put(body))).toMatchObject({ status: 400, code: 'request.invalid' });
      // Of two who answer the same at the same moment one is told so.
      const both = await Promise.all(
        ['甲', '乙'].map((who) =>
          answer([{ item: 'site', answer: `${who}所填` }], 1).then(
            () => who,
            (refused: unknown) => refusalOf(Promise.reject(refused as Error)),
          ),
        ),
      );
      first = both.filter((each) => typeof each === 'string').join();
      expect(both).toContainEqual(
        expect.objectContaining({
          code: 'correction.stale',
          current: [{ item: 'site', answer: `${first}所填`, version: 2 }],
        }),
      );
      await answer([{ item: 'site', answer: '已补齐租赁合同' }], 2);
    });

    it('shows the officer, once submitted, reason, answer and change of every item', async () => {
      const site = part(await detail(id), 'site');
      await savePart(park, id, 'site', { ...site?.content, address: '北京市海淀区中关村大街2号' }, site?.version ?? 0);
      await answer([{ item: 'plan', answer: '原规划已列明年度目标，见第三页' }]);
      expect((await correction(officer)).items).toMatchObject([
        { item: 'plan', answer: null, changes: [] },
        { item: 'site', answer: null, changes: [] },
      ]);
      await park.post(`/dossiers/${id}/submission`);
      await untilState(officer, caseId, ['underFormalCheck']);
      expect(await correction(officer)).toMatchObject({
        revision: 1,
        returnedAt: null,
        openParts: [],
        items: [
          { item: 'plan', answer: '原规划已列明年度目标，见第三页', changes: [] },
          {
            item: 'site',
            answer: '已补齐租赁合同',
            changes: [{ part: 'site', path: 'address', kind: 'changed', after: '北京市海淀区中关村大街2号' }],
          },
        ],
      });
      expect(await refusalOf(answer([{ item: 'site', answer: '再改' }]))).toMatchObject({ code: 'case.wrongState' });
      const trail = await desk.rows<{ after: object }>(
        `SELECT after FROM audit_entry WHERE case_id = $1 AND action = 'answerCorrection' ORDER BY id`,
        [caseId],
      );
      const answered = [
        ['site', '已补齐租赁合同'],
        ['site', `${first}所填`],
        ['site', '已补齐租赁合同'],
        ['plan', '原规划已列明年度目标，见第三页'],
      ] as const;
      expect(trail.map(({ after }) => after)).toEqual(
        answered.map(([item, text]) => ({ answers: [{ item, contentHash: contentHashOf(text) }] })),
      );
    });
  });

  describe('that was never handed in', () => {
    const address = '北京市海淀区中关村大街2号';
    /** Returned, renamed and answered, and not handed in. */
    const corrected = async (inBatch: BatchView) => {
      const submitted = await returned(inBatch);
      const { id, receipt } = submitted;
      const draft = await detail(id);
      const [site, base] = [part(draft, 'site'), part(draft, 'base')];
      await savePart(park, id, 'site', { ...site?.content, address }, site?.version ?? 0);
      // A name that is missing may be given anew: it is another one.
      await desk.rows(
        `UPDATE dossier_part SET content = content - 'name' WHERE dossier_id = $1 AND revision = 2 AND part = 'base'`,
        [id],
      );
      await savePart(park, id, 'base', { ...base?.content, name: '改名后的基地' }, base?.version ?? 0);
      await answerCorrection(park, receipt.caseId, '已补齐');
      return { ...submitted, before: draft };
    };
    const inList = async (client: ApiClient, inBatch: BatchView, id: string) =>
      (await client.get<DossierView[]>(`/dossiers?batchId=${inBatch.id}`)).find((each) => each.id === id);

    it('is its organisation’s alone while it is made, its name included', async () => {
      const { id, before } = await corrected(batch);
      const { baseName } = before;
      for (const read of [await detail(id, '', officer), await inList(officer, batch, id)]) {
        expect(read).toMatchObject({ revision: 1, locked: true, baseName });
      }
      expect(await detail(id, '', officer)).toMatchObject({ handedIn: true, draftRevision: null });
      expect(await detail(id)).toMatchObject({
        revision: 2,
        locked: false,
        baseName: '改名后的基地',
        handedIn: false,
        draftRevision: 2,
      });
    });

    it.each(['lapsed', 'withdrawn'])('leaves what was handed in last, once it has %s', async (end) => {
      const inBatch = await desk.openBatch({ rehearsalDaySeconds: end === 'lapsed' ? 0.8 : 3_600 });
      const { id, receipt, before } = await corrected(inBatch);
      if (end === 'withdrawn') await park.patiently('POST', `/cases/${receipt.caseId}/withdrawal`, { reason: '放弃' });
      await untilState(officer, receipt.caseId, [end]);
      const { baseName } = before;
      const { contentHash } = receipt;
      const site = part(await detail(id, '?revision=1'), 'site');
      for (const [client, draftRevision] of [
        [park, 2],
        [officer, null],
      ] as const) {
        const read = await detail(id, '', client);
        expect(read).toMatchObject({ revision: 1, locked: true, handedIn: true, draftRevision, baseName, contentHash });
        expect(part(read, 'site')?.content).toEqual(site?.content);
        expect(await inList(client, inBatch, id)).toMatchObject({ revision: 1, locked: true, baseName });
        expect(await client.get(`/dossiers/${id}/completeness`)).toMatchObject({ revision: 1 });
      }
      const draft = await detail(id, '?revision=2');
      expect(draft).toMatchObject({ revision: 2, handedIn: false });
      expect(part(draft, 'site')?.content).toMatchObject({ address });
      for (const path of ['?revision=2', '/difference?from=1&to=2', '/parts/site?revision=2']) {
        const refused = await refusalOf(officer.get(`/dossiers/${id}${path}`));
        expect(refused).toMatchObject({ status: 404, code: 'dossier.noSuchRevision' });
      }
      const { contentHash: sent } = await park.get<Receipt>(`/dossiers/${id}/submission`);
      expect(sent).toBe(receipt.contentHash);
      expect(await refusalOf(park.post(`/dossiers/${id}/submission`))).toMatchObject({ code: 'case.closed' });
      // What was written is no loss: the next dossier begins with it.
      const { id: next } = await park.post<DossierView>(`/dossiers/${id}/clone`, { batchId: batch.id });
      const again = await detail(next);
      expect(again).toMatchObject({ baseName: '改名后的基地' });
      expect(part(again, 'site')?.content).toMatchObject({ address });
    });

    it('keeps its answers and changes to its organisation after the limit, too', async () => {
      const inBatch = await desk.openBatch({ rehearsalDaySeconds: 0.8 });
      const { receipt } = await corrected(inBatch);
      await untilState(officer, receipt.caseId, ['lapsed']);
      const path = `/cases/${receipt.caseId}/correction`;
      expect(await officer.get(path)).toMatchObject({ items: [{ item: 'site', answer: null, changes: [] }] });
      expect(await park.get(path)).toMatchObject({
        items: [{ item: 'site', answer: '已补齐', changes: [{ path: 'address', after: address }] }],
      });
    });
  });

  it('is possible at no other step', async () => {
    const { id } = await desk.draft('park', batch.id);
    const { caseId } = await park.post<Receipt>(`/dossiers/${id}/submission`);
    expect(await refusalOf(savePart(park, id, 'contact', {}, 1))).toMatchObject({ code: 'dossier.locked' });
    await markChecklist(officer, caseId);
    await officer.patiently('POST', `/cases/${caseId}/acceptance`, {});
    expect(await refusalOf(savePart(park, id, 'contact', {}, 1))).toMatchObject({ code: 'dossier.locked' });
    expect(await refusalOf(officer.post(`/cases/${caseId}/return`, {}))).toMatchObject({
      status: 409,
      code: 'case.wrongState',
    });
  });

  it('is over when its limit has passed, by the clock of the record: nothing can be saved or submitted any more', async () => {
    desk.stack.change(slowClock(1));
    await desk.stack.restart('worker');
    const hasty = await desk.openBatch({ rehearsalDaySeconds: 0.4 });
    const before = Date.now();
    const { id, receipt } = await returned(hasty);
    const [limit] = await desk.rows<{ openedAt: Date }>(
      `SELECT opened_at AS "openedAt" FROM case_deadline WHERE case_id = $1 AND rule = 'correction'`,
      [receipt.caseId],
    );
    expect(limit?.openedAt.getTime()).toBeGreaterThanOrEqual(before);
    await untilState(officer, receipt.caseId, ['lapsed']);
    const contact = part(await detail(id), 'contact');
    expect(await refusalOf(savePart(park, id, 'contact', contact?.content, contact?.version ?? 0))).toMatchObject({
      status: 409,
      code: 'dossier.locked',
    });
    expect(await refusalOf(park.post(`/dossiers/${id}/submission`))).toMatchObject({
      status: 409,
      code: 'case.closed',
    });
  });
});
