import { randomUUID } from 'node:crypto';
import type { ApiClient } from '#cli/client/api-client.js';
import { addDays, addMonths } from '#domain/common/calendar-date.js';
import { accreditedBases } from '../../support/bases.js';
import type { Desk, Receipt } from '../../support/desk.js';
import { TODAY, openDesk, refusalOf } from '../../support/desk.js';
import { createDataSource } from '#persistence/data-source.js';

interface Gate {
  readonly gate: string;
  readonly passed: boolean;
  readonly article: string;
  readonly reasons: readonly { code: string; params: Record<string, string>; detail: { zh: string; en: string } }[];
}

describe('applying again over HTTP', () => {
  let desk: Desk;
  let park: ApiClient;
  beforeAll(async () => {
    desk = await openDesk();
    park = await desk.as('park');
  });
  afterAll(() => desk?.stop());

  const gateOf = async (id: string, name: string) => {
    const { gates } = await park.get<{ gates: Gate[] }>(`/dossiers/${id}/completeness`);
    return gates.find(({ gate }) => gate === name);
  };
  const casesOf = (id: string) => desk.rows(`SELECT id FROM procedure_case WHERE subject_id = $1`, [id]);

  describe('after a revocation', () => {
    /** A guide of the real pace: a rehearsal holds nothing against anybody outside it. */
    const earnest = () => desk.openBatch({ rehearsalDaySeconds: undefined, closesOn: addDays(TODAY, 90) });
    let baseId: string;
    let caseId: string;
    beforeAll(async () => {
      const record = createDataSource({ databaseUrl: desk.stack.databaseUrl, pool: 1, applicationName: 'test' });
      await record.initialize();
      const { baseIds } = await accreditedBases(record, { owner: park, rehearsal: false, name: '旧基地' });
      await record.destroy();
      baseId = baseIds[0] as string;
      caseId = randomUUID();
      await desk.rows(
        `WITH cases AS (
           INSERT INTO procedure_case (id, kind, workflow_id, subject_id, organisation_id, title, measure_id, state, closed_at)
           SELECT $1::uuid, 'rectification', $1::text, b.id, b.organisation_id, b.name, '2025', 'revoked', now()
           FROM base b WHERE b.id = $2::uuid
         ), campaigns AS (
           INSERT INTO campaign (id, code, year, title, measure_id, created_by) VALUES ($1::uuid, 'C-1', 2026, '评价', '2025', $3)
         ), evaluated AS (
           INSERT INTO evaluation (case_id, campaign_id, base_id, type) VALUES ($1::uuid, $1::uuid, $2::uuid, 'park')
         )
         INSERT INTO rectification (case_id, evaluation_case_id, base_id) VALUES ($1::uuid, $1::uuid, $2::uuid)`,
        [caseId, baseId, park.accountId],
      );
    });

    const revoked = async (ground: string, revokedOn: string) => {
      await desk.rows(`UPDATE procedure_case SET outcome = jsonb_build_object('ground', $2::text) WHERE id = $1`, [
        caseId,
        ground,
      ]);
      await desk.rows(`UPDATE base SET state = 'revoked', revoked_on = $2 WHERE id = $1`, [baseId, revokedOn]);
    };

    it.each([
      ['three years for fault', 'failedAcceptance', 36],
      ['five years for fraud', 'fraud', 60],
    ])('is refused with the rule and the day from which it is possible: %s', async (_rule, ground, months) => {
      const { id } = await desk.draft('park', (await earnest()).id);
      const revokedOn = addDays(addMonths(TODAY, -months), 1);
      await revoked(ground, revokedOn);
      const from = addMonths(revokedOn, months);
      const gate = {
        gate: 'notBarred',
        passed: false,
        article: 'Ch. 4',
        reasons: [{ code: 'barredAfterRevocation', params: { base: '旧基地 1', revokedOn, from } }],
      };
      expect(await gateOf(id, 'notBarred')).toMatchObject(gate);
      const refusal = await refusalOf(park.post(`/dossiers/${id}/submission`));
      expect(refusal).toMatchObject({ status: 422, code: 'dossier.gatesFailed', gates: [gate] });
      const [{ reasons } = { reasons: [] }] = refusal['gates'] as Gate[];
      expect(reasons[0]?.detail).toEqual({
        zh: `“旧基地 1”已于 ${revokedOn} 撤销，自 ${from} 起方可再次申报。`,
        en: `"旧基地 1" was revoked on ${revokedOn}; its host may apply again from ${from}.`,
      });
      expect(await casesOf(id)).toEqual([]);

      await revoked(ground, addDays(revokedOn, -1));
      expect(await gateOf(id, 'notBarred')).toMatchObject({ passed: true });
      expect(await park.post(`/dossiers/${id}/submission`)).toMatchObject({ revision: 1 });
    });

    it('is free where nobody was at fault', async () => {
      const { id } = await desk.draft('park', (await earnest()).id);
      await revoked('hostGone', TODAY);
      expect(await park.post(`/dossiers/${id}/submission`)).toMatchObject({ revision: 1 });
    });
  });

  it('for the same platform is possible in the next batch, not in the one that it was withdrawn from', async () => {
    const [batch, next] = await Promise.all([desk.openBatch(), desk.openBatch()]);
    const [first, again, later] = [
      await desk.draft('park', batch.id, (sample) => sample.with('base', { platformName: '国合Ａ平台' })),
      await desk.draft('park', batch.id, (sample) => sample.with('base', { platformName: ' 国合 a平台' })),
      await desk.draft('park', next.id),
    ];
    const other = await desk.draft('park', batch.id, (sample) => sample.with('base', { platformName: '另一平台' }));
    const { caseId, receiptNumber } = await park.post<Receipt>(`/dossiers/${first.id}/submission`);
    await park.patiently('POST', `/cases/${caseId}/withdrawal`, { reason: '合作方案调整' });

    const gate = { gate: 'onceInBatch', reasons: [{ code: 'endedInBatch', params: { receipt: receiptNumber } }] };
    expect(await gateOf(again.id, 'onceInBatch')).toMatchObject({ ...gate, passed: false });
    expect(await refusalOf(park.post(`/dossiers/${again.id}/submission`))).toMatchObject({
      status: 422,
      code: 'dossier.gatesFailed',
      gates: [gate],
    });
    expect(await casesOf(again.id)).toEqual([]);
    for (const { id } of [later, other]) {
      expect(await park.post(`/dossiers/${id}/submission`)).toMatchObject({ revision: 1 });
    }
    expect(await gateOf(first.id, 'onceInBatch')).toMatchObject({ passed: true });
  });

  it('after fraud was found on site is refused as serious dishonesty', async () => {
    const batch = await desk.openBatch();
    const [first, other] = [
      await desk.draft('park', batch.id),
      await desk.draft('park', batch.id, (sample) => sample.with('base', { platformName: '别的平台' })),
    ];
    const { caseId } = await park.post<Receipt>(`/dossiers/${first.id}/submission`);
    await desk.rows(
      `INSERT INTO onsite_visit (case_id, visited_on, assessor_ids, officer_ids, findings, fraud_found, concluded_by)
       VALUES ($1, $2, '{}', '{}', '与申报不符', true, $3)`,
      [caseId, TODAY, park.accountId],
    );
    expect(await refusalOf(park.post(`/dossiers/${other.id}/submission`))).toMatchObject({
      code: 'dossier.gatesFailed',
      gates: [{ gate: 'goodStanding', reasons: [{ code: 'dishonesty', params: { on: TODAY, years: 3 } }] }],
    });
    expect(await gateOf(first.id, 'goodStanding')).toMatchObject({ passed: true });
  });
});
