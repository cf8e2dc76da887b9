import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { accept, markChecklist, refuse, untilState } from '#cli/client/accreditation.journey.js';
import { openBatch, submitPark, type OpenedBatch } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';
import { until } from '../../support/until.js';

interface Bulk {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly possible: number;
  readonly done: number;
  readonly refused: number;
}
interface Listed extends Bulk {
  readonly batchId: string;
  readonly endedAt: string | null;
}
interface BulkCase {
  readonly caseId: string;
  readonly verdict: string;
  readonly code: string | null;
  readonly why: { readonly zh: string } | null;
}

const REFUSAL = {
  failing: { typeFits: '属贸易企业\n\n特此通知。' },
  reasons: ['wrongType'],
  reason: '申报类型请按{{ base }}的<b>单位性质</b>选择&核对',
};

describe('a bulk action', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const aBatch = () => openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 60 });
  const submitted = (batch: OpenedBatch) => submitPark(scene.record, scene.applicant, batch);
  const order = (body: object) => scene.commission.officer.post<Bulk>('/bulk-actions', body);
  const see = (id: string) => scene.commission.officer.get<Bulk>(`/bulk-actions/${id}`);
  const reaches = async (id: string, state: string) => {
    await until(async () => (await see(id)).state === state);
    return see(id);
  };
  const cases = (id: string) => scene.commission.officer.get<BulkCase[]>(`/bulk-actions/${id}/cases?limit=200`);
  const moves = async (id: string, action: string) =>
    (await scene.record.query<unknown[]>(`SELECT FROM audit_entry WHERE case_id = $1 AND action = $2`, [id, action]))
      .length;

  it('is tried without effect, then carried out: those that fit go through, each other one is told why', async () => {
    const batch = await aBatch();
    const [ready, alsoReady, unmarked, gone] = [
      await submitted(batch),
      await submitted(batch),
      await submitted(batch),
      await submitted(batch),
    ];
    const { officer } = scene.commission;
    for (const id of [ready, alsoReady, gone]) await markChecklist(officer, id);
    const { id, total } = await order({ batchId: batch.id, action: 'accept' });
    expect(total).toBe(4);
    expect(await reaches(id, 'previewed')).toMatchObject({ possible: 3, refused: 1, done: 0 });
    expect(await moves(ready, 'accept')).toBe(0);
    const tried = await cases(id);
    expect(tried.find(({ caseId }) => caseId === unmarked)).toMatchObject({
      verdict: 'refused',
      code: 'check.incomplete',
      why: { zh: expect.stringContaining('尚有 15 项未审查') },
    });
    await scene.applicant.patiently('POST', `/cases/${gone}/withdrawal`, { reason: '另有安排' });
    await officer.post(`/bulk-actions/${id}/execution`, {});
    expect(await reaches(id, 'done')).toMatchObject({ done: 2, refused: 2, possible: 0 });
    expect((await cases(id)).find(({ caseId }) => caseId === gone)).toMatchObject({ code: 'case.closed' });
    for (const each of [ready, alsoReady]) {
      expect(await moves(each, 'accept')).toBe(1);
      await untilState(officer, each, ['underDraw']);
      // The case's own run has heard of it: it goes on.
      await officer.patiently('POST', `/cases/${each}/draw`, {});
    }
    expect(await refusalOf(officer.post(`/bulk-actions/${id}/execution`, {}))).toMatchObject({
      status: 409,
      code: 'bulk.wrongState',
      sentence: { zh: '本次批量办理的状态为“已办结”，此时不能确认或放弃，待确认时方可。' },
    });
  });

  it('draws experts, extends and reminds, each once, and may be dropped instead', async () => {
    const batch = await aBatch();
    const ids = [await submitted(batch), await submitted(batch)];
    const { officer } = scene.commission;
    for (const id of ids) await accept(officer, id);
    const dropped = await order({ batchId: batch.id, action: 'drawExperts' });
    await reaches(dropped.id, 'previewed');
    await officer.post(`/bulk-actions/${dropped.id}/cancellation`, {});
    expect(await reaches(dropped.id, 'dropped')).toMatchObject({ possible: 2, done: 0 });
    for (const body of [
      { action: 'extend', workingDays: 2, reason: '系统停机维护' },
      { action: 'remind', caseIds: ids },
      { action: 'drawExperts', caseIds: ids },
    ]) {
      const { id } = await order({ batchId: batch.id, ...body });
      await reaches(id, 'previewed');
      const key = `carry-out-${id}`;
      const carryOut = () => officer.post(`/bulk-actions/${id}/execution`, {}, { key });
      const [one, another] = await Promise.all([carryOut(), carryOut()]);
      expect(another).toEqual(one);
      expect(await reaches(id, 'done')).toMatchObject({ done: 2, refused: 0 });
      for (const each of ids) expect(await moves(each, body.action)).toBe(1);
    }
    const again = await order({ batchId: batch.id, action: 'remind', caseIds: [ids[0]] });
    await reaches(again.id, 'previewed');
  });

  it('sends the letters of those whose case has ended, once', async () => {
    const batch = await aBatch();
    const [ended, goesOn] = [await submitted(batch), await submitted(batch)];
    const { officer } = scene.commission;
    const failing = { typeFits: '与执照不符。' };
    await refuse(officer, ended, { failing, reasons: ['wrongType'], reason: '不属于本类型。' });
    for (const done of [1, 0]) {
      const { id } = await order({ batchId: batch.id, action: 'sendLetter', caseIds: [ended, goesOn] });
      expect(await reaches(id, 'previewed')).toMatchObject({ possible: done, refused: 2 - done });
      await officer.post(`/bulk-actions/${id}/execution`, {});
      expect(await reaches(id, 'done')).toMatchObject({ done });
      expect((await cases(id)).find(({ caseId }) => caseId === goesOn)).toMatchObject({
        code: 'letter.noneYet',
        why: { zh: expect.stringContaining('请待有了结果再发') },
      });
    }
    const letters = await scene.record.query<unknown[]>(`SELECT FROM letter WHERE case_id = $1`, [ended]);
    expect(letters).toHaveLength(1);
  });

  const previewed = async (body: object) => {
    const { id } = await order(body);
    await reaches(id, 'previewed');
    return id;
  };
  const carryOut = async (id: string, who = scene.commission.officer) => {
    await who.post(`/bulk-actions/${id}/execution`, {});
    return reaches(id, 'done');
  };
  const lineOf = async (caseId: string, action: string) => {
    const [line] = await scene.record.query<Record<string, unknown>[]>(
      `SELECT actor_id, rule, after FROM audit_entry WHERE case_id = $1 AND action = $2`,
      [caseId, action],
    );
    return line;
  };
  const accountOf = async (login: string) => {
    const [account] = await scene.record.query<{ id: string }[]>(`SELECT id FROM account WHERE login = $1`, [login]);
    return account?.id as string;
  };

  it('leaves in the trail what each action alone would, and as its actor whoever has confirmed it', async () => {
    const batch = await aBatch();
    const [alone, suspended, together, refused] = [
      await submitted(batch),
      await submitted(batch),
      await submitted(batch),
      await submitted(batch),
    ];
    const { officer, secondOfficer } = scene.commission;
    const confirmer = await accountOf('officer2');
    await officer.post(`/cases/${alone}/reminder`, {});
    await officer.patiently('POST', `/cases/${suspended}/suspension`, { reason: '涉及诉讼' });
    const reminders = await previewed({ batchId: batch.id, action: 'remind', caseIds: [suspended, together] });
    expect(await carryOut(reminders, secondOfficer)).toMatchObject({ done: 1, refused: 1 });
    expect((await cases(reminders)).find(({ caseId }) => caseId === suspended)).toMatchObject({
      code: 'case.suspended',
      why: { zh: expect.stringContaining('涉及诉讼') },
    });
    expect(await lineOf(together, 'remind')).toEqual({ ...(await lineOf(alone, 'remind')), actor_id: confirmer });
    await refuse(officer, refused, REFUSAL);
    await untilState(officer, refused, ['refused']);
    const letters = await previewed({ batchId: batch.id, action: 'sendLetter', caseIds: [refused] });
    expect(await carryOut(letters, secondOfficer)).toMatchObject({ done: 1 });
    const { number, sha256 } = await officer.get<{ number: string; sha256: string }>(`/cases/${refused}/letter`);
    expect(await lineOf(refused, 'sendLetter')).toMatchObject({
      actor_id: confirmer,
      after: { state: 'refused', letterId: expect.any(String), number, sha256 },
    });
  });

  it('goes on past a case that does not fit into the record', async () => {
    const batch = await aBatch();
    const [odd, sound] = [await submitted(batch), await submitted(batch)];
    await scene.record.query(
      `ALTER TABLE audit_entry ADD CONSTRAINT odd CHECK (case_id <> '${odd}' OR action <> 'extend') NOT VALID`,
    );
    const id = await previewed({ batchId: batch.id, action: 'extend', workingDays: 1, reason: '系统停机维护' });
    expect(await carryOut(id)).toMatchObject({ done: 1, refused: 1 });
    expect(await cases(id)).toMatchObject([
      { caseId: odd, verdict: 'refused', code: 'server.failed' },
      { caseId: sound, verdict: 'done' },
    ]);
    await scene.record.query(`ALTER TABLE audit_entry DROP CONSTRAINT odd`);
  });

  it('does nothing more for an account that is disabled meanwhile', async () => {
    const batch = await aBatch();
    const [first, second] = [await submitted(batch), await submitted(batch)];
    const id = await previewed({ batchId: batch.id, action: 'extend', workingDays: 1, reason: '系统停机维护' });
    const confirmer = await accountOf('officer2');
    await scene.record.transaction(async (tx) => {
      await tx.query(`SELECT FROM procedure_case WHERE id = $1 FOR UPDATE`, [first]);
      await scene.commission.secondOfficer.post(`/bulk-actions/${id}/execution`, {});
      // The worker waits for the first case; until it has it, the account is lost.
      await until(async () => {
        const [waiting] = await scene.record.query<{ some: boolean }[]>(
          `SELECT count(*) > 0 AS some FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting?.some === true;
      });
      await tx.query(`UPDATE account SET disabled_at = now() WHERE id = $1`, [confirmer]);
    });
    await reaches(id, 'done');
    expect((await cases(id)).find(({ caseId }) => caseId === second)).toMatchObject({ code: 'request.forbidden' });
    expect(await moves(second, 'extend')).toBe(0);
    await scene.record.query(`UPDATE account SET disabled_at = NULL WHERE id = $1`, [confirmer]);
  });

  it('is found again: by its batch, by its state, page after page', async () => {
    const batch = await aBatch();
    await submitted(batch);
    const list = (query: string) => scene.commission.officer.get<Listed[]>(`/bulk-actions?batchId=${batch.id}${query}`);
    expect(await list('')).toEqual([]);
    const dropped = await previewed({ batchId: batch.id, action: 'remind' });
    await scene.commission.officer.post(`/bulk-actions/${dropped}/cancellation`, {});
    const waiting = await previewed({ batchId: batch.id, action: 'extend', workingDays: 1, reason: '停电' });
    const all = await list('');
    expect(all.map(({ id }) => id)).toEqual([waiting, dropped]);
    expect(all[0]).toEqual(await see(waiting));
    expect(all[0]).toMatchObject({ batchId: batch.id, state: 'previewed', total: 1, possible: 1, endedAt: null });
    expect(await list('&state=dropped')).toMatchObject([{ id: dropped, endedAt: expect.any(String) }]);
    expect(await list('&limit=1')).toMatchObject([{ id: waiting }]);
    expect(await list(`&limit=1&after=${waiting}`)).toMatchObject([{ id: dropped }]);
    expect(await refusalOf(scene.applicant.get('/bulk-actions'))).toMatchObject({ status: 403 });
  });

  it('finds the cases of its batch alone to choose among', async () => {
    const [batch, other] = [await aBatch(), await aBatch()];
    const [id] = [await submitted(batch), await submitted(other)];
    const found = await scene.commission.officer.get<{ id: string }[]>(`/cases?kind=accreditation&batchId=${batch.id}`);
    expect(found.map((each) => each.id)).toEqual([id]);
    const chosen = await previewed({ batchId: batch.id, action: 'remind', caseIds: [id] });
    expect(await see(chosen)).toMatchObject({ total: 1 });
  });

  it('is dropped, on record, when nobody confirms it in time', async () => {
    const batch = await aBatch();
    await submitted(batch);
    const id = await previewed({ batchId: batch.id, action: 'remind' });
    await scene.record.query(`UPDATE bulk_action SET expires_at = now() WHERE id = $1`, [id]);
    await scene.record.transaction((tx) => enqueueSignal(tx, WORKFLOW_IDS.bulk(id), STAGE_COMPLETE));
    expect(await reaches(id, 'dropped')).toMatchObject({ possible: 1, done: 0 });
    expect(await refusalOf(scene.commission.officer.post(`/bulk-actions/${id}/execution`, {}))).toMatchObject({
      code: 'bulk.wrongState',
    });
    const trail = await scene.record.query<unknown[]>(
      `SELECT FROM audit_entry WHERE subject_id = $1 AND action = 'dropBulk' AND actor_role = 'system'`,
      [batch.id],
    );
    expect(trail).toHaveLength(1);
  });

  it('is refused without cases, with cases of another batch, and without what it needs', async () => {
    const [batch, other] = [await aBatch(), await aBatch()];
    const [id, elsewhere] = [await submitted(batch), await submitted(other)];
    const refused = (body: object) =>
      refusedUnchanged(scene.record, id, () => order({ batchId: batch.id, action: 'accept', ...body }));
    expect(await refused({ action: 'drawExperts' })).toMatchObject({ code: 'bulk.noCases' });
    expect(await refused({ caseIds: [id, elsewhere] })).toMatchObject({
      code: 'bulk.foreignCases',
      params: { count: 1 },
    });
    expect(await refused({ action: 'extend' })).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(await refused({ action: 'refuse' })).toMatchObject({ status: 400 });
    expect(
      await refusalOf(scene.applicant.post('/bulk-actions', { batchId: batch.id, action: 'accept' })),
    ).toMatchObject({ status: 403 });
  });

  it('takes five hundred cases in one go, and says how far it has come', async () => {
    const batch = await aBatch();
    const ids: string[] = [];
    for (let count = 0; count < 500; count += 1) ids.push(await submitted(batch));
    const { id } = await order({ batchId: batch.id, action: 'extend', workingDays: 1, reason: '系统停机维护' });
    await until(async () => (await see(id)).state === 'previewed', 120_000);
    await scene.commission.officer.post(`/bulk-actions/${id}/execution`, {});
    const seen = new Set<number>();
    await until(async () => {
      const { state, done } = await see(id);
      seen.add(done);
      return state === 'done';
    }, 120_000);
    expect(await see(id)).toMatchObject({ total: 500, done: 500, refused: 0 });
    expect(seen.size).toBeGreaterThan(2);
  }, 300_000);
});
