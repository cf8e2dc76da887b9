import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { untilState, type CaseView } from '../../../apps/cli/client/commission.js';
import {
  answerReview,
  investigate,
  object,
  onObjection,
  requestReview,
  sendLetter,
  type ObjectionReceipt,
} from '../../../apps/cli/client/after.journey.js';
import { ApiClient } from '../../../apps/cli/client/api-client.js';
import {
  announce,
  conclude,
  convene,
  decide,
  holdMeeting,
  untilNoticeEnds,
  voteAlike,
} from '../../../apps/cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { aPdf, refusalOf, sendNameless, upload } from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';

const OBJECTION = {
  objectorKind: 'person',
  objectorName: '赵敏敏',
  contact: '13900001234',
  facts: '申报的联合实验室已于去年撤销，现场并无设备，附照片为证。',
} as const;
const REASON = '经现场核查，结论如下。';
const MB = 1_048_576;

describe('an objection to a public notice', () => {
  let scene: Scene;
  let officer: ApiClient;
  let decider: ApiClient;
  let anybody: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    ({ officer } = scene.commission);
    decider = scene.commission.deciders[0] as ApiClient;
    anybody = ApiClient.anonymous(scene.stack.apiUrl);
  });
  afterAll(() => scene?.stop());

  /** Cases that one meeting has selected, under its public notice. */
  const noticed = async (count: number, rehearsalDaySeconds = 60) => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds });
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const id = await submitPark(scene.record, scene.applicant, batch);
      await bringTo('underDecision', scene.commission, id);
      ids.push(id);
    }
    const resolutions = ids.map((caseId) => ({ caseId, result: 'selected' as const }));
    const meeting = await holdMeeting(scene.commission, batch.id, resolutions);
    return { ids, meeting };
  };
  const see = (id: string) => officer.get<CaseView & { dueAt: string; overdue: boolean }>(`/cases/${id}`);
  const announcementsOf = async (id: string) =>
    (await officer.get<{ caseId: string; task: string }[]>('/work-items?limit=200')).filter(
      ({ caseId, task }) => caseId === id && task === 'announcement',
    );
  const listed = (id: string, who = officer) =>
    who.get<({ id: string; state: string } & Record<string, unknown>)[]>(`/cases/${id}/objections`);
  const filed = async (caseId: string): Promise<ObjectionReceipt & { caseId: string; id: string }> => {
    const receipt = await object(anybody, caseId, OBJECTION);
    return { ...receipt, caseId, id: (await listed(caseId)).at(-1)?.id as string };
  };
  const accepted = async (caseId: string) => {
    const objection = await filed(caseId);
    await onObjection(officer, objection, 'acceptance', { summary: '联合实验室是否仍在运行' });
    return objection;
  };
  const lookUp = ({ receiptNumber, token }: ObjectionReceipt, who = anybody) =>
    who.send('GET', `/objections/${receiptNumber}`, undefined, { 'Objection-Token': token });
  const addFile = (
    { receiptNumber, token }: ObjectionReceipt,
    content: Uint8Array,
    name = '现场照片.pdf',
    key = '',
  ) => {
    const form = new FormData();
    form.set('file', new Blob([content as Uint8Array<ArrayBuffer>]), name);
    const headers = { 'Objection-Token': token, ...(key && { 'Idempotency-Key': key }) };
    return anybody.send('POST', `/objections/${receiptNumber}/files`, form, headers);
  };
  const codeOf = async (answer: Response | Promise<Response>) =>
    ((await (await answer).json()) as { code?: string }).code;

  it('is filed by anybody without signing in, for a receipt and a token that shows how it stands', async () => {
    const { ids } = await noticed(1);
    const [id] = ids as [string];
    const receipt = await object(anybody, id, OBJECTION);
    expect(receipt.receiptNumber).toMatch(/^YYYL-\d{4}-\d{6}$/);
    expect(receipt).toMatchObject({
      tokenHeader: 'Objection-Token',
      lookUpAt: `/api/v1/objections/${receipt.receiptNumber}`,
      filesAt: `/api/v1/objections/${receipt.receiptNumber}/files`,
      howTo: { zh: expect.stringContaining('在请求头“Objection-Token”中填写查询码'), en: expect.any(String) },
    });
    const answer = await lookUp(receipt);
    expect(await answer.json()).toMatchObject({ state: 'filed', title: 'a park', files: 0, answer: null });
    for (const token of ['', 'x', `${receipt.token}x`]) {
      const unknown = await lookUp({ ...receipt, token });
      expect(unknown.status).toBe(404);
      expect(await unknown.json()).toMatchObject({
        code: 'objection.unknown',
        sentence: { zh: expect.stringContaining('在请求头“Objection-Token”中填写') },
      });
    }
    const items = await officer.get<{ caseId: string; task: string }[]>('/work-items?limit=200');
    expect(items).toContainEqual(expect.objectContaining({ caseId: id, task: 'objectionScreening' }));
  });

  it('is filed once for one Idempotency-Key, also twice at the same moment: the same receipt and the same token', async () => {
    const { ids } = await noticed(1);
    const [id] = ids as [string];
    const key = crypto.randomUUID();
    const [first, second] = await Promise.all([
      object(anybody, id, OBJECTION, { key }),
      object(anybody, id, OBJECTION, { key }),
    ]);
    const third = await object(anybody, id, OBJECTION, { key });
    expect([second, third]).toEqual([first, first]);
    expect((await lookUp(third)).status).toBe(200);
    expect(await listed(id)).toHaveLength(1);
    const other = object(anybody, id, { ...OBJECTION, contact: '13900009999' }, { key });
    expect((await refusalOf(other)).code).toBe('request.keyReused');
    const kept = await scene.record.query<{ said: string }[]>(`SELECT to_jsonb(c)::text AS said FROM command c`);
    const secrets = [first.token, key, OBJECTION.contact, OBJECTION.objectorName];
    expect(secrets.filter((secret) => kept.some(({ said }) => said.includes(secret)))).toEqual([]);
    expect((await object(anybody, id, OBJECTION, { key: crypto.randomUUID() })).token).not.toBe(first.token);
  });

  it('is refused without a name, a way to reach who objects, or facts', async () => {
    const { ids } = await noticed(1);
    for (const [field, value] of [
      ['objectorName', ' '],
      ['objectorName', undefined],
      ['contact', ''],
      ['facts', '不同意'],
      ['objectorKind', 'anonymous'],
    ] as const) {
      const refusal = await refusalOf(object(anybody, ids[0] as string, { ...OBJECTION, [field]: value } as never));
      expect(refusal).toMatchObject({ status: 400, code: 'request.invalid' });
      expect((refusal['errors'] as { path: string }[]).map(({ path }) => path)).toContain(field);
    }
    for (const objectorName of ['匿名', ' 无名氏', '（匿名）', 'Anonymous', '——', '12']) {
      const refusal = await refusalOf(object(anybody, ids[0] as string, { ...OBJECTION, objectorName }));
      expect(refusal).toMatchObject({ status: 422, code: 'objection.nameNeeded', errors: [{ path: 'objectorName' }] });
    }
    const unreachable = await refusalOf(object(anybody, ids[0] as string, { ...OBJECTION, contact: '-----' }));
    expect(unreachable).toMatchObject({ status: 422, code: 'objection.contactNeeded' });
    expect(await listed(ids[0] as string)).toEqual([]);
  });

  it('of an organisation comes under its seal, which only the officers see; without it, it is refused at the field', async () => {
    const { ids } = await noticed(1);
    const [id] = ids as [string];
    const OF_ORGANISATION = { objectorName: '北京某某研究院', contact: '010-55550123', facts: OBJECTION.facts };
    const sealed = (fields: object, seal?: Uint8Array, key?: string, name = '异议书.pdf') => {
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.set(field, String(value));
      if (seal) form.set('seal', new Blob([seal as Uint8Array<ArrayBuffer>]), name);
      const headers = { ...(key && { 'Idempotency-Key': key }) };
      return anybody.send('POST', `/public-notices/${id}/sealed-objections`, form, headers);
    };
    const at = async (answer: Response) => {
      const { status, code, errors } = (await answer.json()) as {
        status: number;
        code: string;
        errors?: { path: string; detail: { zh: string } }[];
      };
      return [status, code, ...(errors ?? []).map(({ path, detail }) => `${path}: ${detail.zh}`)];
    };
    const NO_SEAL = [422, 'objection.sealNeeded', expect.stringMatching(/^seal: 单位提出异议须加盖单位印章/)];
    const asPerson = { ...OF_ORGANISATION, objectorKind: 'organisation' as const };
    const unsealed = await anybody.send('POST', `/public-notices/${id}/objections`, asPerson);
    expect(await at(unsealed)).toEqual(NO_SEAL);
    expect(await at(await sealed(OF_ORGANISATION))).toEqual(NO_SEAL);
    // As a browser sends a field in which no file was chosen.
    expect(await at(await sealed(OF_ORGANISATION, new Uint8Array(), undefined, ''))).toEqual(NO_SEAL);
    expect(await at(await sealed({ ...OF_ORGANISATION, contact: '-----' }, aPdf()))).toEqual([
      422,
      'objection.contactNeeded',
      expect.stringMatching(/^contact: /),
    ]);
    for (const [field, value] of Object.entries({ objectorName: ' ', facts: '不同意', stranger: 'x' })) {
      const [status, code, told] = await at(await sealed({ ...OF_ORGANISATION, [field]: value }, aPdf()));
      expect([status, code, String(told).split(':')[0]]).toEqual([400, 'request.invalid', field]);
    }
    expect(await at(await sealed(OF_ORGANISATION, Buffer.from('MZ…'), undefined, 'x.exe'))).toEqual([
      expect.any(Number),
      'file.typeNotAllowed',
    ]);
    const film = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom');
    expect(await at(await sealed(OF_ORGANISATION, film, undefined, 'x.mp4'))).toEqual([422, 'file.typeNotAllowed']);
    const withNul = { ...OF_ORGANISATION, facts: `${OF_ORGANISATION.facts}\0` };
    expect(await at(await sealed(withNul, aPdf()))).toEqual([
      400,
      'request.invalid',
      expect.stringMatching(/控制字符/),
    ]);
    expect(await listed(id)).toEqual([]);

    const key = crypto.randomUUID();
    const first = (await (await sealed(OF_ORGANISATION, aPdf('stamped'), key)).json()) as ObjectionReceipt;
    const again = (await (await sealed(OF_ORGANISATION, aPdf('stamped'), key)).json()) as ObjectionReceipt;
    expect(again).toEqual(first);
    expect(await codeOf(sealed({ ...OF_ORGANISATION, contact: '010-1234567' }, aPdf('stamped'), key))).toBe(
      'request.keyReused',
    );
    expect(await (await lookUp(first)).json()).toMatchObject({ state: 'filed', files: 0 });
    const [objection] = (await listed(id)) as unknown as [{ objector: { seal: string }; files: string[] }];
    const { seal } = objection.objector;
    expect(objection).toMatchObject({ objector: { kind: 'organisation', name: '北京某某研究院' }, files: [] });
    expect((await officer.send('GET', `/files/${seal}/content`)).status).toBe(200);
    // Who decides on it is not told who objects, nor is anybody else.
    for (const other of [decider, scene.applicant, await scene.signIn('assessor')]) {
      expect((await other.send('GET', `/files/${seal}/content`)).status).toBe(404);
    }
    const evidence = await (await scene.signIn('auditor')).send('GET', `/cases/${id}/evidence`);
    const names = Buffer.from(await evidence.arrayBuffer());
    expect([names.includes('record/objection'), names.includes(seal)]).toEqual([true, false]);
    const kept = `SELECT count(*)::int AS count FROM stored_file f JOIN objection_file o ON o.file_id = f.id WHERE o.seal`;
    expect(await scene.record.query(kept)).toEqual([{ count: 1 }]);
  });

  it('is told to the applicant in words that do not say who objects', async () => {
    const { ids } = await noticed(1);
    const objection = await filed(ids[0] as string);
    const { objectorName, contact } = OBJECTION;
    for (const summary of [`${objectorName}反映联合实验室未建设`, `联系 ${contact.replaceAll('-', ' ')} 核实`]) {
      const refusal = await refusalOf(onObjection(officer, objection, 'acceptance', { summary }));
      expect(refusal).toMatchObject({ status: 422, code: 'objection.namesObjector' });
    }
    expect(await listed(objection.caseId)).toMatchObject([{ state: 'filed', summary: null }]);
    await onObjection(officer, objection, 'acceptance', { summary: '联合实验室是否建设' });
    await investigate(officer, objection, '现场查看过');
    const reason = `已向${objectorName}核实`;
    const refusal = await refusalOf(onObjection(decider, objection, 'dismissal', { reason }));
    expect(refusal).toMatchObject({ code: 'objection.namesObjector' });
    // Nor who else objects to the same case.
    const other = { ...OBJECTION, objectorName: '钱多多', contact: '13700007777' };
    await object(anybody, objection.caseId, other);
    expect(await refusalOf(onObjection(decider, objection, 'dismissal', { reason: '与钱多多所述不符' }))).toMatchObject(
      { code: 'objection.namesObjector' },
    );
  });

  it('is not named in what else the applicant reads: of an extension, of the answer to a review, of a meeting after it', async () => {
    const { ids } = await noticed(1);
    const [id] = ids as [string];
    const objection = await accepted(id);
    const naming = `${OBJECTION.objectorName}补充了材料`;
    const named = { status: 422, code: 'objection.namesObjector' };
    const extend = { workingDays: 1, reason: naming };
    expect(await refusalOf(officer.post(`/cases/${id}/extension`, extend))).toMatchObject(named);
    const { groupId } = await officer.get<{ groupId: string }>(`/cases/${id}`);
    const bulk = await officer.post<{ id: string }>('/bulk-actions', {
      batchId: groupId,
      action: 'extend',
      caseIds: [id],
      ...extend,
    });
    const tried = () => officer.get<{ verdict: string; code: string | null }[]>(`/bulk-actions/${bulk.id}/cases`);
    await until(async () => (await tried())[0]?.verdict === 'refused');
    expect(await tried()).toMatchObject([{ code: 'objection.namesObjector' }]);
    await investigate(officer, objection, '已赴现场核查。');
    await onObjection(decider, objection, 'upholding', { reason: REASON });
    await sendLetter(officer, id);
    const { caseId } = await requestReview(scene.applicant, id, { grounds: '联合实验室已迁址，见附件。', files: [] });
    const another = scene.commission.deciders[1] as ApiClient;
    for (const answer of ['uphold', 'reopen'] as const) {
      expect(await refusalOf(answerReview(another, caseId, { answer, reason: naming }))).toMatchObject(named);
    }
    await answerReview(another, caseId, { answer: 'reopen', reason: '迁址属实。' });
    const again = await convene(scene.commission, groupId, [id]);
    const resolution = { caseId: id, result: 'selected', reason: naming } as const;
    await voteAlike(scene.commission, again.id, [resolution]);
    expect(await refusalOf(conclude(scene.commission, again.id, [resolution]))).toMatchObject(named);
    await conclude(scene.commission, again.id);
    const undone = decider.patiently('POST', `/cases/${again.id}/reversal`, { reason: naming });
    expect(await refusalOf(undone)).toMatchObject(named);
  });

  it('is refused on a case that is not under notice, as if there were none, and on one whose notice has ended', async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 60 });
    const other = await submitPark(scene.record, scene.applicant, batch);
    for (const id of [other, '018f4e2a-0000-7000-8000-000000000000']) {
      expect(await refusalOf(object(anybody, id, OBJECTION))).toMatchObject({
        status: 404,
        code: 'objection.notUnderNotice',
      });
    }
    const { ids, meeting } = await noticed(1, 0.2);
    await untilNoticeEnds(scene.commission, meeting.id);
    expect(await refusalOf(object(anybody, ids[0] as string, OBJECTION))).toMatchObject({
      status: 409,
      code: 'objection.late',
    });
  });

  it('takes evidence of a moderate size while the notice runs, and no more files than the measures say', async () => {
    const { ids } = await noticed(1);
    const objection = await filed(ids[0] as string);
    const tooLarge = await addFile(objection, Buffer.concat([aPdf(), Buffer.alloc(20 * MB)]));
    expect(tooLarge.status).toBe(413);
    expect(await tooLarge.json()).toMatchObject({ code: 'file.tooLarge', params: { limitMb: 10 } });
    expect(await codeOf(addFile(objection, Buffer.from('MZ…'), 'x.exe'))).toBe('file.typeNotAllowed');
    const files = `${scene.stack.apiUrl}/api/v1/objections/${objection.receiptNumber}/files`;
    expect(await codeOf(sendNameless(files, { 'Objection-Token': objection.token }))).toBe('file.none');
    expect((await addFile({ ...objection, token: 'x' }, aPdf())).status).toBe(404);
    for (let n = 1; n <= 5; n += 1) {
      expect(await (await addFile(objection, aPdf(`photo ${n}`))).json()).toMatchObject({ files: n });
    }
    expect(await codeOf(addFile(objection, aPdf('one more')))).toBe('objection.tooManyFiles');
    const [shown] = await listed(objection.caseId);
    const [file] = shown?.['files'] as string[];
    expect((await officer.send('GET', `/files/${file}/content`)).status).toBe(200);
    expect((await scene.applicant.send('GET', `/files/${file}/content`)).status).toBe(404);
    // Who does not handle objections learns nothing of what may say who objects.
    for (const role of ['assessor', 'finance']) {
      const other = await scene.signIn(role);
      expect((await other.send('GET', `/files/${file}/content`)).status).toBe(404);
      const [told] = await listed(objection.caseId, other);
      for (const hidden of ['objector', 'facts', 'files']) expect(told).not.toHaveProperty(hidden);
    }
    const kept = await scene.record.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM stored_file WHERE uploaded_by IS NULL AND id NOT IN (SELECT file_id FROM objection_file WHERE seal)`,
    );
    expect(kept).toEqual([{ count: 5 }]);
  });

  it('takes a file once for one Idempotency-Key', async () => {
    const { ids } = await noticed(1);
    const objection = await filed(ids[0] as string);
    const key = crypto.randomUUID();
    const send = (content: Uint8Array) => addFile(objection, content, '现场照片.pdf', key);
    const [first, second] = await Promise.all([send(aPdf('photo')), send(aPdf('photo'))]);
    for (const answer of [first, second, await send(aPdf('photo'))]) {
      expect(await answer.json()).toMatchObject({ files: 1 });
    }
    expect(await codeOf(send(aPdf('another')))).toBe('request.keyReused');
    expect((await listed(objection.caseId))[0]?.['files']).toHaveLength(1);
  });

  it('lets the applicant show files of its own with its view, and the commission read them', async () => {
    const { ids } = await noticed(1);
    const objection = await accepted(ids[0] as string);
    const path = `/cases/${objection.caseId}/objections/${objection.id}/view`;
    const view = (files: readonly string[]) => scene.applicant.put(path, { text: '实验室迁至新址，照常运行。', files });
    const mine = (await upload(scene.applicant, '租赁合同.pdf', aPdf('lease'))).id;
    const foreign = (await upload(await scene.signIn('research'), '别家.pdf', aPdf('foreign'))).id;
    expect(await refusalOf(view([mine, foreign]))).toMatchObject({ status: 404, errors: [{ path: 'files.1' }] });
    const many = Array.from({ length: 6 }, () => crypto.randomUUID());
    expect((await refusalOf(view(many))).code).toBe('objection.tooManyFiles');
    expect((await officer.send('GET', `/files/${mine}`)).status).toBe(404);
    expect(await view([mine])).toMatchObject({ viewFiles: [mine] });
    for (const person of [officer, decider]) {
      expect(await listed(objection.caseId, person)).toMatchObject([{ viewFiles: [mine] }]);
      expect((await person.send('GET', `/files/${mine}/content`)).status).toBe(200);
    }
    // To these it is not told what was objected; what the applicant shows about it says so, too.
    for (const login of ['assessor', 'finance', 'admin']) {
      const person = await scene.signIn(login);
      expect(await listed(objection.caseId, person)).toMatchObject([{ view: null, viewFiles: [] }]);
      for (const path of [`/files/${mine}`, `/files/${mine}/content`])
        expect([login, (await person.send('GET', path)).status]).toEqual([login, 404]);
    }
  });

  it('stops its own case alone when it is accepted; dismissed in time, the case ends its notice with the others', async () => {
    const { ids, meeting } = await noticed(2);
    const [id, other] = ids as [string, string];
    const before = await see(id);
    const objection = await accepted(id);
    expect(await see(id)).toMatchObject({ state: 'underObjection' });
    expect(await see(other)).toMatchObject({ state: 'underPublicNotice' });
    const noticesOf = async () => {
      const all = await officer.get<{ id: string; since: string; until: string }[]>(
        '/public-notices/rehearsed?limit=200',
      );
      return [id, other].map((each) => ({ ...all.find((one) => one.id === each), id: each }));
    };
    const [held, running] = await noticesOf();
    expect(running?.until).toMatch(/^\d{4}/);
    expect(held).toEqual({ ...running, id });
    expect((await addFile(objection, aPdf())).status).toBeLessThan(300);
    await investigate(officer, objection, '已赴现场核查。');
    await onObjection(decider, objection, 'dismissal', { reason: REASON });
    expect(await codeOf(addFile(objection, aPdf('too late')))).toBe('objection.decidedAlready');
    expect(await see(id)).toMatchObject({ state: 'underPublicNotice', dueAt: before.dueAt });
    expect((await see(meeting.id)).dueAt).toBe(before.dueAt);
    expect(await (await lookUp(objection)).json()).toMatchObject({ state: 'dismissed', answer: REASON });
    const notices = await anybody.get<{ id: string; since: string }[]>('/public-notices');
    expect(notices).toEqual([]);
    const shown = await officer.get<{ id: string }[]>('/public-notices/rehearsed?limit=200');
    expect(shown.map((one) => one.id)).toEqual(expect.arrayContaining([id, other]));
  });

  it('lets the others be announced while it is open; dismissed later, its case follows', async () => {
    const { ids, meeting } = await noticed(2, 1);
    const [id, other] = ids as [string, string];
    const objection = await accepted(id);
    await untilNoticeEnds(scene.commission, meeting.id);
    await announce(scene.commission, meeting.id);
    // Nothing is left to do before the objection is settled: no limit nags the officers.
    expect(await see(meeting.id)).toMatchObject({
      state: 'underAnnouncement',
      outcome: { announced: 1 },
      dueAt: null,
      overdue: false,
    });
    expect(await announcementsOf(meeting.id)).toEqual([]);
    expect(await see(other)).toMatchObject({ state: 'accredited' });
    expect(await see(id)).toMatchObject({ state: 'underObjection' });
    expect(await refusalOf(officer.post(`/meetings/${meeting.id}/announcement`, {}))).toMatchObject({
      code: 'meeting.nothingToAnnounce',
    });
    await investigate(officer, objection, '已赴现场核查。');
    await onObjection(decider, objection, 'dismissal', { reason: REASON });
    const { state, dueAt } = await see(id);
    expect(state).toBe('underAnnouncement');
    expect((await see(meeting.id)).dueAt).toBe(dueAt);
    expect(await announcementsOf(meeting.id)).toEqual([expect.objectContaining({ dueAt })]);
    // The limit that began anew is looked after.
    await until(async () => (await see(meeting.id)).overdue);
    expect((await see(id)).overdue).toBe(true);
    await announce(scene.commission, meeting.id);
    expect(await see(id)).toMatchObject({ state: 'accredited' });
    await untilState(officer, meeting.id, ['announced']);
    expect(await see(meeting.id)).toMatchObject({ outcome: { announced: 2 } });
  });

  it('holds its case when the notice ends before anybody has said whether it is accepted', async () => {
    const { ids, meeting } = await noticed(2, 1);
    const [id, other] = ids as [string, string];
    const objection = await filed(id);
    await untilNoticeEnds(scene.commission, meeting.id);
    expect(await see(other)).toMatchObject({ state: 'underAnnouncement' });
    expect(await see(id)).toMatchObject({ state: 'underObjection' });
    expect(await (await addFile(objection, aPdf('after the notice'))).json()).toMatchObject({ files: 1 });
    // Its own run reminds of its limit, as of one that a single move would have begun.
    const [clock] = await scene.record.query<{ early: boolean | null }[]>(
      `SELECT wake_at < due_at AS early FROM procedure_case WHERE id = $1`,
      [id],
    );
    expect(clock).toEqual({ early: true });
    const items = await officer.get<{ caseId: string; task: string }[]>('/work-items?limit=200');
    expect(items).toContainEqual(
      expect.objectContaining({ caseId: id, task: 'objectionScreening', dueAt: (await see(id)).dueAt }),
    );
    await onObjection(officer, objection, 'refusal', { ground: 'noEvidence', reason: '未提供证据线索。' });
    expect(await see(id)).toMatchObject({ state: 'underAnnouncement' });
    expect(await (await lookUp(objection)).json()).toMatchObject({ state: 'refused', answer: '未提供证据线索。' });
  });

  it('that is not accepted changes nothing, and names the rule', async () => {
    const { ids } = await noticed(1);
    const objection = await filed(ids[0] as string);
    const unknown = onObjection(officer, objection, 'refusal', { ground: 'notOurs' });
    expect((await refusalOf(unknown)).code).toBe('objection.groundUnknown');
    await onObjection(officer, objection, 'refusal', { ground: 'outsideNotice' });
    expect(await see(objection.caseId)).toMatchObject({ state: 'underPublicNotice' });
    expect(await (await lookUp(objection)).json()).toMatchObject({ answer: '异议内容与公示事项无关' });
    const items = await officer.get<{ caseId: string }[]>('/work-items?limit=200');
    expect(items.map(({ caseId }) => caseId)).not.toContain(objection.caseId);
    expect(await codeOf(addFile(objection, aPdf()))).toBe('objection.decidedAlready');
    const again = onObjection(officer, objection, 'acceptance', { summary: '再议' });
    expect((await refusalOf(again)).code).toBe('objection.decidedAlready');
  });

  it('upheld, ends its case for a reason that can be reviewed, and its meeting goes on without it', async () => {
    const { ids, meeting } = await noticed(1, 1);
    const objection = await accepted(ids[0] as string);
    const early = onObjection(decider, objection, 'upholding', { reason: REASON });
    expect((await refusalOf(early)).code).toBe('objection.notInvestigated');
    await investigate(officer, objection, '实验室已撤销。');
    await onObjection(decider, objection, 'upholding', { reason: REASON });
    expect(await see(objection.caseId)).toMatchObject({
      state: 'notSelected',
      outcome: { reasons: ['objectionUpheld'], remark: REASON },
    });
    expect(await codeOf(addFile(objection, aPdf()))).toBe('objection.decidedAlready');
    expect(await scene.workflow(WORKFLOW_IDS.accreditation(objection.caseId)).result()).toBe('notSelected');
    const letter = await officer.get<{ paragraphs: string[] }>(`/cases/${objection.caseId}/letter`);
    expect(letter.paragraphs.join()).toContain('公示期间的异议成立');
    await untilState(officer, meeting.id, ['announced']);
  });

  it('upheld, leaves its case to the meeting that selects it anew: the first one announces the others and ends', async () => {
    const { ids, meeting } = await noticed(2, 1);
    const [id, other] = ids as [string, string];
    const objection = await accepted(id);
    await investigate(officer, objection, '实验室已撤销。');
    await onObjection(decider, objection, 'upholding', { reason: REASON });
    await untilNoticeEnds(scene.commission, meeting.id);
    await sendLetter(officer, id);
    const review = await requestReview(scene.applicant, id, { grounds: '实验室迁至新址，照常运行。', files: [] });
    await answerReview(scene.commission.deciders[1] as ApiClient, review.caseId, {
      answer: 'reopen',
      reason: '迁址属实。',
    });
    const again = await decide(scene.commission, id, { result: 'selected' });
    await untilNoticeEnds(scene.commission, again.meetingId);
    expect(await see(id)).toMatchObject({ state: 'underAnnouncement' });
    expect(await announce(scene.commission, meeting.id)).toMatchObject({ state: 'announced' });
    expect(await see(other)).toMatchObject({ state: 'accredited' });
    expect(await see(id)).toMatchObject({ state: 'underAnnouncement' });
    await announce(scene.commission, again.meetingId);
    expect(await see(id)).toMatchObject({ state: 'accredited' });
  });

  it('has nothing left to decide when the applicant withdraws, and the meeting that waited for it ends', async () => {
    const { ids, meeting } = await noticed(1, 1);
    const objection = await filed(ids[0] as string);
    await untilNoticeEnds(scene.commission, meeting.id);
    expect(await see(objection.caseId)).toMatchObject({ state: 'underObjection' });
    await scene.applicant.patiently('POST', `/cases/${objection.caseId}/withdrawal`, { reason: '单位另有安排' });
    expect(await (await lookUp(objection)).json()).toMatchObject({
      stateText: { zh: expect.stringContaining('终止') },
    });
    expect(await officer.get(`/cases/${objection.caseId}/objections`)).toMatchObject([
      { state: 'filed', stateText: { zh: expect.stringContaining('终止') } },
    ]);
    await untilState(officer, meeting.id, ['announced'], 5_000);
    expect(await codeOf(addFile(objection, aPdf('too late')))).toBe('objection.decidedAlready');
    expect(await refusalOf(onObjection(officer, objection, 'refusal', { ground: 'repeated' }))).toMatchObject({
      code: 'case.closed',
    });
  });

  it('stands still until the last of several objections is decided', async () => {
    const { ids } = await noticed(1);
    const [first, second] = [await accepted(ids[0] as string), await accepted(ids[0] as string)];
    for (const [objection, state] of [
      [first, 'underObjection'],
      [second, 'underPublicNotice'],
    ] as const) {
      await investigate(officer, objection, '已核查。');
      await onObjection(decider, objection, 'dismissal', { reason: REASON });
      expect(await see(objection.caseId)).toMatchObject({ state });
    }
    const told = await scene.applicant.get<{ caseId: string; template: string }[]>('/notices?limit=200');
    const accepted2 = told.filter((one) => one.caseId === ids[0] && one.template === 'objection.accepted');
    expect(accepted2).toHaveLength(2);
  });

  it('is neither screened nor looked into by a person of the applicant, nor decided by one who has a part in the case', async () => {
    const { ids } = await noticed(1);
    const [id] = ids as [string];
    const [accepting, screened] = [await filed(id), await filed(id)];
    const [{ organisation_id: own }] = (await scene.record.query(
      `SELECT organisation_id FROM procedure_case WHERE id = $1`,
      [id],
    )) as [{ organisation_id: string }];
    const belongTo = (who: ApiClient, organisation: string | null) =>
      scene.record.query(`UPDATE account SET organisation_id = $2 WHERE id = $1`, [who.accountId, organisation]);
    await onObjection(officer, accepting, 'acceptance', { summary: '联合实验室是否仍在运行' });
    await belongTo(officer, own);
    for (const acting of [
      onObjection(officer, screened, 'acceptance', { summary: '再议' }),
      onObjection(officer, screened, 'refusal', { ground: 'repeated' }),
      investigate(officer, accepting, '已核查。'),
    ]) {
      expect(await refusalOf(acting)).toMatchObject({ status: 403, code: 'case.standAside' });
    }
    await belongTo(officer, null);
    await investigate(officer, accepting, '已核查。');
    const [reviewer] = (await scene.record.query(`SELECT expert_id AS id FROM expert_assignment WHERE case_id = $1`, [
      id,
    ])) as [{ id: string }];
    const expert = scene.commission.experts.find(({ accountId }) => accountId === reviewer.id) as ApiClient;
    await scene.record.query(`UPDATE account SET roles = roles || '{decisionMaker}' WHERE id = $1`, [reviewer.id]);
    const decided = () => onObjection(expert, accepting, 'upholding', { reason: REASON });
    await until(async () => (await refusalOf(decided())).code === 'case.standAside');
    await scene.record.query(`UPDATE account SET roles = '{expert}' WHERE id = $1`, [reviewer.id]);
    await onObjection(decider, accepting, 'dismissal', { reason: REASON });
  });

  it('keeps its own work item, whatever is decided on other objections to the case', async () => {
    const { ids } = await noticed(1);
    const [id] = ids as [string];
    const [first, second, third] = [await filed(id), await filed(id), await filed(id)];
    const waiting = async () => {
      const items = await officer.get<{ caseId: string; task: string; objectionId: string }[]>('/work-items?limit=200');
      return items.filter(({ caseId }) => caseId === id).map((item) => `${item.task} ${item.objectionId}`);
    };
    const [screened, decided] = ['objectionScreening', 'objectionDecision'];
    const expectItems = async (...items: string[]) => expect((await waiting()).sort()).toEqual(items.sort());
    await expectItems(`${screened} ${first.id}`, `${screened} ${second.id}`, `${screened} ${third.id}`);
    await onObjection(officer, first, 'acceptance', { summary: '联合实验室是否仍在运行' });
    await expectItems(`${decided} ${first.id}`, `${screened} ${second.id}`, `${screened} ${third.id}`);
    await onObjection(officer, second, 'acceptance', { summary: '经费是否到位' });
    await expectItems(`${decided} ${first.id}`, `${decided} ${second.id}`, `${screened} ${third.id}`);
    await investigate(officer, first, '已核查。');
    await onObjection(decider, first, 'dismissal', { reason: REASON });
    await expectItems(`${decided} ${second.id}`, `${screened} ${third.id}`);
    await onObjection(officer, third, 'refusal', { ground: 'repeated' });
    await expectItems(`${decided} ${second.id}`);
    await investigate(officer, second, '属实。');
    await onObjection(decider, second, 'upholding', { reason: REASON });
    await expectItems();
  });

  it('is told to the applicant without who objects; the applicant states its view', async () => {
    const { ids } = await noticed(1);
    const objection = await accepted(ids[0] as string);
    const path = `/cases/${objection.caseId}/objections`;
    const [seen] = await listed(objection.caseId, scene.applicant);
    expect(seen).toMatchObject({ summary: '联合实验室是否仍在运行', state: 'accepted', view: null });
    const view = '实验室迁至新址，照常运行。';
    await scene.applicant.put(`${path}/${objection.id}/view`, { text: view });
    expect((await listed(objection.caseId))[0]).toMatchObject({ view, objector: { name: OBJECTION.objectorName } });
    expect((await listed(objection.caseId, decider))[0]).not.toHaveProperty('objector');
    const stranger = await scene.signIn('research');
    expect((await refusalOf(listed(objection.caseId, stranger))).status).toBe(404);
    const everything = [
      await listed(objection.caseId, scene.applicant),
      await scene.applicant.get('/notices?limit=200'),
      await scene.applicant.get(`/cases/${objection.caseId}`),
      await scene.applicant.get(`/cases/${objection.caseId}/timeline`),
    ];
    expect(JSON.stringify(everything)).not.toMatch(new RegExp(`${OBJECTION.objectorName}|${OBJECTION.contact}|附照片`));
  });

  it('leaves nothing of who objects in trail, notices, commands, logs and histories', async () => {
    const { ids } = await noticed(1);
    const objection = await accepted(ids[0] as string);
    await investigate(officer, objection, '已核查。');
    await onObjection(decider, objection, 'upholding', { reason: REASON });
    const rows = await scene.record.query<{ said: string }[]>(
      `SELECT to_jsonb(a)::text AS said FROM audit_entry a UNION ALL SELECT to_jsonb(n)::text FROM notice n
       UNION ALL SELECT to_jsonb(c)::text FROM command c UNION ALL SELECT to_jsonb(p)::text FROM procedure_case p
       UNION ALL SELECT to_jsonb(o)::text FROM outbox o
       UNION ALL SELECT (to_jsonb(b) - 'statement')::text FROM objection b`,
    );
    const history = await scene.workflow(WORKFLOW_IDS.accreditation(objection.caseId)).fetchHistory();
    const logs = scene.stack.output('api') + scene.stack.output('worker');
    const said = [...rows.map((row) => row.said), JSON.stringify(history), logs].join('\n');
    const secrets = [OBJECTION.objectorName, OBJECTION.contact, '联合实验室已于去年撤销', objection.token];
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    // Who read who objects is in the trail of the objection itself, and says no more than that.
    const looks = await scene.record.query(
      `SELECT actor_id, after FROM audit_entry WHERE chain = $1 AND action = 'lookAtPersonalData'`,
      [objection.id],
    );
    expect(looks).toContainEqual({ actor_id: officer.accountId, after: { fields: ['objectorName', 'contact'] } });
  });
});

describe('objections of a day', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({
      env: {
        MAX_DAILY_OBJECTIONS: '4',
        MAX_DAILY_OBJECTIONS_TO_CASE: '2',
        MAX_DAILY_FILES_OF_STRANGERS: '2',
        TRUST_PROXY: '1',
      },
    });
  });
  afterAll(() => scene?.stop());

  it('are so many from one network and to one case, and so are their files; nobody else waits for it', async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 600 });
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      const id = await submitPark(scene.record, scene.applicant, batch);
      await bringTo('underDecision', scene.commission, id);
      ids.push(id);
    }
    const resolutions = ids.map((caseId) => ({ caseId, result: 'selected' as const }));
    await holdMeeting(scene.commission, batch.id, resolutions);
    const anybody = ApiClient.anonymous(scene.stack.apiUrl);
    const from = (address: string, id: string | undefined, key = '') =>
      anybody.send('POST', `/public-notices/${id}/objections`, OBJECTION, {
        'X-Forwarded-For': address,
        ...(key && { 'Idempotency-Key': key }),
      });
    const first = await from('203.0.113.7', ids[0], 'first-of-today');
    const receipt = (await first.json()) as ObjectionReceipt;
    expect(first.status).toBe(201);
    // At the same moment, too: one more may come, whichever of them it is.
    const crowd = await Promise.all(Array.from({ length: 5 }, () => from('203.0.113.7', ids[0])));
    expect(crowd.map(({ status }) => status).sort()).toEqual([201, 429, 429, 429, 429]);
    const refused = await from('203.0.113.7', ids[0]);
    expect(await refused.json()).toMatchObject({ code: 'objection.tooMany' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_600);
    // What is repeated is no further one.
    expect(await (await from('203.0.113.7', ids[0], 'first-of-today')).json()).toMatchObject(receipt);
    expect((await from('203.0.113.7', ids[1])).status).toBe(201);
    expect((await from('203.0.113.7', ids[1])).status).toBe(201);
    expect((await from('203.0.113.7', ids[2])).status).toBe(429);
    expect((await from('203.0.113.8', ids[0])).status).toBe(201);
    const [{ count }] = await scene.record.query<[{ count: number }]>(`SELECT count(*)::int AS count FROM objection`);
    expect(count).toBe(5);

    const addFile = async (address: string, text: string) => {
      const form = new FormData();
      form.set('file', new Blob([aPdf(text) as Uint8Array<ArrayBuffer>]), '证明.pdf');
      const headers = { 'Objection-Token': receipt.token, 'X-Forwarded-For': address };
      const answer = await anybody.send('POST', `/objections/${receipt.receiptNumber}/files`, form, headers);
      return `${answer.status} ${((await answer.json()) as { code?: string }).code ?? ''}`;
    };
    expect(await addFile('203.0.113.7', 'one')).toBe('200 ');
    expect(await addFile('203.0.113.7', 'two')).toBe('200 ');
    expect(await addFile('203.0.113.7', 'three')).toBe('429 file.tooManyOfStrangers');
    expect(await addFile('203.0.113.9', 'three')).toBe('200 ');
  });
});

describe('strangers who object', () => {
  it('are asked to wait when they object too often', async () => {
    const scene = await startScene({ worker: false, env: { RATE_LIMIT_PER_MINUTE: '10000' } });
    const anybody = ApiClient.anonymous(scene.stack.apiUrl);
    const codes: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const asked = object(anybody, '018f4e2a-0000-7000-8000-000000000000', OBJECTION);
      codes.push((await refusalOf(asked)).code);
    }
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('objection.notUnderNotice'));
    expect(codes.slice(10)).toEqual(['request.tooMany', 'request.tooMany']);
    await scene.stop();
  });
});
