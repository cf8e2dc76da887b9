import { ACTION_TEXTS, STATE_TEXTS, text } from '#contracts/texts.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { Step } from '#persistence/record/reversal.js';
import { recipientOf, type NoticeDraft, type Recipient } from '#persistence/record/trail.js';
import type { MoveContext } from './move.js';

/** What is told under the key of an objection, not of the move. */
const TOLD_APART: Readonly<Record<string, readonly string[]>> = {
  acceptObjection: ['objection.accepted'],
  refuseObjection: ['objection.settled'],
  dismissObjection: ['objection.dismissed', 'objection.settled'],
};

/** To everybody who was told of the step. */
export async function noticesOfMistake(
  { tx, theCase }: Pick<MoveContext, 'tx' | 'theCase'>,
  step: Pick<Step, 'action' | 'from'>,
  reason: string,
): Promise<readonly NoticeDraft[]> {
  return (await noticesOfMistakes(tx, [theCase], step, reason))(theCase.id);
}

/** Of the same step of many cases, by case. Why is for those who judge and for the applicant, not for the experts that were invited. */
export async function noticesOfMistakes(
  tx: MoveContext['tx'],
  cases: readonly ProcedureCase[],
  step: Pick<Step, 'action' | 'from'>,
  reason: string,
): Promise<(caseId: string) => readonly NoticeDraft[]> {
  const told = await tx.query<{ caseId: string; recipient: Recipient }[]>(
    `SELECT DISTINCT c.id AS "caseId", ${recipientOf('account_id')} AS recipient
     FROM unnest($1::uuid[], $2::text[]) AS c (id, moved) JOIN notice n ON n.case_id = c.id
     WHERE n.event_key LIKE c.moved OR n.template = ANY($3) AND n.event_key LIKE 'objection/' || (
       SELECT d.payload->>'objectionId' FROM audit_entry e JOIN command d ON d.id = e.command_id
       WHERE e.case_id = c.id AND e.action = $4 ORDER BY e.id DESC LIMIT 1) || '/%'`,
    [
      cases.map(({ id }) => id),
      cases.map(({ id, version }) => `${id}/${version}/${step.action}/%`),
      TOLD_APART[step.action] ?? [],
      step.action,
    ],
  );
  const [action, stage] = [text(ACTION_TEXTS, step.action), text(STATE_TEXTS, step.from)];
  const titles = new Map(cases.map(({ id, title }) => [id, title]));
  const params = { actionZh: action.zh, actionEn: action.en, stageZh: stage.zh, stageEn: stage.en, reason };
  const byCase = Map.groupBy(told, ({ caseId }) => caseId);
  return (caseId) =>
    (byCase.get(caseId) ?? []).map(({ recipient }) => ({
      to: recipient,
      template: 'accountId' in recipient ? 'review.reversed' : 'case.reversed',
      params: { title: titles.get(caseId) ?? '', ...params },
    }));
}
