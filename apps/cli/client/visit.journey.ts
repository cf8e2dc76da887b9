import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { Commission } from './commission.js';
import type { ApiClient } from './api-client.js';
import { uploadFile } from './dossier.journey.js';

interface IndicatorRow {
  readonly indicator: string;
  readonly claimed: number;
  readonly evidenceCount: number;
  readonly fullValue: number;
}

/** A visit as its team reads it. */
export interface VisitView {
  readonly standing: 'none' | 'proposed' | 'declined' | 'agreed';
  readonly plan: { readonly sequence: number; readonly day: string; readonly answerDueAt: string | null } | null;
  /** Accounts are for those who may read the report. */
  readonly team: readonly { readonly accountId: string | null; readonly displayName: string }[];
  readonly report: {
    readonly checklist: readonly { readonly item: string; readonly verdict: 'pass' | 'fail' | null }[];
    readonly contentHash: string | null;
    readonly signatures: readonly {
      readonly accountId: string;
      readonly signedAt: string | null;
      readonly dissent: string | null;
    }[];
  } | null;
  readonly voidedSignatures: number;
}

type Visitors = Pick<Commission, 'officer' | 'secondOfficer' | 'experts' | 'assessor' | 'applicantOf'>;

/** What a visit finds. */
export interface VisitOutcome {
  /** Every indicator at this share of its claim (1 = as claimed), or of its full value. */
  readonly share?: number;
  readonly of?: 'claimed' | 'fullValue';
  readonly fraudFound?: boolean;
  readonly findings?: string;
  /** Who answers for the host; the demo applicant of the type unless given. */
  readonly applicant?: ApiClient;
}

/** Three experts, one of them the assessor who keeps the record, and two officers, as the measures ask for. */
export function visitorsOf({ officer, secondOfficer, experts, assessor }: Visitors): {
  readonly members: readonly ApiClient[];
  readonly expertIds: readonly string[];
  readonly officerIds: readonly string[];
} {
  const [asExperts, asOfficers] = [
    [assessor, ...experts.slice(0, 2)],
    [officer, secondOfficer],
  ];
  const ids = (people: readonly ApiClient[]) => people.map(({ accountId }) => accountId);
  return { members: [...asExperts, ...asOfficers], expertIds: ids(asExperts), officerIds: ids(asOfficers) };
}

/** A plan for today, as the body of a first proposal. Today may be a Sunday: the note says why it has to be today. */
export function planForToday(visitors: Visitors): object {
  const { expertIds, officerIds } = visitorsOf(visitors);
  const day = calendarDateOf(new Date());
  const hours = { startsAt: '09:00', endsAt: '17:00' };
  return { day, ...hours, place: '申报单位注册地址', note: '已与申报单位电话商定。', expertIds, officerIds };
}

/** 约定: the officer proposes today, instead of what there was, and the applicant agrees. */
export async function arrangeVisit(visitors: Visitors, caseId: string, applicant?: ApiClient): Promise<VisitView> {
  const { officer } = visitors;
  const path = `/cases/${caseId}/visit`;
  const { plan } = await officer.patiently<VisitView>('GET', path);
  const proposed = await officer.patiently<VisitView>('PUT', `${path}/plan`, {
    ...planForToday(visitors),
    ...(plan && { replaces: plan.sequence }),
  });
  const host = applicant ?? (await visitors.applicantOf(await typeOf(officer, caseId)));
  await host.patiently('PUT', `${path}/answer`, { answer: 'agree', sequence: proposed.plan?.sequence });
  return proposed;
}

/** What the visit itself shows: for values above the claim, and for claims without a file. */
const ON_SITE = {
  name: '现场核实表.pdf',
  content: Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
};

/** Verifies every indicator, goes through the checklist, writes the findings. @returns the visit as it is to be signed */
export async function recordVisit(
  { assessor }: Pick<Visitors, 'assessor'>,
  caseId: string,
  { checklist }: NonNullable<VisitView['report']>,
  { share = 1, of = 'claimed', fraudFound = false, findings }: VisitOutcome = {},
): Promise<VisitView> {
  const rows = await assessor.patiently<IndicatorRow[]>('GET', `/cases/${caseId}/indicators`);
  const found = rows.map((row) => ({
    ...row,
    verified: share === 1 && of === 'claimed' ? Number(row.claimed.toFixed(4)) : Math.floor(row[of] * share),
  }));
  const unshown = found.filter(({ verified, claimed, evidenceCount }) =>
    evidenceCount === 0 ? verified > 0 : verified > claimed,
  );
  const evidence = unshown.length > 0 ? [(await uploadFile(assessor, ON_SITE)).id] : [];
  const values = found.map((row) => ({
    indicator: row.indicator,
    verified: row.verified,
    ...(row.verified !== row.claimed && { note: '以现场核实为准。' }),
    ...(unshown.includes(row) && { evidence }),
  }));
  await assessor.patiently('PUT', `/cases/${caseId}/indicators`, { values });
  const marks = checklist.map(({ item }) => ({ item, verdict: 'pass' }));
  await assessor.patiently('PUT', `/cases/${caseId}/visit/checklist`, { marks });
  return assessor.patiently<VisitView>('PUT', `/cases/${caseId}/visit/findings`, {
    findings:
      findings ?? (fraudFound ? '现场未见申报的实验室，证明材料与实际不符。' : '现场核实情况与申报材料基本一致。'),
    fraudFound,
  });
}

/** Everyone of the team signs what is on record. */
export async function signVisit(visitors: Visitors, caseId: string, { report }: VisitView): Promise<void> {
  const body = { contentHash: report?.contentHash };
  const { members } = visitorsOf(visitors);
  await Promise.all(members.map((member) => member.patiently('POST', `/cases/${caseId}/visit/signature`, body)));
}

/** 现场考察 from its plan to its conclusion. */
export async function visit(visitors: Visitors, caseId: string, outcome: VisitOutcome = {}): Promise<void> {
  const { report } = await arrangeVisit(visitors, caseId, outcome.applicant);
  await signVisit(visitors, caseId, await recordVisit(visitors, caseId, report as NonNullable<typeof report>, outcome));
  await visitors.assessor.patiently('POST', `/cases/${caseId}/visit`);
}

async function typeOf(officer: ApiClient, caseId: string): Promise<string> {
  const { type } = await officer.patiently<{ type: string }>('GET', `/cases/${caseId}`);
  return type;
}
