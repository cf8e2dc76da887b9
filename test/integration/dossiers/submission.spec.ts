import { addDays } from '#domain/common/calendar-date.js';
import { BASE_TYPES } from '#domain/measures/vocabulary.js';
import type { BatchView, Desk, DossierView, Receipt } from '../../support/desk.js';
import { TODAY, openDesk, refusalOf, savePart } from '../../support/desk.js';
import { slowClock } from '../../support/slow-clock.js';

interface Problems {
  readonly problems: { part: string; path: string; code: string; detail: { zh: string } }[];
}

describe('submission over HTTP', () => {
  let desk: Desk;
  let batch: BatchView;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    batch = await desk.openBatch();
  });
  afterAll(() => desk?.stop());

  it.each(BASE_TYPES)('takes a complete %s dossier, gives a receipt and opens its case', async (type) => {
    const client = await desk.as(type);
    const { id } = await desk.draft(type, batch.id);
    const report = await client.get<{ complete: boolean; eligible: boolean }>(`/dossiers/${id}/completeness`);
    expect(report).toMatchObject({ complete: true, eligible: true });
    const receipt = await client.post<Receipt>(`/dossiers/${id}/submission`);
    expect(receipt).toMatchObject({
      dossierId: id,
      receiptNumber: expect.stringMatching(/^GHSLYL-\d{4}-\d{6}$/),
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      revision: 1,
    });
    expect(await client.get(`/dossiers/${id}`)).toMatchObject({
      locked: true,
      receiptNumber: receipt.receiptNumber,
      caseId: receipt.caseId,
    });
    expect(await client.get(`/cases/${receipt.caseId}`)).toMatchObject({ state: 'underFormalCheck', type });
    const outbox = await desk.rows(`SELECT kind, workflow_type FROM outbox WHERE workflow_id = $1`, [
      `accreditation/${id}`,
    ]);
    expect(outbox).toEqual([{ kind: 'start', workflow_type: 'accreditation' }]);
    const claimed = await desk.rows<{ indicator: string }>(
      `SELECT indicator FROM indicator_value WHERE case_id = $1 AND claimed > 0 AND cardinality(evidence) > 0`,
      [receipt.caseId],
    );
    expect(claimed.length).toBeGreaterThan(5);
    const audit = await desk.rows(`SELECT action, actor_role, rule FROM audit_entry WHERE case_id = $1`, [
      receipt.caseId,
    ]);
    expect(audit).toEqual([{ action: 'submit', actor_role: 'applicant', rule: expect.any(String) }]);
  });

  it('twice, or many times at once, gives one receipt and one case', async () => {
    const client = await desk.as('park');
    const { id } = await desk.draft('park', batch.id);
    const receipts = await Promise.all([1, 2, 3, 4].map(() => client.post<Receipt>(`/dossiers/${id}/submission`)));
    receipts.push(await client.post<Receipt>(`/dossiers/${id}/submission`, undefined, { key: 'submit-again' }));
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    const [{ cases } = { cases: 0 }] = await desk.rows<{ cases: number }>(
      `SELECT count(*)::int AS cases FROM procedure_case WHERE subject_id = $1`,
      [id],
    );
    expect(cases).toBe(1);
  });

  it('gives receipt numbers without gaps, whatever is refused in between', async () => {
    const client = await desk.as('park');
    const numberOf = ({ receiptNumber }: Receipt) => Number(receiptNumber.split('-').at(-1));
    const [first, broken, second] = await Promise.all([
      desk.draft('park', batch.id),
      desk.draft('park', batch.id, (sample) => sample.without('plan')),
      desk.draft('park', batch.id),
    ]);
    const before = await client.post<Receipt>(`/dossiers/${first.id}/submission`);
    await refusalOf(client.post(`/dossiers/${broken.id}/submission`));
    const after = await client.post<Receipt>(`/dossiers/${second.id}/submission`);
    expect(numberOf(after)).toBe(numberOf(before) + 1);
  });

  it('locks the content', async () => {
    const client = await desk.as('park');
    const { id } = await desk.draft('park', batch.id);
    await client.post(`/dossiers/${id}/submission`);
    expect(await refusalOf(savePart(client, id, 'contact', { name: '别人' }, 1))).toMatchObject({
      status: 409,
      code: 'dossier.locked',
    });
    expect(await refusalOf(client.delete(`/dossiers/${id}`))).toMatchObject({ code: 'dossier.submittedAlready' });
  });

  it('hashes the content: another content has another hash, and files count', async () => {
    const client = await desk.as('park');
    const hashes = await Promise.all(
      ['甲', '甲', '乙'].map(async (name) => {
        const { id } = await desk.draft('park', batch.id, (sample) => sample.with('contact', { name }));
        return (await client.post<Receipt>(`/dossiers/${id}/submission`)).contentHash;
      }),
    );
    expect(new Set(hashes).size).toBe(3); // the dossier's own id is part of what is hashed
  });

  it('refuses an incomplete dossier with every error of every part', async () => {
    const client = await desk.as('enterprise');
    const { id } = await desk.draft('enterprise', batch.id, (sample) =>
      sample
        .without('plan')
        .with('contact', { phone: 'x' })
        .withRow('business', 0, { overseasRevenueFen: 90_000_000_000 })
        .withRow('partners', 0, { country: 'CN' }),
    );
    const refusal = await refusalOf(client.post(`/dossiers/${id}/submission`));
    expect(refusal).toMatchObject({ status: 422, code: 'dossier.incomplete' });
    const { problems } = refusal as unknown as Problems;
    expect(problems.map(({ part, code }) => `${part} ${code}`)).toEqual([
      'contact invalidPhone',
      'partners chinaAsForeign',
      'plan missing',
      'plan rowsMissing',
      'business exceeds',
    ]);
    for (const { detail } of problems) expect(detail.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(await desk.rows(`SELECT id FROM procedure_case WHERE subject_id = $1`, [id])).toEqual([]);
    expect(await client.get(`/dossiers/${id}`)).toMatchObject({ locked: false, receiptNumber: null });
  });

  it('refuses a host of another nature, and one with a single agreement, by the gates', async () => {
    const client = await desk.as('park');
    const { id } = await desk.draft('park', batch.id, (sample) =>
      sample.with('host', { legalNature: 'university' }).withRows('partners', 1),
    );
    const refusal = await refusalOf(client.post(`/dossiers/${id}/submission`));
    expect(refusal).toMatchObject({ status: 422, code: 'dossier.gatesFailed' });
    expect((refusal['gates'] as { gate: string }[]).map(({ gate }) => gate)).toEqual(['hostNature', 'validAgreements']);
  });

  it('refuses the credit code of another organisation, and files of another organisation', async () => {
    const other = await desk.as('research');
    const [foreign] = await other.get<{ id: string }[]>('/files?limit=1');
    const client = await desk.as('park');
    const { id } = await desk.draft('park', batch.id, (sample) =>
      sample.with('host', { uscc: '91110108551385082Q' }).withRow('tenants', 0, { evidence: [foreign?.id ?? ''] }),
    );
    const { problems } = (await refusalOf(client.post(`/dossiers/${id}/submission`))) as unknown as Problems;
    expect(problems.map(({ part, code }) => `${part} ${code}`)).toEqual(['host usccDiffers', 'tenants unknownFile']);
  });

  it('refuses what the guide does not call for, too early, and late, with the rule', async () => {
    const client = await desk.as('park');
    const onlyResearch = await desk.openBatch({ quotas: { research: 1 } });
    expect(await refusalOf(client.post('/dossiers', { batchId: onlyResearch.id, type: 'park' }))).toMatchObject({
      status: 422,
      code: 'dossier.typeNotCalledFor',
      errors: [{ path: 'type' }],
    });
    const upcoming = await desk.openBatch({ opensOn: addDays(TODAY, 1) });
    expect(await refusalOf(client.post('/dossiers', { batchId: upcoming.id, type: 'park' }))).toMatchObject({
      code: 'dossier.notOpenYet',
      params: { opensOn: addDays(TODAY, 1) },
    });
    const closing = await desk.openBatch();
    const { id } = await desk.draft('park', closing.id);
    await desk.rows(`UPDATE batch SET opens_on = $2, closes_on = $2 WHERE id = $1`, [closing.id, addDays(TODAY, -1)]);
    expect(await refusalOf(client.post(`/dossiers/${id}/submission`))).toMatchObject({
      status: 422,
      code: 'dossier.closed',
      params: { closesOn: addDays(TODAY, -1) },
    });
    expect(await client.get(`/dossiers/${id}`)).toMatchObject({ locked: false });
  });

  it('goes by the clock of the record, whatever that of the process says', async () => {
    const url = await desk.stack.furtherApi(slowClock(24));
    const headers = { Authorization: `Bearer ${await desk.tokenOf('park')}` };
    const submit = async (id: string) =>
      (await fetch(`${url}/api/v1/dossiers/${id}/submission`, { method: 'POST', headers })).json();
    const [closed, open] = [await desk.openBatch(), await desk.openBatch()];
    const [late, inTime] = [await desk.draft('park', closed.id), await desk.draft('park', open.id)];
    await desk.rows(`UPDATE batch SET opens_on = $2, closes_on = $2 WHERE id = $1`, [closed.id, addDays(TODAY, -1)]);
    expect(await submit(late.id)).toMatchObject({ status: 422, code: 'dossier.closed' });
    const before = Date.now();
    const { submittedAt, caseId } = (await submit(inTime.id)) as Receipt & { submittedAt: string };
    expect(Date.parse(submittedAt)).toBeGreaterThanOrEqual(before);
    const [opened] = await desk.rows<{ at: Date }>(`SELECT opened_at AS at FROM procedure_case WHERE id = $1`, [
      caseId,
    ]);
    expect(opened?.at.toISOString()).toBe(submittedAt);
  });

  it('refuses fields outside the guide', async () => {
    const narrow = await desk.openBatch({ fields: ['quantum'] });
    const client = await desk.as('park');
    const { id } = await desk.draft('park', narrow.id);
    const { problems } = (await refusalOf(client.post(`/dossiers/${id}/submission`))) as unknown as Problems;
    expect(problems.map(({ part, code }) => `${part} ${code}`)).toEqual(['base fieldOutsideGuide']);
  });

  it('goes to the recommending unit first where the guide has that step', async () => {
    const recommended = await desk.openBatch({ recommendingStep: true });
    const client = await desk.as('park');
    const { id } = await desk.draft('park', recommended.id);
    const recommender = await desk.as('recommender');
    expect(await refusalOf(recommender.get(`/dossiers/${id}`))).toMatchObject({ status: 404 });
    const { caseId } = await client.post<Receipt>(`/dossiers/${id}/submission`);
    expect(await client.get(`/cases/${caseId}`)).toMatchObject({ state: 'underRecommendation' });
    expect(await recommender.get<DossierView>(`/dossiers/${id}`)).toMatchObject({ locked: true });
  });

  it('is nobody else’s to do, as if the dossier did not exist', async () => {
    const { id } = await desk.draft('park', batch.id);
    for (const [login, status] of [
      ['research', 404],
      ['officer', 403],
      ['admin', 403],
      ['expert1', 403],
    ] as const) {
      const client = await desk.as(login);
      expect(await refusalOf(client.post(`/dossiers/${id}/submission`))).toMatchObject({ status });
    }
    const client = await desk.as('park');
    const unknown = '0198f2c4-0000-7000-8000-000000000000';
    expect(await refusalOf(client.post(`/dossiers/${unknown}/submission`))).toMatchObject({ status: 404 });
    expect(await refusalOf(client.post(`/dossiers/x/submission`))).toMatchObject({ status: 400 });
  });

  it('knows the bases that exist on the same platform and field', async () => {
    const client = await desk.as('park');
    const [first, second] = [await desk.draft('park', batch.id), await desk.draft('park', batch.id)];
    const { caseId } = await client.post<Receipt>(`/dossiers/${first.id}/submission`);
    await desk.rows(
      `INSERT INTO base (id, case_id, batch_id, organisation_id, certificate_number, name, type, district, measure_id, rehearsal, accredited_on)
       SELECT gen_random_uuid(), c.id, c.group_id, c.organisation_id, 'X-1', '甲基地', 'park', '110108', c.measure_id, true, now()
       FROM procedure_case c WHERE c.id = $1`,
      [caseId],
    );
    expect(await client.get(`/dossiers/${first.id}/completeness`)).toMatchObject({ eligible: true });
    expect(await refusalOf(client.post(`/dossiers/${second.id}/submission`))).toMatchObject({
      code: 'dossier.gatesFailed',
      gates: [{ gate: 'noOtherBase', reasons: [{ code: 'otherBase', params: { base: '甲基地' } }] }],
    });
    // A rehearsal is an exercise by itself: its bases bar neither the next one nor what is real.
    const earnest = { rehearsalDaySeconds: undefined, closesOn: addDays(TODAY, 90) };
    for (const elsewhere of [await desk.openBatch(), await desk.openBatch(earnest)]) {
      const { id } = await desk.draft('park', elsewhere.id);
      expect(await client.get(`/dossiers/${id}/completeness`)).toMatchObject({ eligible: true });
      expect(await client.post(`/dossiers/${id}/submission`)).toMatchObject({ revision: 1 });
      const officer = await desk.as('officer');
      expect(await officer.get(`/dossiers/${id}/duplicates`)).toEqual([]);
    }
    await desk.rows(`UPDATE base SET state = 'revoked', revoked_on = '2016-01-01' WHERE case_id = $1`, [caseId]);
    expect(await client.post(`/dossiers/${second.id}/submission`)).toMatchObject({ revision: 1 });
  });

  it('flags numbers that other dossiers use, to the officer alone', async () => {
    const client = await desk.as('platform');
    const ids = await Promise.all([1, 2].map(async () => (await desk.draft('platform', batch.id)).id));
    for (const id of ids) await client.post(`/dossiers/${id}/submission`);
    const officer = await desk.as('officer');
    const found = await officer.get<{ kind: string; otherDossierId: string }[]>(`/dossiers/${ids[1]}/duplicates`);
    expect(found).toContainEqual(expect.objectContaining({ kind: 'contract', otherDossierId: ids[0] }));
    expect(await refusalOf(client.get(`/dossiers/${ids[1]}/duplicates`))).toMatchObject({ status: 403 });
  });
});
