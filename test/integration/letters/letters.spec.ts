import { createHash } from 'node:crypto';
import { accredit, refuse, untilState } from '../../../apps/cli/client/accreditation.journey.js';
import { requestReview, sendLetter, type LetterView } from '../../../apps/cli/client/after.journey.js';
import type { ApiClient } from '../../../apps/cli/client/api-client.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { refusalOf, TODAY } from '../../support/desk.js';
import { readPdf } from '../../support/pdf.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';

interface SentLetter extends LetterView {
  readonly authority: string;
  readonly date: string;
}

/** An instant as people in Beijing read it. */
const beijing = (instant: string) => {
  const format = { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', format).format(new Date(instant));
};

const REFUSAL = {
  failing: { typeFits: '属贸易企业\n\n特此通知。' },
  reasons: ['wrongType'],
  reason: '申报类型请按{{ base }}的<b>单位性质</b>选择&核对',
};

describe('the letter about the end of a case', () => {
  let scene: Scene;
  let officer: ApiClient;
  let applicant: ApiClient;
  let batch: Awaited<ReturnType<typeof openBatch>>;
  beforeAll(async () => {
    scene = await startScene();
    ({ officer } = scene.commission);
    ({ applicant } = scene);
    batch = await openBatch(scene.record, applicant, { rehearsalDaySeconds: 30 });
  });
  afterAll(() => scene?.stop());

  const submitted = () => submitPark(scene.record, applicant, batch);
  const refused = async () => {
    const id = await submitted();
    await refuse(officer, id, REFUSAL);
    return id;
  };
  const letterOf = (person: ApiClient, id: string) => person.get<SentLetter>(`/cases/${id}/letter`);
  /** Of no preview at all. */
  const contentHash = '0'.repeat(64);
  const pdfOf = async (person: ApiClient, id: string) => {
    const answer = await person.send('GET', `/cases/${id}/letter/pdf`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    return readPdf(new Uint8Array(await answer.arrayBuffer())).text;
  };
  const reminded = async (id: string) => {
    const notices =
      await applicant.get<{ caseId: string; template: string; text: { zh: string } }[]>('/notices?limit=200');
    return notices
      .filter(({ caseId, template }) => caseId === id && template === 'reconsideration.dueSoon')
      .map(({ text }) => text.zh);
  };
  const numbersOf = async (id: string) =>
    (await scene.record.query<{ number: string }[]>(`SELECT number FROM letter WHERE case_id = $1`, [id])).length;

  it('is read by the officer before it is sent, and by nobody else', async () => {
    const id = await refused();
    const preview = await letterOf(officer, id);
    expect(preview).toMatchObject({ state: 'preview', number: null, sha256: null, date: TODAY });
    expect(preview.title).toBe('关于不予受理“a park”申报的通知');
    const text = preview.paragraphs.join('\n');
    expect(text).toContain('《北京国际科技合作基地管理办法》（京科国发〔2025〕69号）');
    expect(text).toContain('1．申报类型与单位性质不符（第三章）。');
    expect((await refusalOf(letterOf(applicant, id))).code).toBe('letter.none');
    expect((await refusalOf(letterOf(scene.commission.decider, id))).code).toBe('letter.none');
    expect(await pdfOf(officer, id)).toMatch(/发出时编号[\s\S]*演练·无效/);
    expect(await numbersOf(id)).toBe(0);
  });

  it('says what people typed as they typed it, and takes none of it for a template, markup or a paragraph', async () => {
    const { paragraphs } = await letterOf(officer, await refused());
    expect(paragraphs).toContain(`说明：${REFUSAL.reason}`);
    expect(paragraphs.find((paragraph) => paragraph.includes('属贸易企业'))).toMatch(/：属贸易企业 特此通知。$/);
    expect(paragraphs.filter((paragraph) => paragraph === '特此通知。')).toHaveLength(1);
  });

  it("holds a paragraph of the officer's own, which can be taken back", async () => {
    const id = await refused();
    const added = '欢迎在明确单位性质后再次申报。';
    await officer.put(`/cases/${id}/letter`, { paragraph: added });
    expect(await letterOf(officer, id)).toMatchObject({ added, paragraphs: expect.arrayContaining([added]) });
    await officer.put(`/cases/${id}/letter`, { paragraph: ' ' });
    const { paragraphs } = await letterOf(officer, id);
    expect(paragraphs).not.toContain(added);
    expect(await refusalOf(applicant.put(`/cases/${id}/letter`, { paragraph: 'x' }))).toMatchObject({ status: 403 });
    const trail = await scene.record.query<{ before: object; after: object }[]>(
      `SELECT before, after FROM audit_entry WHERE case_id = $1 AND action = 'draftLetter' ORDER BY id`,
      [id],
    );
    const [none, kept] = [null, expect.stringMatching(/^[0-9a-f]{64}$/) as string];
    const sides = (before: string | null, after: string | null) => ({
      before: { paragraphHash: before },
      after: { paragraphHash: after },
    });
    expect(trail).toEqual([sides(none, kept), sides(kept, none)]);
  });

  it('takes no marks of a template in it, which the applicant would read as they are', async () => {
    const id = await refused();
    for (const mark of ['{{ base }}', '{%if remark%}', '{{\nbase\n}}']) {
      const refusal = await refusalOf(officer.put(`/cases/${id}/letter`, { paragraph: `请${mark}再次申报。` }));
      expect(refusal).toMatchObject({
        status: 422,
        code: 'letter.paragraphIsTemplate',
        params: { mark },
        errors: [{ path: 'paragraph' }],
      });
    }
    const paragraph = '按 {a} 与 100% 执行。';
    expect(await officer.put(`/cases/${id}/letter`, { paragraph })).toMatchObject({ added: paragraph });
  });

  it('goes out as whoever sends it has read it', async () => {
    const id = await refused();
    const { contentHash: read } = await letterOf(officer, id);
    const send = (body: object) => officer.post<SentLetter>(`/cases/${id}/letter`, body);
    const second = scene.commission.secondOfficer;
    const added = '请于下一批次再次申报。';
    const { contentHash: now } = await second.put<SentLetter>(`/cases/${id}/letter`, { paragraph: added });
    expect(now).not.toBe(read);
    expect(await refusalOf(send({ contentHash: read }))).toMatchObject({
      status: 409,
      code: 'letter.contentChanged',
      sentence: { zh: expect.stringContaining('重新阅读') },
    });
    expect(await refusalOf(send({}))).toMatchObject({ status: 400, errors: [{ path: 'contentHash' }] });
    expect(await numbersOf(id)).toBe(0);
    // Its date, and until when a review may be requested, go by the moment at which it is sent.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const { contentHash, paragraphs } = await letterOf(officer, id);
    expect(contentHash).toBe(now);
    expect(paragraphs).toContain(added);
    expect(await send({ contentHash })).toMatchObject({ state: 'sent', added, contentHash: null });
    for (const person of [officer, applicant]) expect(await letterOf(person, id)).toMatchObject({ added });
  });

  it('is sent once: numbered, kept with its hash, told to the applicant, and on the trail', async () => {
    const id = await refused();
    const sent = await sendLetter(officer, id, '请关注下一批次的申报指南。');
    expect(sent).toMatchObject({ state: 'sent' });
    expect(sent.number).toMatch(/^京国合函（演练）〔\d{4}〕\d+号$/);
    const read = await letterOf(applicant, id);
    expect(read).toEqual(await letterOf(officer, id));
    expect(read.paragraphs).toContain('请关注下一批次的申报指南。');
    const stated = [read.number, read.title, ...read.paragraphs, read.authority, read.date].join('\n\n');
    expect(read.sha256).toBe(createHash('sha256').update(stated).digest('hex'));
    const notices = await applicant.get<{ template: string; caseId: string; text: { zh: string } }[]>('/notices');
    const told = notices.filter(({ caseId, template }) => caseId === id && template === 'letter.sentReviewable');
    const until = beijing(read.reviewDueAt as string);
    expect(told.map(({ text }) => text.zh)).toEqual([expect.stringContaining(`可申请复核，至 ${until}。`)]);
    expect(read.paragraphs[1]).toMatch(/本通知为演练所发，不具有效力。演练中一个工作日按 30 秒计/);
    expect(read.paragraphs.join()).toContain(`至 ${until}为止`);
    const { done } = await applicant.get<{ done: { action: string }[] }>(`/cases/${id}/timeline`);
    expect(done.at(-1)).toMatchObject({ action: 'sendLetter', state: 'refused' });
    expect((await refusalOf(officer.post(`/cases/${id}/letter`, { contentHash }))).code).toBe('letter.sentAlready');
    expect((await refusalOf(officer.put(`/cases/${id}/letter`, { paragraph: 'x' }))).code).toBe('letter.sentAlready');
    expect(await numbersOf(id)).toBe(1);
  });

  it('says by when a review is asked for, and its applicant is reminded of that once, unless it has asked', async () => {
    const [silent, asking] = [await refused(), await refused()];
    for (const id of [silent, asking]) {
      await sendLetter(officer, id);
      expect(await reminded(id)).toEqual([]);
    }
    await requestReview(applicant, asking, { grounds: '证明材料见附件', files: [] });
    for (const round of [1, 2]) {
      await scene.record.query(`UPDATE letter SET review_remind_at = now() WHERE case_id = ANY($1)`, [
        [silent, asking],
      ]);
      await until(async () => {
        const [due] = await scene.record.query<unknown[]>(`SELECT FROM letter WHERE review_remind_at <= now()`);
        return due === undefined;
      });
      expect([round, await reminded(silent)]).toEqual([
        round,
        [expect.stringMatching(/申请复核的期限将至 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d；逾期不再受理。$/)],
      ]);
    }
    expect(await reminded(asking)).toEqual([]);
  });

  it('is reminded of two working days before its review is lost', async () => {
    const id = await refused();
    await sendLetter(officer, id);
    const [row] = await scene.record.query<{ ahead: string }[]>(
      `SELECT extract(epoch FROM review_due_at - review_remind_at) AS ahead FROM letter WHERE case_id = $1`,
      [id],
    );
    expect(Number(row?.ahead)).toBeCloseTo(2 * 30, 3);
  });

  it('is sent once although many send it at the same moment', async () => {
    const id = await refused();
    const { contentHash } = await letterOf(officer, id);
    const codes = await Promise.all(
      Array.from({ length: 8 }, () =>
        officer.post(`/cases/${id}/letter`, { contentHash }).then(
          () => 'sent',
          (error: { problem: { code: string } }) => error.problem.code,
        ),
      ),
    );
    expect(codes.sort()).toEqual([...Array<string>(7).fill('letter.sentAlready'), 'sent'].sort());
  });

  it('stays as it was sent, whatever happens to the record and its template', async () => {
    const id = await refused();
    await sendLetter(officer, id);
    const before = await letterOf(applicant, id);
    await scene.record.query(`UPDATE procedure_case SET title = 'another name' WHERE id = $1`, [id]);
    await scene.record.query(`INSERT INTO letter_template (kind, version, body) VALUES ('refused', 9, 'x')`);
    expect(await letterOf(applicant, id)).toEqual(before);
    await scene.record.query(`DELETE FROM letter_template WHERE version = 9`);
  });

  it('is on paper, too', async () => {
    const id = await refused();
    const { number, title } = await sendLetter(officer, id);
    const text = await pdfOf(applicant, id);
    for (const stated of [number as string, title, '北京市科学技术委员会', '特此通知。', '<b>单位性质</b>选择&核对']) {
      expect(text).toContain(stated);
    }
  });

  it('hands the certificate over, and offers no review', async () => {
    const quick = await openBatch(scene.record, applicant, { rehearsalDaySeconds: 0.1 });
    const id = await submitPark(scene.record, applicant, quick);
    const { outcome } = await accredit(scene.commission, id);
    const letter = await sendLetter(officer, id);
    expect(letter).toMatchObject({ title: '关于认定“a park”为北京国际科技合作基地的通知', reviewUntil: null });
    expect(letter.paragraphs.join()).toContain(`证书编号 ${String(outcome['certificateNumber'])}`);
  });

  it('is not written while the case goes on', async () => {
    const id = await submitted();
    await untilState(officer, id, ['underFormalCheck']);
    expect((await refusalOf(letterOf(officer, id))).code).toBe('letter.noneYet');
    expect((await refusalOf(officer.post(`/cases/${id}/letter`, { contentHash }))).code).toBe('case.wrongState');
  });

  it('fails loudly where its template asks for what the record does not have: nothing is sent or numbered', async () => {
    const id = await refused();
    await scene.record.query(
      `INSERT INTO letter_template (kind, version, body) VALUES ('refused', 9, '通知\n\n证书 {{ certificate.number }}')`,
    );
    for (const asked of [letterOf(officer, id), officer.post(`/cases/${id}/letter`, { contentHash })]) {
      expect(await refusalOf(asked)).toMatchObject({
        status: 422,
        code: 'letter.dataMissing',
        params: { what: 'certificate' },
      });
    }
    expect(await numbersOf(id)).toBe(0);
    await scene.record.query(`DELETE FROM letter_template WHERE version = 9`);
    expect(await sendLetter(officer, id)).toMatchObject({ state: 'sent' });
  });

  describe('whose template the commission writes', () => {
    const path = '/letter-templates/refused';
    const current = async () => {
      const listed = await officer.get<{ kind: string; body: string; version: number }[]>('/letter-templates');
      return listed.find(({ kind }) => kind === 'refused') as (typeof listed)[number];
    };

    it('is tried out first: what is wrong with it is told at its text, and nothing is kept', async () => {
      const { body, version } = await current();
      const wrong = async (typed: string) => {
        const { status, code, params, errors } = await refusalOf(officer.put(path, { body: typed }));
        expect(errors).toMatchObject([{ path: 'body', code }]);
        return [status, code, (params as { what?: string }).what];
      };
      expect(await wrong('通知\n\n{{ password }}')).toEqual([422, 'template.lacks', 'password']);
      // Of a refusal there never is a certificate, and not always a remark.
      expect(await wrong('通知\n\n{{ certificate.number }}')).toEqual([422, 'template.lacks', 'certificate']);
      expect(await wrong('通知\n\n{{ remark }}')).toEqual([422, 'template.sometimesLacks', 'remark']);
      expect(await wrong('通知\n\n{{ 单位 }}')).toEqual([422, 'template.lacks', '单位']);
      const unfit = [422, 'template.unfit', expect.any(String)];
      for (const tag of ['{% if remark %}', '{% include "/etc/passwd" %}'])
        expect(await wrong(`通知\n\n${tag}`)).toEqual(unfit);
      expect(await wrong('只有标题')).toEqual([422, 'template.empty', undefined]);
      expect(await current()).toMatchObject({ body, version });
    });

    it('is previewed with an example and with a case that has come to this end, before anything is kept', async () => {
      const id = await refused();
      const body = '关于“{{ base }}”的通知\n\n{{ organisation }}：\n\n{% if remark %}说明：{{ remark }}{% endif %}';
      const preview = (asked: object, kind = 'refused') =>
        officer.post<{ title: string; paragraphs: string[] }>(`/letter-templates/${kind}/preview`, asked);
      expect(await preview({ body })).toMatchObject({ title: '关于“示例基地”的通知' });
      const { title, paragraphs } = await preview({ body, caseId: id });
      expect(title).toBe('关于“a park”的通知');
      expect(paragraphs).toContain(`说明：${REFUSAL.reason}`);
      expect((await letterOf(officer, id)).title).toBe('关于不予受理“a park”申报的通知');
      expect(await refusalOf(preview({ caseId: id }, 'notSelected'))).toMatchObject({
        status: 422,
        code: 'template.otherEnd',
        errors: [{ path: 'caseId' }],
      });
    });

    it('counts from then on, on record, until it is taken back; a letter that was sent stays, one that was read is read again', async () => {
      const [sent, waiting] = [await refused(), await refused()];
      await sendLetter(officer, sent);
      const before = await letterOf(applicant, sent);
      const { contentHash: read } = await letterOf(officer, waiting);
      const { body: released, version } = await current();
      const body = released.replace('特此通知。', '专此通知。');
      expect(await officer.put(path, { body, version })).toMatchObject({
        body,
        version: version + 1,
        writtenBy: officer.accountId,
        conditional: ['measure.documentNumber', 'remark', 'paragraph'],
      });
      expect(await refusalOf(scene.commission.secondOfficer.put(path, { body: released, version }))).toMatchObject({
        status: 409,
        code: 'template.changedSince',
        params: { version, current: version + 1 },
      });
      expect((await letterOf(officer, waiting)).paragraphs.at(-1)).toBe('专此通知。');
      expect(await letterOf(applicant, sent)).toEqual(before);
      const sending = officer.post(`/cases/${waiting}/letter`, { contentHash: read });
      expect((await refusalOf(sending)).code).toBe('letter.contentChanged');
      const { title } = await sendLetter(officer, waiting);
      expect(title).toContain('a park');
      expect((await letterOf(applicant, waiting)).paragraphs.at(-1)).toBe('专此通知。');
      expect(await officer.send('DELETE', path)).toMatchObject({ status: 200 });
      // As the release brings it, also the next one.
      expect(await current()).toMatchObject({ body: released, version, writtenBy: null });
      const next = { body: `${released}\n` };
      await scene.record.query(`INSERT INTO letter_template (kind, version, body) VALUES ('refused', $1, $2)`, [
        version + 3,
        next.body,
      ]);
      expect(await current()).toMatchObject({ ...next, version: version + 3, writtenBy: null });
      await scene.record.query(`DELETE FROM letter_template WHERE version = $1`, [version + 3]);
      expect((await letterOf(applicant, waiting)).paragraphs.at(-1)).toBe('专此通知。');
      const trail = await scene.record.query<{ actor: string; before: object; after: object }[]>(
        `SELECT actor_id AS actor, before, after FROM audit_entry
         WHERE subject_kind = 'letterTemplate' AND action = 'writeTemplate' ORDER BY id`,
      );
      const by = { actor: officer.accountId };
      expect(trail).toEqual([
        { ...by, before: { version }, after: { body } },
        { ...by, before: { version: version + 1 }, after: { body: released } },
      ]);
    });

    it('is for those who send letters and their administrator', async () => {
      const { body } = await current();
      for (const person of [applicant, scene.commission.decider]) {
        expect((await refusalOf(person.get('/letter-templates'))).code).toBe('request.forbidden');
        expect((await refusalOf(person.put(path, { body }))).code).toBe('request.forbidden');
      }
      expect((await refusalOf(officer.put('/letter-templates/nothing', { body }))).code).toBe('request.notFound');
    });
  });
});
