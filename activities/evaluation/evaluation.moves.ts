import { itemsNamed, reasonRequired } from '#contracts/missing.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import type { BaseType } from '#domain/measures/measure.js';
import { dataScore } from '#domain/scoring/data-score.js';
import { bonusOf, totalScore } from '#domain/scoring/total-score.js';
import { Evaluation } from '#persistence/entities/base.entities.js';
import { awaitPublication, lockCampaign } from '#persistence/record/campaign.js';
import { figuresOf } from '../cases/figures.js';
import type { Move, MoveContext, Moves } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { reasonText } from '../cases/reasons.js';
import { askFurtherExpert, fillEmptySeats } from '../review/draw.moves.js';
import { panelOf, saveScores } from '../review/panel.js';

/** 年度评价 of one base: procedure 3, rows 1–4. Its grade is given with those of the whole campaign. */
export const evaluationMoves = {
  decisions: {
    /** 核实: what is filed with evidence must have been looked at. Fraud ends the scoring; the measure gives the grade. */
    async concludeVerification(context) {
      const { tx, theCase, measure, payload } = context;
      const reason = reasonText(context);
      if (payload['fraudFound'] === true) {
        if (!reason) throw reasonRequired('reason', { zh: '如何弄虚作假', en: 'what the fraud consists in' });
        await tx.query(`UPDATE evaluation SET fraud_found = true WHERE case_id = $1`, [theCase.id]);
        return {
          ...(await scored(context)),
          outcome: { exception: 'fraud' },
          reason,
          notices: [noticeToApplicant(context, 'evaluation.fraudFound')],
        };
      }
      await refuseUnverified(context);
      const bonusItems = await acceptBonusItems(context);
      return {
        to: 'underDraw',
        rule: measure.deadlines.evaluationVerification.article,
        reason,
        outcome: { bonusItems },
        notices: [{ to: { role: 'caseOfficer' }, template: 'evaluation.verified', params: { title: theCase.title } }],
      };
    },
  },

  closes: {
    /** Filed in time, however late it is noticed: to the verification. Otherwise silent, as the campaign's sweep would find. */
    async underFiling(context, limitPassed) {
      const { tx, theCase, measure } = context;
      const { filedAt } = await tx.getRepository(Evaluation).findOneByOrFail({ caseId: theCase.id });
      if (filedAt) {
        return {
          to: 'underVerification',
          rule: measure.deadlines.evaluationFiling.article,
          complete: true,
          notices: [{ to: { role: 'caseOfficer' }, template: 'evaluation.filed', params: { title: theCase.title } }],
        };
      }
      if (!limitPassed) return undefined;
      await tx.query(`UPDATE evaluation SET silent = true WHERE case_id = $1`, [theCase.id]);
      return {
        to: 'scored',
        rule: measure.evaluation.article,
        outcome: { exception: 'silent' },
        notices: [noticeToApplicant(context, 'evaluation.silent')],
      };
    },

    /** When every expert's score is in: data score, panel, bonus and total. They are shown with the grades. */
    async underExpertReview(context) {
      const refilled = await fillEmptySeats(context);
      if (refilled) return refilled;
      const panel = await panelOf(context);
      if (!panel) return undefined;
      const further = await askFurtherExpert(context, panel);
      if ('asked' in further) return further.asked;
      const { tx, theCase, measure } = context;
      const { evaluation: rules } = measure;
      const { bonusItems } = await tx.getRepository(Evaluation).findOneByOrFail({ caseId: theCase.id });
      const data = dataScore({
        rules: measure.types[theCase.type as BaseType],
        column: 'evaluation',
        figures: await figuresOf(tx, theCase.id),
        criteriaHundredths: panel.criteriaHundredths,
      });
      const bonus = bonusOf(bonusItems, rules);
      const total = totalScore({
        dataHundredths: data.hundredths,
        expertHundredths: panel.hundredths,
        rules: rules.total,
        bonusHundredths: bonus.hundredths,
        capHundredths: rules.totalCapHundredths,
      });
      await saveScores(tx, theCase.id, {
        data: data.hundredths,
        expert: panel.hundredths,
        management: data.managementHundredths,
        landed: data.landedHundredths,
        bonus: bonus.hundredths,
        total: total.hundredths,
        dimensions: data.dimensions,
        explanation: [panel.explanation, ...data.lines, total.explanation],
      });
      return { ...(await scored(context)), complete: true, notices: further.nobody };
    },
  },
} satisfies Moves;

/** The last step before the publication. Those who end at the same moment wait for each other: the last one is noticed. */
async function scored({ tx, theCase, measure }: MoveContext): Promise<Move> {
  const campaign = await lockCampaign(tx, theCase.groupId as string);
  return {
    to: 'scored',
    rule: measure.evaluation.article,
    onceEntered: () => awaitPublication(tx, campaign),
  };
}

/** A claim without evidence counts 0 and needs no verification. @throws {Refusal} visit.valuesMissing */
async function refuseUnverified(context: MoveContext): Promise<void> {
  const figures = Object.entries(await figuresOf(context.tx, context.theCase.id));
  const missing = figures.filter(([, { verified, evidenceCount }]) => verified === null && evidenceCount > 0);
  if (missing.length === 0) return;
  const { indicators } = context.measure.types[context.theCase.type as BaseType];
  const named = indicators.filter(({ id }) => missing.some(([one]) => one === id));
  throw new Refusal('visit.valuesMissing', ...itemsNamed(named, 'missing'));
}

/** The bonus items that the officer accepts, of those claimed; all of them where the officer names none. @throws {Refusal} evaluation.bonusNotClaimed */
async function acceptBonusItems({ tx, theCase, measure, payload }: MoveContext): Promise<string[]> {
  const { bonusItems: claimed } = await tx.getRepository(Evaluation).findOneByOrFail({ caseId: theCase.id });
  const accepted = (payload['bonusItems'] as string[] | undefined) ?? claimed;
  const unclaimed = accepted.find((item) => !claimed.includes(item));
  if (unclaimed) {
    const name = measure.evaluation.bonusItems.find(({ id }) => id === unclaimed)?.name ?? {
      zh: unclaimed,
      en: unclaimed,
    };
    throw refusalAt('bonusItems', 'evaluation.bonusNotClaimed', { itemZh: name.zh, itemEn: name.en });
  }
  await tx.query(`UPDATE evaluation SET bonus_items = $2 WHERE case_id = $1`, [theCase.id, accepted]);
  return accepted;
}
