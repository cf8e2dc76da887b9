import { Refusal } from '#contracts/problems.js';
import { drafting } from '#persistence/record/drafting.js';
import type { MoveContext, Moves } from '../cases/move.js';
import { extendWindow } from './extend-window.js';

/** 申报期满, 批次办结 */
export const batchMoves = {
  decisions: {
    extendWindow,

    async closeBatch(context) {
      await lockAgainstSubmissions(context);
      const { open } = await countCases(context);
      if (open > 0) throw new Refusal('batch.casesOpen', { count: open });
      return { to: 'batchClosed', rule: context.measure.deadlines.guideWindow.article };
    },
  },

  closes: {
    async open(context, limitPassed) {
      if (!limitPassed) return undefined;
      const { tx, theCase, measure } = context;
      await lockAgainstSubmissions(context);
      const { submitted } = await countCases(context);
      const late = await drafting(tx, theCase.id);
      const { title } = theCase;
      const drafts = late.reduce((sum, one) => sum + one.drafts, 0);
      return {
        to: submitted > 0 ? 'underReview' : 'batchClosed',
        rule: measure.deadlines.guideWindow.article,
        outcome: { submitted, drafts },
        notices: [
          { to: { role: 'caseOfficer' }, template: 'batch.windowClosed', params: { title, submitted, drafts } },
          ...late.map(({ organisationId, drafts: own }) => ({
            to: { organisationId },
            template: 'batch.draftTooLate',
            params: { title, drafts: own },
          })),
        ],
      };
    },
  },
} satisfies Moves;

/** Waits for the submissions that the batch has admitted, and lets none in until it has closed: each holds the batch's row, too. */
async function lockAgainstSubmissions({ tx, theCase }: MoveContext): Promise<void> {
  await tx.query(`SELECT FROM batch WHERE id = $1 FOR UPDATE`, [theCase.id]);
}

/** The cases of the batch, and those of its meetings: how many there are, and how many have not ended. */
async function countCases({ tx, theCase }: MoveContext): Promise<{ submitted: number; open: number }> {
  const [counted] = await tx.query<{ submitted: number; open: number }[]>(
    `SELECT count(*) FILTER (WHERE kind = 'accreditation')::int AS submitted, count(*) FILTER (WHERE closed_at IS NULL)::int AS open
     FROM procedure_case WHERE group_id = $1 AND kind IN ('accreditation', 'meeting')`,
    [theCase.id],
  );
  return counted ?? { submitted: 0, open: 0 };
}
