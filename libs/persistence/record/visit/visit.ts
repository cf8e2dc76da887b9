import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EntityManager } from 'typeorm';
import type { LocalizedText } from '#domain/measures/measure.js';

type Queryable = Pick<EntityManager, 'query'>;

/** 考察安排 as it was proposed last. Instants are ISO texts, `day` and `wishedDay` calendar days, times such as 09:30 in Asia/Shanghai. */
export interface VisitPlan {
  /** Counts the proposals. */
  readonly sequence: number;
  readonly day: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly note: string | null;
  readonly state: 'proposed' | 'agreed' | 'declined';
  readonly proposedBy: string;
  readonly proposedAt: string;
  /** Until when the applicant answers; silence is consent. Null while the case stands still. */
  readonly answerDueAt: string | null;
  readonly answerDueOn: string;
  readonly answerExplanation: LocalizedText;
  /** The applicant's last wish for another day, and why. */
  readonly wishedDay: string | null;
  readonly answerReason: string | null;
}

/** A member of the team, with the signature that is valid now. */
export interface VisitMember {
  readonly accountId: string;
  readonly displayName: string;
  readonly seat: 'expert' | 'officer';
  readonly contentHash: string | null;
  readonly dissent: string | null;
  readonly signedAt: string | null;
}

export interface VisitMark {
  readonly item: string;
  readonly verdict: 'pass' | 'fail';
  readonly remark: string | null;
  readonly photos: readonly string[];
}

export interface VisitedValue {
  readonly indicator: string;
  readonly claimed: number;
  /** Files behind the claim. */
  readonly claimEvidenceCount: number;
  readonly verified: number | null;
  readonly note: string | null;
  readonly evidence: readonly string[];
}

export interface VisitFindings {
  readonly findings: string;
  readonly fraudFound: boolean;
}

/** 现场考察 of a case, all of it. */
export interface Visit {
  readonly plan: VisitPlan | null;
  readonly members: readonly VisitMember[];
  readonly marks: readonly VisitMark[];
  readonly values: readonly VisitedValue[];
  readonly findings: VisitFindings | null;
  /** PostgreSQL's clock: by it silence has agreed to the plan, or has not yet. */
  readonly asOf: Date;
}

export async function visitOf(tx: Queryable, caseId: string): Promise<Visit> {
  const [found] = await tx.query<Visit[]>(
    `SELECT
       (SELECT json_build_object('sequence', sequence, 'day', day, 'startsAt', starts_at, 'endsAt', ends_at, 'place', place,
          'note', note, 'state', state, 'proposedBy', proposed_by, 'proposedAt', proposed_at, 'answerDueAt', answer_due_at,
          'answerDueOn', answer_due_on, 'answerExplanation', answer_explanation, 'wishedDay', wished_day,
          'answerReason', answer_reason)
        FROM visit_plan WHERE case_id = $1) AS plan,
       coalesce((SELECT json_agg(json_build_object('accountId', m.account_id, 'displayName', a.display_name, 'seat', m.seat,
          'contentHash', s.content_hash, 'dissent', s.dissent, 'signedAt', s.signed_at) ORDER BY m.seat, m.place)
        FROM visit_member m JOIN account a ON a.id = m.account_id LEFT JOIN visit_signature s
          ON s.case_id = m.case_id AND s.account_id = m.account_id AND s.voided_at IS NULL
        WHERE m.case_id = $1), '[]') AS members,
       coalesce((SELECT json_agg(json_build_object('item', item, 'verdict', verdict, 'remark', remark, 'photos', photos)
          ORDER BY item) FROM visit_mark WHERE case_id = $1), '[]') AS marks,
       coalesce((SELECT json_agg(json_build_object('indicator', indicator, 'claimed', claimed,
          'claimEvidenceCount', cardinality(evidence), 'verified', verified,
          'note', note, 'evidence', verified_evidence) ORDER BY indicator) FROM indicator_value WHERE case_id = $1), '[]') AS values,
       (SELECT json_build_object('findings', findings, 'fraudFound', fraud_found) FROM visit_findings WHERE case_id = $1) AS findings,
       now() AS "asOf"`,
    [caseId],
  );
  return found as Visit;
}

const hashes = new WeakMap<Visit, string>();

/** SHA-256 of what a signature stands for: day, place and team, findings, checklist and values, in canonical JSON (RFC 8785). */
export function contentHashOf(visit: Visit): string {
  const known = hashes.get(visit) ?? hashOfContent(visit);
  hashes.set(visit, known);
  return known;
}

function hashOfContent({ plan, members, marks, values, findings }: Visit): string {
  const content = canonicalize({
    day: plan?.day,
    place: plan?.place,
    team: members.map(({ accountId, seat }) => ({ accountId, seat })),
    marks,
    values,
    findings,
  });
  return createHash('sha256')
    .update(content ?? '')
    .digest('hex');
}

/** The plan, where the applicant has agreed to it or has let the time to answer pass. */
export function agreedPlan({ plan, asOf }: Pick<Visit, 'plan' | 'asOf'>): VisitPlan | undefined {
  if (plan === null || plan.state === 'declined') return undefined;
  if (plan.state === 'agreed') return plan;
  return plan.answerDueAt !== null && new Date(plan.answerDueAt) <= asOf ? plan : undefined;
}

/** Members whose signature to this content is not there. */
export function unsignedMembers(visit: Visit): readonly VisitMember[] {
  const hash = contentHashOf(visit);
  return visit.members.filter(({ contentHash }) => contentHash !== hash);
}
