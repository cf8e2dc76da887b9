import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { maskedChange } from '#domain/people/personal-data.js';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { itemsInWords } from '#contracts/missing.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { partsAtFault, partsToCorrect } from '#domain/dossier/correction.js';
import { difference } from '#domain/dossier/difference.js';
import { PART_SPECS } from '#domain/dossier/specs/index.js';
import type { PartName } from '#domain/measures/vocabulary.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { Dossier } from '#persistence/entities/dossier.entities.js';
import { caseById } from '#persistence/record/cases.js';
import { contentHashOf } from '#persistence/record/content-hash.js';
import { contribute } from '#persistence/record/contribute.js';
import { correctionsOf, returnedRevision, type Correction } from '#persistence/record/correction.js';
import { refuseAvoidingStandIn } from '#persistence/record/delegation-avoidance.js';
import { dossierById, partsOf } from '#persistence/record/dossiers.js';
import { noteDossier } from '#persistence/record/looks.js';
import { ownsIt, sees, seesAll } from '../common/access.js';
import type { CorrectionAnswersDto, CorrectionDto } from './correction.dto.js';
import { judge } from './report.service.js';

/** 补正: what failed, which parts it opens, what the applicant answers and changes. */
@Injectable()
export class CorrectionService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Answers and changes are the applicant's own until they are submitted.
   * @throws {Refusal} request.notFound, case.standAside, delegation.absentTied, correction.none
   */
  async of(caseId: string, actor: ActorRef): Promise<CorrectionDto> {
    const { manager } = this.dataSource;
    const theCase = await caseById(manager, caseId);
    if (!theCase || !sees(actor, theCase) || !(ownsIt(actor, theCase) || seesAll(actor))) {
      throw new Refusal('request.notFound');
    }
    await refuseAvoidingStandIn(manager, theCase, actor);
    const read = await correctionDto(manager, theCase, actor);
    await noteDossier(this.dataSource, { id: theCase.subjectId, own: ownsIt(actor, theCase) }, actor);
    return read;
  }

  /**
   * All of them, or none. Whoever answers says which return is answered, and which version of the answer was changed, so that nobody's is
   * overwritten unseen.
   * @throws {Refusal} correction.returnedAnew, correction.itemUnknown, correction.stale with what is there now in `current`
   */
  async answer(
    caseId: string,
    { returnedAt, answers }: CorrectionAnswersDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<CorrectionDto> {
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action: 'answerCorrection',
      as: 'applicant',
      states: ['returned'],
      visible: (theCase) => ownsIt(actor, theCase),
      work: async (tx, theCase) => {
        // A return may be undone and made again for something else; what answers the one says nothing to the other.
        if (Date.parse(returnedAt) !== theCase.stateSince.getTime()) throw new Refusal('correction.returnedAnew');
        const failed = new Map((await correctionsOf(tx, theCase, theCase.revision)).map((each) => [each.id, each]));
        const unknown = answers.findIndex(({ item }) => !failed.has(item));
        if (unknown >= 0)
          throw refusalAt(`answers.${unknown}.item`, 'correction.itemUnknown', { item: answers[unknown]?.item ?? '' });
        // The case is locked: what was read is what is written over.
        refuseStale(
          answers.flatMap(({ item, version }) =>
            failed.get(item)?.version === version ? [] : (failed.get(item) ?? []),
          ),
        );
        await tx.query(
          `INSERT INTO correction_answer (case_id, revision, item, answer, answered_by)
           SELECT $1, $2, item, answer, $3 FROM unnest($4::text[], $5::text[]) AS a (item, answer)
           ON CONFLICT (case_id, revision, item)
             DO UPDATE SET answer = excluded.answer, answered_by = excluded.answered_by, answered_at = now(),
               version = correction_answer.version + 1`,
          [
            caseId,
            theCase.revision,
            actor.accountId,
            answers.map(({ item }) => item),
            answers.map(({ answer }) => answer),
          ],
        );
        // What is half typed goes on no trail: the text handed in stands in its table, which changes no more.
        const hashes = answers.map(({ item, answer }) => ({ item, contentHash: contentHashOf(answer) }));
        return { answer: await correctionDto(tx, theCase, actor), audit: { after: { answers: hashes } } };
      },
    });
  }
}

/** A returned dossier is changed only where it was returned for something. @throws {Refusal} correction.partClosed */
export async function refuseClosedPart(
  tx: EntityManager,
  theCase: ProcedureCase,
  dossier: Dossier,
  part: PartName,
): Promise<void> {
  const failed = await correctionsOf(tx, theCase, theCase.revision);
  if (partsToCorrect(failed).includes(part)) return;
  const { report } = await judge(tx, dossier, dossier.revision);
  if (partsAtFault(report).includes(part)) return;
  const label = PART_SPECS[part].label;
  throw new Refusal(
    'correction.partClosed',
    { partZh: label.zh, partEn: label.en, ...itemsInWords(failed) },
    { open: failed.map(({ id, corrects = [] }) => ({ item: id, parts: corrects })) },
  );
}

/** @param changed answers of which another version was changed @throws {Refusal} correction.stale */
function refuseStale(changed: readonly Correction[]): void {
  if (changed.length === 0) return;
  const current = changed.map(({ id, answer, version }) => ({ item: id, answer, version }));
  throw new Refusal('correction.stale', itemsInWords(changed), { current });
}

/** Every item for which it was returned has its answer. @throws {Refusal} correction.unanswered */
export async function refuseUnanswered(tx: EntityManager, theCase: ProcedureCase): Promise<void> {
  const open = (await correctionsOf(tx, theCase, theCase.revision)).filter(({ answer }) => answer === null);
  if (open.length === 0) return;
  const missing = open.map(({ id }) => id);
  throw new Refusal('correction.unanswered', { count: open.length, ...itemsInWords(open) }, { missing });
}

async function correctionDto(tx: EntityManager, theCase: ProcedureCase, actor: ActorRef): Promise<CorrectionDto> {
  const revision = returnedRevision(theCase);
  const failed = revision === undefined ? [] : await correctionsOf(tx, theCase, revision);
  if (revision === undefined || failed.length === 0) throw new Refusal('correction.none');
  const isOpen = theCase.state === 'returned';
  const own = theCase.revision > revision || ownsIt(actor, theCase);
  const [before, after] = await Promise.all(
    [revision, own ? revision + 1 : revision].map((each) => partsOf(tx, theCase.subjectId, each)),
  );
  const written = ownsIt(actor, theCase);
  const changes = difference(before ?? {}, after ?? {}).map((change) => ({
    ...(written ? change : maskedChange(change)),
    label: PART_SPECS[change.part].label,
  }));
  return {
    caseId: theCase.id,
    revision,
    returnedAt: isOpen ? theCase.stateSince.toISOString() : null,
    openParts: isOpen ? await openParts(tx, theCase, failed) : [],
    items: failed.map(({ id, text, reason, corrects = [], answer, version }) => ({
      item: id,
      text,
      reason,
      parts: [...corrects],
      answer: own ? answer : null,
      version: own ? version : 0,
      changes: changes.filter(({ part }) => corrects.includes(part)),
    })),
  };
}

async function openParts(
  tx: EntityManager,
  { subjectId }: ProcedureCase,
  failed: readonly Correction[],
): Promise<PartName[]> {
  const dossier = await dossierById(tx, subjectId);
  const faulty = dossier ? partsAtFault((await judge(tx, dossier, dossier.revision)).report) : [];
  return [...new Set([...partsToCorrect(failed), ...faulty])];
}
