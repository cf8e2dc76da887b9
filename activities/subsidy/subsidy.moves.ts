import type { AuditAction } from '#domain/texts/audit.js';
import { personsBehind } from '#contracts/actor.js';
import { Refusal, sentence } from '#contracts/problems.js';
import { PROPOSED, PROPOSED_NOTHING } from '#contracts/timeline-texts.js';
import { allocate, formatYuan } from '#domain/subsidy/allocation.js';
import { amountText } from '#domain/subsidy/amount-text.js';
import { SubsidyAward, SubsidyScheme } from '#persistence/entities/base.entities.js';
import { refuseOwnProposal } from '#persistence/record/subsidy-proposal.js';
import { audit, type NoticeDraft } from '#persistence/record/trail.js';
import { inviteVouchers, voucherWindow } from '#persistence/record/voucher-window.js';
import type { Move, MoveContext, Moves } from '../cases/move.js';
import { claimsOf, unverifiedVouchers, type Adjustment, type ClaimedAward } from './claims.js';
import { basesThatLostTheirStanding, organisationsOf, settle, type Granted } from './settlement.js';

/** 后补助: the proposal of one person, its approval by another. All amounts are fen. */
export const subsidyMoves = {
  decisions: {
    async propose(context) {
      const { tx, theCase, measure, now } = context;
      const { vouchersDueAt, vouchersDueOn: dueOn } = await schemeOf(context);
      if (now <= vouchersDueAt) throw new Refusal('subsidy.filingOpen', { dueOn });
      const count = await unverifiedVouchers(tx, theCase.id);
      if (count > 0) throw new Refusal('subsidy.vouchersUnverified', { count });
      const adjustments = (context.payload['adjustments'] ?? []) as Adjustment[];
      const claims = await claimsOf(tx, theCase.id, adjustments);
      const proposedFen = await storeProposal(context, claims);
      const { zh: amountZh, en: amountEn } = amountText(proposedFen);
      const template = proposedFen > 0 ? 'subsidy.proposed' : 'subsidy.proposedNothing';
      const notice = { template, params: { title: theCase.title, amountZh, amountEn } };
      return {
        to: 'underApproval',
        rule: measure.subsidy.article,
        detail: proposedFen > 0 ? sentence(PROPOSED, { amountZh, amountEn }) : PROPOSED_NOTHING,
        notices: [
          { to: { role: 'decisionMaker' }, ...notice },
          { to: { role: 'financeOfficer' }, ...notice },
        ],
      };
    },

    async approve(context) {
      const { tx, theCase, measure, actor, now } = context;
      const scheme = await schemeOf(context);
      await refuseOwnProposal(tx, { theCase, measure }, personsBehind(actor));
      const lost = await basesThatLostTheirStanding(tx, theCase.id);
      if (lost.length > 0) {
        throw new Refusal('subsidy.basesChanged', { count: lost.length, bases: lost.slice(0, 10).join('、') });
      }
      await tx.query(`UPDATE subsidy_scheme SET approved_by = $2, approved_at = $3 WHERE case_id = $1`, [
        theCase.id,
        actor?.accountId,
        now,
      ]);
      const granted = await settle(tx, theCase.id);
      const allocatedFen = granted.reduce((sum, { fen }) => sum + fen, 0);
      if (allocatedFen === 0) return closedWithoutAward(context, granted);
      return {
        to: 'approved',
        rule: measure.subsidy.article,
        outcome: { budgetFen: scheme.budgetFen, allocatedFen },
        notices: granted.map((each) => noticeOf(each, theCase.title)),
      };
    },

    /** The amounts are no longer proposed; the trail keeps them. Vouchers may be filed again, for as long as at first. */
    async sendBack(context) {
      const { tx, theCase, now } = context;
      const window = await voucherWindow(tx, theCase, now);
      const awards = await tx
        .getRepository(SubsidyAward)
        .find({ where: { schemeId: theCase.id }, order: { id: 'ASC' } });
      await auditAmounts(context, 'discardAmounts', {
        before: { amounts: awards.map(({ id, proposedFen }) => ({ awardId: id, fen: proposedFen })) },
      });
      await tx.query(
        `WITH scheme AS (
           UPDATE subsidy_scheme SET proposed_by = NULL, proposed_for = NULL, proposed_at = NULL, vouchers_due_on = $2, vouchers_due_at = $3,
             vouchers_explanation = $4 WHERE case_id = $1
         )
         UPDATE subsidy_award SET proposed_fen = NULL, explanation = NULL WHERE scheme_id = $1`,
        [theCase.id, window.dueOn, window.dueAt, JSON.stringify(window.explanation)],
      );
      const organisations = await organisationsOf(tx, theCase.id);
      const params = { title: theCase.title };
      return {
        to: 'underVouchers',
        reason: context.payload['reason'] as string,
        notices: [
          { to: { role: 'financeOfficer' }, template: 'subsidy.sentBack', params },
          ...organisations.map((organisationId) => ({
            to: { organisationId },
            template: 'subsidy.reopened',
            params: { ...params, dueOn: window.dueOn },
          })),
        ],
        onceEntered: () => inviteVouchers(tx, theCase, organisations, window),
      };
    },
  },
  closes: {},
} satisfies Moves;

async function schemeOf({ tx, theCase }: MoveContext): Promise<SubsidyScheme> {
  return tx.getRepository(SubsidyScheme).findOneByOrFail({ caseId: theCase.id });
}

/**
 * Divides the budget over the claims and writes every amount down with its arithmetic.
 * @returns the fen that are proposed in all
 * @throws {Refusal} subsidy.overBudget
 */
async function storeProposal(context: MoveContext, claims: readonly ClaimedAward[]): Promise<number> {
  const { tx, theCase, measure, actor, now } = context;
  const { budgetFen } = await schemeOf(context);
  const { shares, overBudget, entitledFen } = allocate(
    claims.map(({ claim }) => claim),
    budgetFen,
    measure.subsidy,
  );
  if (overBudget && !measure.subsidy.proRataWhenOverBudget) {
    throw new Refusal('subsidy.overBudget', { entitled: formatYuan(entitledFen), budget: formatYuan(budgetFen) });
  }
  const byAward = new Map(claims.map((each) => [each.awardId, each]));
  const lines = shares.map(({ id, allocatedFen, entitledFen, explanation }) => {
    const remark = byAward.get(id)?.remark;
    const { maxFen, verifiedSpendingFen, priorFundedFen } = byAward.get(id)!.claim;
    return {
      id,
      fen: allocatedFen,
      explanation: {
        zh: remark ? `${explanation.zh}；${remark.zh}` : explanation.zh,
        en: remark ? `${explanation.en}; ${remark.en}` : explanation.en,
        atMostFen: maxFen,
        verifiedFen: verifiedSpendingFen,
        priorFundedFen,
        entitledFen,
      },
    };
  });
  await tx.query(
    `UPDATE subsidy_award a SET proposed_fen = p.fen, explanation = p.explanation
     FROM unnest($1::uuid[], $2::bigint[], $3::jsonb[]) AS p (id, fen, explanation) WHERE a.id = p.id`,
    [
      lines.map(({ id }) => id),
      lines.map(({ fen }) => fen),
      lines.map(({ explanation }) => JSON.stringify(explanation)),
    ],
  );
  await tx.query(`UPDATE subsidy_scheme SET proposed_by = $2, proposed_for = $4, proposed_at = $3 WHERE case_id = $1`, [
    theCase.id,
    actor?.accountId,
    now,
    actor?.onBehalfOf?.accountId ?? null,
  ]);
  await auditAmounts(context, 'proposeAmounts', {
    after: { budgetFen, entitledFen, amounts: lines.map(({ id, fen }) => ({ awardId: id, fen })) },
  });
  return lines.reduce((sum, { fen }) => sum + fen, 0);
}

/** The amounts themselves stand in the trail, besides the move. */
async function auditAmounts(
  { tx, theCase, measure, actor }: MoveContext,
  action: AuditAction,
  line: { before?: object; after?: object },
): Promise<void> {
  await audit(tx, {
    caseId: theCase.id,
    subject: { kind: theCase.kind, id: theCase.subjectId },
    actorId: actor?.accountId ?? null,
    actorRole: actor?.roles.includes('financeOfficer') ? 'financeOfficer' : 'decisionMaker',
    action,
    rule: measure.subsidy.article,
    ...line,
  });
}

/** Approved, and nothing to pay. */
function closedWithoutAward({ theCase, measure }: MoveContext, granted: readonly Granted[]): Move {
  return {
    to: 'closedWithoutAward',
    rule: measure.subsidy.article,
    outcome: { allocatedFen: 0 },
    notices: granted.map((each) => noticeOf(each, theCase.title)),
  };
}

function noticeOf({ organisationId, fen }: Granted, title: string): NoticeDraft {
  const to = { organisationId };
  if (fen === 0) return { to, template: 'subsidy.nothing', params: { title } };
  const { zh, en } = amountText(fen);
  return { to, template: 'subsidy.granted', params: { title, amount: zh, amountEn: en } };
}
