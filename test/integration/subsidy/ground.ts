import { v7 as uuid } from 'uuid';
import type { DataSource } from 'typeorm';
import type { Grade } from '#domain/measures/measure.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { aPdf, upload } from '../../support/desk.js';
import type { Scene } from '../../support/scene.js';

export interface BaseWish {
  /** Demo organisation whose base it is. */
  readonly of: 'park' | 'research' | 'platform' | 'enterprise';
  readonly grade?: Grade | null;
  readonly state?: 'accredited' | 'underRectification' | 'revoked';
}

export interface GroundWish {
  readonly measureId?: string;
  /** null: the real pace. */
  readonly rehearsalDaySeconds?: number | null;
}

export interface Ground {
  readonly campaignId: string;
  readonly batchId: string;
  /** In the order of the wishes. */
  readonly baseIds: readonly string[];
}

const REHEARSAL: GroundWish = { measureId: '2025', rehearsalDaySeconds: 3600 };

/** A batch whose bases were accredited, and a campaign in which they were graded: as earlier procedures leave them behind. */
export async function aGround(
  record: DataSource,
  wishes: readonly BaseWish[],
  { measureId = '2025', rehearsalDaySeconds = 3600 }: GroundWish = REHEARSAL,
): Promise<Ground> {
  const [campaignId, batchId] = [uuid(), uuid()];
  const [by] = await record.query<{ id: string }[]>(`SELECT id FROM account WHERE login = 'officer'`);
  await record.query(
    `INSERT INTO batch (id, code, title, year, measure_id, opens_on, closes_on, fields, countries, quotas, rehearsal_day_seconds, created_by)
     VALUES ($1, $2, '指南', 2026, $3, '2026-01-01', '2026-02-01', '{}', '{}', '{}', $4, $5)`,
    [batchId, batchId, measureId, rehearsalDaySeconds, by?.id],
  );
  await record.query(
    `INSERT INTO campaign (id, code, year, title, measure_id, rehearsal_day_seconds, created_by)
     VALUES ($1, $2, 2026, '年度评价', $3, $4, $5)`,
    [campaignId, campaignId, measureId, rehearsalDaySeconds, by?.id],
  );
  const baseIds: string[] = [];
  for (const { of, grade = 'excellent', state = 'accredited' } of wishes) {
    const [baseId, evaluationId] = [uuid(), uuid()];
    const [host] = await record.query<{ id: string }[]>(`SELECT organisation_id AS id FROM account WHERE login = $1`, [
      of,
    ]);
    const accreditationId = await endedCase(record, 'accreditation', baseId, batchId, 'accredited', measureId);
    await record.query(
      `INSERT INTO base (id, case_id, batch_id, organisation_id, certificate_number, name, type, district, measure_id, rehearsal, state, accredited_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, '110108', $8, $9, $10, '2024-06-01')`,
      [
        baseId,
        accreditationId,
        batchId,
        host?.id,
        `证-${baseId.slice(-12)}`,
        `${of} 基地`,
        of,
        measureId,
        rehearsalDaySeconds !== null,
        state,
      ],
    );
    await endedCase(
      record,
      'evaluation',
      baseId,
      campaignId,
      grade === null ? 'scored' : 'graded',
      measureId,
      evaluationId,
    );
    await record.query(
      `INSERT INTO evaluation (case_id, campaign_id, base_id, type, grade) VALUES ($1, $2, $3, $4, $5)`,
      [evaluationId, campaignId, baseId, of, grade],
    );
    baseIds.push(baseId);
  }
  return { campaignId, batchId, baseIds };
}

async function endedCase(
  record: DataSource,
  kind: string,
  subjectId: string,
  groupId: string,
  state: string,
  measureId: string,
  id = uuid(),
): Promise<string> {
  await record.query(
    `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, group_id, title, measure_id, state, closed_at)
     VALUES ($1, $2, $3, $4, $5, '先前事项', $6, $7, now())`,
    [id, kind, `${kind}/${id}`, subjectId, groupId, measureId, state],
  );
  return id;
}

export interface AmountView {
  readonly fen: number;
  readonly text: { readonly zh: string; readonly en: string };
}
export interface SchemeView {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly rehearsal: boolean;
  readonly vouchersDueOn: string;
  readonly vouchersDueAt: string;
  readonly budget: AmountView;
  readonly totals: {
    readonly awards: number;
    readonly leftOut: number;
    readonly unverifiedVouchers: number;
    readonly ceiling: AmountView;
    readonly filed: AmountView;
    readonly verified: AmountView;
    readonly proposed: AmountView | null;
    readonly allocated: AmountView | null;
  };
}
export interface AwardView {
  readonly id: string;
  readonly baseId: string;
  readonly ceilingFen: number;
  readonly verifiedFen: number;
  readonly proposedFen: number | null;
  readonly allocatedFen: number | null;
  readonly explanation: { readonly zh: string; readonly en: string } | null;
}
export interface PaymentList {
  readonly total: { readonly fen: number };
  readonly payments: readonly { readonly baseName: string; readonly amountFen: number }[];
}
export interface VoucherView {
  readonly id: string;
  readonly number: string;
  readonly amountFen: number;
  readonly verifiedFen: number | null;
}

let count = 0;

/** What a finance officer asks for; everything may be changed. */
export function aScheme(change: object = {}): object {
  count += 1;
  return {
    code: `HBZ-${process.pid}-${count}`,
    year: 2026,
    title: '国际科技合作基地后补助',
    budgetFen: 100_000_000,
    ...change,
  };
}

/** Persons of a scheme, signed in, and what they do again and again. */
export async function subsidyDesk(scene: Scene) {
  const logins = ['finance', 'finance2', 'decider', 'auditor', 'park', 'research', 'platform', 'enterprise'] as const;
  const people = Object.fromEntries(
    await Promise.all(logins.map(async (login) => [login, await scene.signIn(login)] as const)),
  ) as Record<(typeof logins)[number], ApiClient>;
  const files = new Map<string, string>();

  /** A file that the person has uploaded. */
  const fileOf = async (login: BaseWish['of']): Promise<string> => {
    const known = files.get(login) ?? (await upload(people[login], '凭证.pdf', aPdf(login))).id;
    files.set(login, known);
    return known;
  };

  const aVoucher = async (login: BaseWish['of'], change: object = {}) => {
    count += 1;
    return {
      number: `FP-${process.pid}-${count}`,
      description: '联合研发设备',
      spentOn: '2025-09-30',
      amountFen: 10_000_000,
      fileId: await fileOf(login),
      ...change,
    };
  };

  const desk = {
    ...people,
    fileOf,
    aVoucher,

    open: (change: object) => people.finance.post<SchemeView>('/subsidy-schemes', aScheme(change)),

    awardOf: async (login: BaseWish['of'], schemeId: string) => {
      const [award] = await people[login].get<AwardView[]>(`/subsidy-schemes/${schemeId}/awards`);
      if (!award) throw new Error(`${login} has no award`);
      return award;
    },

    file: async (login: BaseWish['of'], schemeId: string, awardId: string, change: object = {}) =>
      people[login].post<VoucherView>(
        `/subsidy-schemes/${schemeId}/awards/${awardId}/vouchers`,
        await aVoucher(login, change),
      ),

    verify: (schemeId: string, voucher: VoucherView, verifiedFen = voucher.amountFen) =>
      people.finance.put<VoucherView>(`/subsidy-schemes/${schemeId}/vouchers/${voucher.id}/verification`, {
        verifiedFen,
        ...(verifiedFen < voucher.amountFen && { note: '核减不合规部分' }),
      }),
  };

  /** The last day for vouchers has passed. */
  const closeWindow = (schemeId: string) =>
    scene.record.query(`UPDATE subsidy_scheme SET vouchers_due_at = now() - interval '1 second' WHERE case_id = $1`, [
      schemeId,
    ]);

  return {
    ...desk,

    closeWindow,

    /** A scheme whose bases have each filed a voucher of so much, verified in full; its window has passed unless told otherwise. */
    async aVerifiedScheme(
      wishes: readonly (BaseWish & { spentFen: number })[],
      budgetFen: number,
      { windowOpen = false } = {},
    ) {
      const { campaignId, baseIds } = await aGround(scene.record, wishes);
      const scheme = await desk.open({ campaignId, budgetFen });
      const awards = await people.finance.get<AwardView[]>(`/subsidy-schemes/${scheme.id}/awards`);
      for (const [index, { of, spentFen }] of wishes.entries()) {
        const award = awards.find(({ baseId }) => baseId === baseIds[index]);
        if (!award || spentFen === 0) continue;
        await desk.verify(scheme.id, await desk.file(of, scheme.id, award.id, { amountFen: spentFen }));
      }
      if (!windowOpen) await closeWindow(scheme.id);
      return { scheme, awards, baseIds };
    },

    /** What each award was allocated. */
    amounts: async (scheme: { id: string }) =>
      (await people.finance.get<AwardView[]>(`/subsidy-schemes/${scheme.id}/awards`)).map(
        ({ allocatedFen }) => allocatedFen,
      ),
  };
}

export type SubsidyDesk = Awaited<ReturnType<typeof subsidyDesk>>;
