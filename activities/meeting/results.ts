import { PUT_OVER } from '#contracts/meeting-texts.js';
import type { ItemOutcome } from '#domain/meeting/count-votes.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { onlyBasesOnPlatforms } from '#persistence/record/meeting/grounds.js';
import { auditAll } from '#persistence/record/trail.js';
import { moveTogether } from '../cases/move-together.js';
import type { MoveContext } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { statedReasons } from '../cases/reasons.js';
import type { DecidedItem, PutOver } from './conclusion.js';
import { tallyOf, type Concluded } from './minutes.js';

/** What the applicants are told besides the reasons. */
export function remarksIn(
  payload: MoveContext['payload'],
): readonly { readonly caseId: string; readonly remark: string }[] {
  return (payload['remarks'] ?? []) as { caseId: string; remark: string }[];
}

export async function keepResults(
  tx: MoveContext['tx'],
  meetingId: string,
  { decided, putOver, left }: Concluded,
): Promise<void> {
  const results = [
    ...decided.map(({ item: { caseId }, outcome }) => ({ caseId, result: outcome.result, tally: toJson(outcome) })),
    ...putOver.map(({ item: { caseId }, outcome }) => ({ caseId, result: 'putOver', tally: toJson(outcome) })),
    ...left.map(({ caseId }) => ({ caseId, result: 'left', tally: null })),
  ];
  await tx.query(
    `UPDATE meeting_item i SET result = r.result, tally = r.tally
     FROM unnest($2::uuid[], $3::text[], $4::jsonb[]) AS r (case_id, result, tally)
     WHERE i.meeting_id = $1 AND i.case_id = r.case_id`,
    [
      meetingId,
      results.map(({ caseId }) => caseId),
      results.map(({ result }) => result),
      results.map(({ tally }) => tally),
    ],
  );
}

const toJson = (outcome: ItemOutcome) => JSON.stringify(tallyOf(outcome));

/** Each trail says why its case awaits another meeting. */
export function auditPutOver(
  { tx, theCase: by, measure, actor }: MoveContext,
  putOver: readonly PutOver[],
): Promise<void> {
  return auditAll(
    tx,
    putOver.map(({ theCase: { id, kind, subjectId, state, version } }) => ({
      caseId: id,
      subject: { kind, id: subjectId },
      actorId: actor?.accountId ?? null,
      actorRole: 'decisionMaker',
      action: 'putOver',
      rule: measure.meeting.article,
      before: { state, version },
      after: { state, version, detail: PUT_OVER, by: by.id },
    })),
  );
}

/** 拟认定. No two of one platform and field, also not of this meeting. @throws {Refusal} decision.otherBase */
export async function select(context: MoveContext, selected: readonly DecidedItem[]): Promise<void> {
  const { tx, measure } = context;
  const items = new Map(selected.map((one) => [one.item.caseId, one.item]));
  const cases = selected.map(({ theCase }) => theCase);
  await moveTogether(context, cases, {
    by: 'concludeMeeting',
    to: 'proposed',
    rule: measure.meeting.article,
    each: ({ id }) => {
      const item = items.get(id);
      return { outcome: { totalHundredths: item?.totalHundredths, explanation: item?.explanation } };
    },
  });
  await onlyBasesOnPlatforms({ tx, measure }, cases);
}

export async function end(
  context: MoveContext,
  to: 'cultivated' | 'notSelected',
  decided: readonly DecidedItem[],
): Promise<void> {
  const { measure } = context;
  const remarks = new Map(remarksIn(context.payload).map(({ caseId, remark }) => [caseId, remark]));
  const byCase = new Map(decided.map((one) => [one.item.caseId, one]));
  const effectOn = (theCase: ProcedureCase) => {
    const { item, reasons } = byCase.get(theCase.id) as DecidedItem;
    const remark = remarks.get(theCase.id);
    const { outcome, detail, params } = statedReasons(measure, reasons, { remark });
    return {
      outcome: { ...outcome, totalHundredths: item.totalHundredths, explanation: item.explanation },
      detail,
      reason: remark,
      notices: [noticeToApplicant({ theCase }, `decision.${to}`, params)],
    };
  };
  await moveTogether(
    context,
    decided.map(({ theCase }) => theCase),
    { by: 'concludeMeeting', to, rule: measure.meeting.article, each: effectOn },
  );
}
