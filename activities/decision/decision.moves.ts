import { v7 as uuid } from 'uuid';
import { Refusal } from '#contracts/problems.js';
import { cultivationIsOn, type Recommendation } from '#domain/accreditation/decisions.js';
import { calendarDateOf, yearOf } from '#domain/common/calendar-date.js';
import { othersOnPlatform } from '#domain/dossier/gates.js';
import { certificateNumber } from '#domain/identifiers/numbers.js';
import type { BaseType } from '#domain/measures/measure.js';
import type { Batch } from '#persistence/entities/dossier.entities.js';
import { partsOf } from '#persistence/record/dossiers.js';
import { titlesOnPlatform } from '#persistence/record/platforms.js';
import { nextNumber } from '#persistence/record/counter.js';
import type { Move, MoveContext, Moves } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { reasonText, statedReasons } from '../cases/reasons.js';
import { openPlaques } from '../plaque/open-plaques.js';
import { groundsOf, placesTaken, refuseReasons, trueReasons } from './grounds.js';

/** 审议决定, 公示 and 认定公布: rows 9–12 of procedure 1. */
export const decisionMoves = {
  decisions: {
    async decide(context) {
      const grounds = await groundsOf(context);
      const { recommendation, totalHundredths } = grounds;
      const own = { rule: recommendation.article, reason: reasonText(context) };
      switch (context.payload['result'] as 'selected' | 'cultivated' | 'notSelected') {
        case 'selected':
          refuseReasons(context, grounds);
          if (recommendation.kind !== 'selected') {
            throw new Refusal('decision.belowThreshold', {}, { explanation: recommendation.explanation });
          }
          await withinQuota(context);
          await onlyBaseOnPlatform(context);
          return {
            ...own,
            to: 'underPublicNotice',
            outcome: { totalHundredths, explanation: recommendation.explanation },
            notices: [noticeToApplicant(context, 'decision.selected')],
          };
        case 'cultivated':
          if (
            !cultivationIsOn(context.measure) ||
            totalHundredths < context.measure.accreditation.cultivateFromHundredths
          ) {
            throw new Refusal('decision.cannotCultivate', {}, { explanation: recommendation.explanation });
          }
          return ended(context, 'cultivated', await trueReasons(context, 'cultivated', grounds), recommendation);
        case 'notSelected':
          return ended(context, 'notSelected', await trueReasons(context, 'notSelected', grounds), recommendation);
      }
    },

    /** The title takes effect on the day of the announcement. */
    async announce(context) {
      const { tx, theCase, measure, now } = context;
      const accreditedOn = calendarDateOf(now);
      const rehearsal = theCase.rehearsalDaySeconds !== null;
      const year = yearOf(accreditedOn);
      const sequence = await nextNumber(tx, `certificate/${rehearsal ? 'rehearsal/' : ''}${year}`);
      const certificate = certificateNumber(year, theCase.type as BaseType, sequence, rehearsal);
      const baseId = uuid();
      await tx.query(
        `INSERT INTO base (id, case_id, batch_id, organisation_id, certificate_number, name, type, district, measure_id, rehearsal,
           state, accredited_on)
         SELECT $1, $2, d.batch_id, o.id, $3, d.base_name, d.type, o.district, $4, $5, 'accredited', $6
         FROM dossier d JOIN organisation o ON o.id = d.organisation_id WHERE d.id = $7`,
        [baseId, theCase.id, certificate, theCase.measureId, rehearsal, accreditedOn, theCase.subjectId],
      );
      return {
        to: 'accredited',
        rule: measure.deadlines.announcement.article,
        outcome: { certificateNumber: certificate, baseId, accreditedOn },
        onceEntered: () => openPlaques(tx, { group: theCase, baseIds: [baseId], measure, now }),
        notices: [noticeToApplicant(context, 'base.accredited', { certificate })],
      };
    },
  },

  closes: {
    async underPublicNotice({ theCase, measure }, limitPassed) {
      if (!limitPassed) return undefined;
      return {
        to: 'underAnnouncement',
        rule: measure.deadlines.publicNotice.article,
        notices: [{ to: { role: 'caseOfficer' }, template: 'announcement.due', params: { title: theCase.title } }],
      };
    },
  },
} satisfies Moves;

/** Decisions of one batch wait for each other here, so that no two take the last place. @throws {Refusal} decision.quotaReached */
async function withinQuota({ tx, theCase }: MoveContext): Promise<void> {
  const [batch] = await tx.query<Pick<Batch, 'quotas'>[]>(`SELECT quotas FROM batch WHERE id = $1 FOR UPDATE`, [
    theCase.groupId,
  ]);
  const quota = batch?.quotas[theCase.type as BaseType];
  if (quota !== undefined && (await placesTaken(tx, theCase)) >= quota) {
    throw new Refusal('decision.quotaReached', { quota });
  }
}

/** The entry gate again: another case may have won the platform meanwhile. @throws {Refusal} decision.otherBase */
async function onlyBaseOnPlatform({ tx, theCase, measure }: MoveContext): Promise<void> {
  const { subjectId: dossierId, revision, rehearsalDaySeconds } = theCase;
  const { base } = await partsOf(tx, dossierId, revision);
  const place = { dossierId, platformName: base?.platformName, rehearsal: rehearsalDaySeconds !== null };
  const [other] = othersOnPlatform(
    measure,
    { type: theCase.type as BaseType, parts: { base } },
    await titlesOnPlatform(tx, place),
  );
  if (other) throw new Refusal('decision.otherBase', { base: other.name, article: other.article });
}

function ended(
  context: MoveContext,
  to: 'cultivated' | 'notSelected',
  reasons: string[],
  { article, explanation }: Recommendation,
): Move {
  const { outcome, detail, params } = statedReasons(context.measure, reasons, { remark: reasonText(context) });
  return {
    to,
    rule: article,
    reason: reasonText(context),
    detail,
    outcome: { ...outcome, explanation },
    notices: [noticeToApplicant(context, `decision.${to}`, params)],
  };
}
