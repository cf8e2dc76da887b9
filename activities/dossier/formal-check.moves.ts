import { itemsInWords, itemsNamed } from '#contracts/missing.js';
import { WITHDRAWN_BY_HOST } from '#contracts/notice-texts.js';
import { Refusal, refusalAt, sentence } from '#contracts/problems.js';
import { TO_CORRECT } from '#contracts/timeline-texts.js';
import { listed } from '#contracts/listed.js';
import type { BaseType, FormalCheckItem, LocalizedText, Measure } from '#domain/measures/measure.js';
import { Dossier } from '#persistence/entities/dossier.entities.js';
import type { CheckMark } from '#persistence/entities/case.entities.js';
import { firstDeadline } from '#persistence/record/deadline.js';
import { tellMeetingOf } from '#persistence/record/meeting/waiting.js';
import { callOffVisit } from '#persistence/record/visit/called-off.js';
import { limitText } from '#contracts/limit-text.js';
import type { MoveContext, Moves } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { reasonsFor, reasonText, statedReasons } from '../cases/reasons.js';

/** 形式审查 and 补正: rows 4–5 of procedure 1. The marks are contributions; these decide on them. */
export const formalCheckMoves = {
  decisions: {
    async accept(context) {
      const { failed } = await marksOf(context);
      if (failed.length > 0) throw new Refusal('check.hasFailures', ...itemsNamed(failed.map(asNamed), 'failed'));
      return {
        to: 'underDraw',
        rule: context.measure.deadlines.formalCheck.article,
        notices: [noticeToApplicant(context, 'case.accepted')],
      };
    },

    async returnForCorrection(context) {
      const { theCase, measure } = context;
      const { failed } = await marksOf(context);
      if (failed.length === 0) throw refusalAt('marks', 'check.noFailures');
      const beyond = failed.filter(({ onFailure }) => onFailure === 'refuse');
      if (beyond.length > 0) throw new Refusal('check.notCorrectable', itemsInWords(beyond));
      const { maxCorrections } = measure.accreditation;
      if (theCase.revision > maxCorrections) throw new Refusal('check.correctedAlready', { max: maxCorrections });
      await reopenDossier(context);
      const said = await toCorrect(context, failed);
      return {
        to: 'returned',
        rule: measure.deadlines.correction.article,
        reason: reasonText(context),
        detail: sentence(TO_CORRECT, said),
        outcome: { corrections: failed.map(({ item, part, reason }) => ({ item, part, reason })) },
        notices: [noticeToApplicant(context, 'case.returned', said)],
      };
    },

    async refuse(context) {
      const { failed } = await marksOf(context);
      if (failed.length === 0) throw refusalAt('marks', 'check.noFailures');
      const mayStillCorrect = context.theCase.revision <= context.measure.accreditation.maxCorrections;
      if (mayStillCorrect && failed.every(({ onFailure }) => onFailure === 'return')) {
        throw new Refusal('check.correctable', itemsInWords(failed));
      }
      const reasons = reasonsFor(context, 'refuse');
      refuseUnfounded(context.measure, reasons, failed);
      const { outcome, detail, params } = statedReasons(context.measure, reasons, {
        findings: failed.map(findingOf),
        remark: reasonText(context),
      });
      return {
        to: 'refused',
        rule: context.measure.deadlines.formalCheck.article,
        reason: reasonText(context),
        detail,
        outcome: { ...outcome, failedItems: failed.map(({ item, part, reason }) => ({ item, part, reason })) },
        notices: [noticeToApplicant(context, 'case.refused', params)],
      };
    },

    async withdraw(context) {
      await closeDossier(context);
      await tellMeetingOf(context.tx, context.theCase.id);
      await callOffVisit(context.tx, context.theCase, WITHDRAWN_BY_HOST, context.now);
      return {
        to: 'withdrawn',
        reason: reasonText(context),
        notices: [
          { to: { role: 'caseOfficer' }, template: 'case.withdrawn', params: { title: context.theCase.title } },
        ],
      };
    },
  },

  closes: {
    /** Resubmitted in time: back to the formal check, with the new revision. Otherwise deemed withdrawn. */
    async returned(context, limitPassed) {
      const { tx, theCase, measure } = context;
      const dossier = await tx.getRepository(Dossier).findOneByOrFail({ id: theCase.subjectId });
      if (dossier.locked && dossier.revision > theCase.revision) {
        theCase.revision = dossier.revision;
        theCase.title = dossier.baseName;
        await tx.query(`UPDATE procedure_case SET title = $2 WHERE id = $1`, [theCase.id, theCase.title]);
        return {
          to: 'underFormalCheck',
          complete: true,
          rule: measure.deadlines.correction.article,
          notices: [
            {
              to: { role: 'caseOfficer' },
              template: 'case.resubmitted',
              params: { title: theCase.title, revision: theCase.revision },
            },
          ],
        };
      }
      if (!limitPassed || measure.deadlines.correction.onLapse !== 'deemedWithdrawn') return undefined;
      await closeDossier(context);
      return {
        to: 'lapsed',
        rule: measure.deadlines.correction.article,
        notices: [noticeToApplicant(context, 'case.lapsed')],
      };
    },
  },
} satisfies Moves;

/** A refusal says what the checklist says. @throws {Refusal} check.reasonUnfounded, naming the reason and the items that it rests on */
function refuseUnfounded(
  { reasons: catalogue, types }: Measure,
  given: readonly string[],
  failed: readonly FailedItem[],
): void {
  const items = new Map(
    Object.values(types).flatMap(({ formalCheckItems }) => formalCheckItems.map((one) => [one.id, one.text])),
  );
  for (const { text, items: wanted = [] } of catalogue.filter((one) => given.includes(one.id))) {
    if (wanted.length === 0 || failed.some(({ item }) => wanted.includes(item))) continue;
    const { zh: itemsZh, en: itemsEn } = listed(wanted.map((item) => items.get(item) ?? { zh: item, en: item }));
    throw refusalAt('reasons', 'check.reasonUnfounded', { reasonZh: text.zh, reasonEn: text.en, itemsZh, itemsEn });
  }
}

/** Every item of the type's checklist must have a mark. @throws {Refusal} check.incomplete */
async function marksOf({ tx, theCase, measure }: MoveContext): Promise<{ failed: FailedItem[] }> {
  const items = measure.types[theCase.type as BaseType].formalCheckItems;
  const marks = await tx.query<Pick<CheckMark, 'item' | 'verdict' | 'reason'>[]>(
    `SELECT item, verdict, reason FROM check_mark WHERE case_id = $1 AND revision = $2`,
    [theCase.id, theCase.revision],
  );
  const byItem = new Map(marks.map((mark) => [mark.item, mark]));
  const unchecked = items.filter(({ id }) => !byItem.has(id));
  if (unchecked.length > 0) {
    throw new Refusal(
      'check.incomplete',
      ...itemsNamed(
        unchecked.map(({ id, text: name }) => ({ id, name })),
        'missing',
      ),
    );
  }
  const failed = items.flatMap((item: FormalCheckItem) => {
    const mark = byItem.get(item.id);
    const { id, part, text, onFailure } = item;
    return mark?.verdict === 'fail' ? [{ item: id, part, reason: mark.reason, text, onFailure }] : [];
  });
  return { failed };
}

interface FailedItem {
  readonly item: string;
  readonly part: string;
  readonly reason: string | null;
  readonly text: LocalizedText;
  readonly onFailure: FormalCheckItem['onFailure'];
}

function asNamed({ item: id, text: name }: FailedItem) {
  return { id, name };
}

/** The item and what the officer wrote of it. */
function findingOf({ text, reason }: FailedItem): LocalizedText {
  return { zh: `${text.zh}：${reason}`, en: `${text.en}: ${reason}` };
}

/** What is to be corrected, each item with its reason, and until when. */
async function toCorrect(
  { tx, theCase, measure, now }: MoveContext,
  failed: readonly FailedItem[],
): Promise<Record<string, string | number>> {
  const { rehearsalDaySeconds } = theCase;
  const limit = await firstDeadline(tx, measure.deadlines.correction, now, rehearsalDaySeconds);
  const due = limitText(limit, rehearsalDaySeconds !== null);
  const findings = failed.map(findingOf);
  return {
    count: failed.length,
    itemsZh: findings.map(({ zh }) => zh).join('；'),
    itemsEn: findings.map(({ en }) => en).join('; '),
    dueZh: due.zh,
    dueEn: due.en,
  };
}

/**
 * What stands is what was handed in last. A correction that was not is kept beside it, under the next revision, for its organisation
 * alone.
 */
async function closeDossier({ tx, theCase }: MoveContext): Promise<void> {
  await tx.query(
    `UPDATE dossier d SET locked = true, revision = s.revision, base_name = coalesce(p.content->>'name', d.base_name)
     FROM dossier_submission s
       LEFT JOIN dossier_part p ON p.dossier_id = s.dossier_id AND p.revision = s.revision AND p.part = 'base'
     WHERE d.id = $1 AND s.dossier_id = d.id
       AND s.revision = (SELECT max(revision) FROM dossier_submission WHERE dossier_id = $1)`,
    [theCase.subjectId],
  );
}

/** The next revision begins as a copy of the submitted one, which stays as it is. */
async function reopenDossier({ tx, theCase }: MoveContext): Promise<void> {
  await tx.query(
    `INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by, saved_at)
     SELECT dossier_id, organisation_id, revision + 1, part, version, content, saved_by, saved_at FROM dossier_part
     WHERE dossier_id = $1 AND revision = $2`,
    [theCase.subjectId, theCase.revision],
  );
  await tx.query(`UPDATE dossier SET locked = false, revision = $2 WHERE id = $1`, [
    theCase.subjectId,
    theCase.revision + 1,
  ]);
}
