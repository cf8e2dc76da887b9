import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { LETTER_TEXTS } from '#contracts/letter-texts.js';
import { limitText } from '#contracts/limit-text.js';
import { Refusal, sentence } from '#contracts/problems.js';
import { BASE_TYPE_TEXTS } from '#contracts/texts.js';
import type { Deadline } from '#domain/clock/deadline.js';
import { calendarDateOf, dateInChinese, yearOf } from '#domain/common/calendar-date.js';
import { letterNumber } from '#domain/identifiers/numbers.js';
import { isReviewable, letterKindOf, type LetterFacts, type LetterKind } from '#domain/letters/letter.js';
import { articleText } from '#domain/measures/article.js';
import type { BaseType, Measure } from '#domain/measures/measure.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { Letter } from '../entities/letter.entities.js';
import { nextNumber } from './counter.js';
import { firstDeadline, lastReminderBefore } from './deadline.js';
import { LETTER_TEMPLATES, renderLetter } from './letter-template.js';
import { measureVersion } from './measures.js';
import { currentTemplates, templateCalled } from './templates.js';
import type { WrittenText } from './text-template.js';
import { notify } from './trail.js';

/** A letter that is not sent yet, as it would be sent now. */
export interface LetterPreview extends WrittenText {
  readonly kind: LetterKind;
  readonly templateVersion: number;
  readonly authority: string;
  /** The paragraph that the officer has added. */
  readonly added: string | null;
  /** Until when a review may be requested; undefined where there is nothing to be reviewed. */
  readonly review: Deadline | undefined;
  /** SHA-256 of what it says, but for its date and the end of the limit, which go by the moment of sending. */
  readonly contentHash: string;
}

/** The letter about the end that a case has come to, as it was sent. */
export function sentLetter(tx: EntityManager, { id, version }: ProcedureCase): Promise<Letter | null> {
  return tx.getRepository(Letter).findOneBy({ caseId: id, caseVersion: version });
}

/** The last letter that was sent in a case: the one that its applicant reads. */
export function lastLetter(tx: EntityManager, caseId: string): Promise<Letter | null> {
  return tx.getRepository(Letter).findOne({ where: { caseId }, order: { caseVersion: 'DESC' } });
}

/** Until when a review of a case that has ended may be requested; undefined before its letter is sent: the right begins with that. */
export async function reviewLimit(
  tx: EntityManager,
  theCase: ProcedureCase,
): Promise<Pick<Deadline, 'dueOn' | 'dueAt'> | undefined> {
  const { reviewDueOn: dueOn, reviewDueAt: dueAt } = (await sentLetter(tx, theCase)) ?? {};
  return dueOn && dueAt ? { dueOn, dueAt } : undefined;
}

/**
 * The letter as the record has it at this moment.
 * @param instead a text that is tried in place of its template, without the paragraph that the case's officer may have begun
 * @throws {Refusal} letter.noneYet where the case has come to no end that one is written about, letter.templateMissing, letter.dataMissing
 */
export async function previewLetter(
  tx: EntityManager,
  theCase: ProcedureCase,
  now: Date,
  instead?: string,
): Promise<LetterPreview> {
  const kind = letterKindOf(theCase);
  if (!kind) throw new Refusal('letter.noneYet', { state: theCase.state });
  const measure = await measureVersion(tx, theCase.measureId);
  const template = templateCalled(await currentTemplates(tx, LETTER_TEMPLATES), kind);
  if (!template) throw new Refusal('letter.templateMissing');
  const body = instead ?? template.body;
  const draft = instead === undefined ? await draftOf(tx, theCase) : undefined;
  const review = isReviewable(kind)
    ? await firstDeadline(tx, measure.deadlines.reviewRequest, now, theCase.rehearsalDaySeconds)
    : undefined;
  const facts = { ...(await factsOf(tx, theCase, measure, review)), ...draft };
  const { title, paragraphs } = renderLetter(body, facts);
  const timeless = renderLetter(body, {
    ...facts,
    ...(facts.review && { review: { ...facts.review, until: '' } }),
  });
  const authority = measure.authority.name.zh;
  return {
    title,
    paragraphs: withRehearsal(paragraphs, theCase),
    kind,
    templateVersion: template.version,
    authority,
    added: draft?.paragraph ?? null,
    review,
    contentHash: hashOf([kind, timeless.title, ...timeless.paragraphs, authority]),
  };
}

/** The paragraph that is kept for a letter that was not sent. */
export async function draftOf(tx: EntityManager, { id }: ProcedureCase): Promise<{ paragraph: string } | undefined> {
  const [draft] = await tx.query<{ paragraph: string }[]>(`SELECT paragraph FROM letter_draft WHERE case_id = $1`, [
    id,
  ]);
  return draft;
}

interface Sending {
  readonly sentBy: string;
  readonly now: Date;
  /** Of the preview that was read; without it the letter goes out as it stands. */
  readonly contentHash?: string;
}

/**
 * Sends the letter of a case whose row is locked: numbers it, keeps it, tells the applicant. Part of the caller's transaction,
 * so that many cases can be written to one after the other; the caller puts it into the trail.
 * @throws {Refusal} letter.sentAlready, letter.contentChanged, or as `previewLetter`
 */
export async function sendLetter(
  tx: EntityManager,
  theCase: ProcedureCase,
  { sentBy, now, contentHash }: Sending,
): Promise<Letter> {
  if (await sentLetter(tx, theCase)) throw new Refusal('letter.sentAlready');
  const { review, contentHash: current, ...text } = await previewLetter(tx, theCase, now);
  if (contentHash !== undefined && contentHash !== current) throw new Refusal('letter.contentChanged');
  const sentOn = calendarDateOf(now);
  const rehearsal = theCase.rehearsalDaySeconds !== null;
  const series = `letter/${rehearsal ? 'rehearsal/' : ''}${yearOf(sentOn)}`;
  const number = letterNumber(yearOf(sentOn), await nextNumber(tx, series), rehearsal);
  const letter: Letter = {
    id: uuid(),
    caseId: theCase.id,
    caseVersion: theCase.version,
    ...text,
    paragraphs: [...text.paragraphs],
    number,
    sentOn,
    sha256: hashOf([number, text.title, ...text.paragraphs, text.authority, sentOn]),
    sentBy,
    sentAt: now,
    reviewDueOn: review?.dueOn ?? null,
    reviewDueAt: review?.dueAt ?? null,
    reviewExplanation: review?.explanation ?? null,
    reviewRemindAt: review ? await reminderOfReview(tx, theCase, now, review) : null,
  };
  await tx.getRepository(Letter).insert(letter);
  await tx.query(`DELETE FROM letter_draft WHERE case_id = $1`, [theCase.id]);
  const due = review && limitText(review, rehearsal);
  const params = { title: theCase.title, number, ...(due && { dueZh: due.zh, dueEn: due.en }) };
  await notify(tx, `${theCase.id}/${theCase.version}/letter`, theCase.id, [
    {
      to: { organisationId: theCase.organisationId as string },
      template: review ? 'letter.sentReviewable' : 'letter.sent',
      params,
    },
  ]);
  return letter;
}

async function reminderOfReview(
  tx: EntityManager,
  theCase: ProcedureCase,
  openedAt: Date,
  limit: Deadline,
): Promise<Date | null> {
  const measure = await measureVersion(tx, theCase.measureId);
  return lastReminderBefore(tx, theCase, measure, { key: 'reviewRequest', openedAt, limit });
}

/** What a rehearsal writes says so, under the salutation: also where only its text is passed on. */
function withRehearsal(
  [salutation = '', ...paragraphs]: readonly string[],
  { rehearsalDaySeconds: seconds }: ProcedureCase,
): readonly string[] {
  if (seconds === null) return [salutation, ...paragraphs];
  return [salutation, sentence(LETTER_TEXTS.ofRehearsal, { seconds }).zh, ...paragraphs];
}

/** SHA-256 of everything that a reader sees, part by part. */
function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n\n')).digest('hex');
}

/** What the record says of the case, in the words of a letter. */
async function factsOf(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  review: Deadline | undefined,
): Promise<LetterFacts> {
  const [names] = await tx.query<{ organisation: string; guide: string }[]>(
    `SELECT o.name AS organisation, b.title AS guide FROM organisation o, dossier d JOIN batch b ON b.id = d.batch_id
     WHERE o.id = $1 AND d.id = $2`,
    [theCase.organisationId, theCase.subjectId],
  );
  if (!names) throw new Error(`case ${theCase.id} has no dossier`);
  const outcome = theCase.outcome as Outcome;
  const type = theCase.type as BaseType;
  const items = measure.types[type].formalCheckItems;
  return {
    ...names,
    base: theCase.title,
    type: BASE_TYPE_TEXTS[type].zh,
    measure: { title: measure.title.zh, documentNumber: measure.documentNumber },
    decidedOn: dateInChinese(calendarDateOf(theCase.closedAt ?? theCase.stateSince)),
    reasons: outcome.reasonsText?.map(({ zh, article }) => ({ text: zh, article: articleText(article).zh })),
    findings: outcome.failedItems?.map(({ item, reason }) => ({
      item: items.find(({ id }) => id === item)?.text.zh ?? item,
      reason,
    })),
    remark: outcome.remark,
    certificate: outcome.certificateNumber
      ? { number: outcome.certificateNumber, accreditedOn: dateInChinese(outcome.accreditedOn ?? '') }
      : undefined,
    review: review && {
      workingDays: measure.deadlines.reviewRequest.amount,
      until: limitText(review, theCase.rehearsalDaySeconds !== null).zh,
    },
  };
}

/** What the moves that end a case leave in its outcome. */
interface Outcome {
  readonly reasonsText?: readonly { readonly zh: string; readonly article: string }[];
  readonly failedItems?: readonly { readonly item: string; readonly reason: string }[];
  readonly remark?: string;
  readonly certificateNumber?: string;
  readonly accreditedOn?: string;
}
