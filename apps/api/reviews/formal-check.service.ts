import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { itemsInWords, reasonsRequired } from '#contracts/missing.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import type { BaseType } from '#domain/measures/measure.js';
import { CheckMark, type ProcedureCase } from '#persistence/entities/case.entities.js';
import { contribute } from '#persistence/record/contribute.js';
import { measureVersion } from '#persistence/record/measures.js';
import { CasesService } from '../cases/cases.service.js';
import { sees } from '../common/access.js';
import type { ChecklistDto, CheckMarksDto } from './formal-check.dto.js';

@Injectable()
export class FormalCheckService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  async checklist(caseId: string, actor: ActorRef): Promise<ChecklistDto> {
    return checklistOf(this.dataSource.manager, await this.cases.visible(caseId, actor));
  }

  /** Marks items, again and again until the decision; all of them, or none. @throws {Refusal} check.itemUnknown, case.reasonRequired, check.stale */
  async mark(
    caseId: string,
    { revision, marks }: CheckMarksDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<ChecklistDto> {
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action: 'markChecklist',
      as: 'caseOfficer',
      states: ['underFormalCheck'],
      visible: (theCase) => sees(actor, theCase),
      work: async (tx, theCase) => {
        // The case is locked: what was read is what is written over.
        const read = await checklistOf(tx, theCase);
        refuseMarks(read.items, marks);
        refuseStale(read, marks, revision);
        await tx.query(
          `INSERT INTO check_mark (case_id, revision, item, verdict, reason, marked_by)
           SELECT $1, $2, item, verdict, reason, $3 FROM unnest($4::text[], $5::text[], $6::text[]) AS m (item, verdict, reason)
           ON CONFLICT (case_id, revision, item) DO UPDATE
             SET verdict = excluded.verdict, reason = excluded.reason, marked_by = excluded.marked_by, marked_at = now(),
               version = check_mark.version + 1`,
          [
            caseId,
            theCase.revision,
            actor.accountId,
            marks.map(({ item }) => item),
            marks.map(({ verdict }) => verdict),
            marks.map(({ reason }) => reason ?? null),
          ],
        );
        return { answer: await checklistOf(tx, theCase), audit: { after: { marks } } };
      },
    });
  }
}

/** Every mark is of an item of the list, and what fails says why. @throws {Refusal} check.itemUnknown, case.reasonRequired */
function refuseMarks(items: ChecklistDto['items'], marks: CheckMarksDto['marks']): void {
  const unexplained = marks.flatMap(({ item, verdict, reason }, index) => {
    const known = items.find((each) => each.item === item);
    if (!known) throw refusalAt(`marks.${index}.item`, 'check.itemUnknown', { item });
    if (verdict !== 'fail' || reason) return [];
    const { zh, en } = known.text;
    return [{ path: `marks.${index}.reason`, what: { zh: `“${zh}”不符合的理由`, en: `why "${en}" fails` } }];
  });
  if (unexplained.length > 0) throw reasonsRequired(unexplained);
}

/** Whoever says what was read overwrites nothing else. @throws {Refusal} check.stale */
function refuseStale({ revision, items }: ChecklistDto, marks: CheckMarksDto['marks'], read?: number): void {
  const isOver = read !== undefined && read !== revision;
  const stale = items.filter(({ item, version }) => {
    const mark = marks.find((each) => each.item === item);
    return mark && (isOver || (mark.version !== undefined && mark.version !== version));
  });
  if (stale.length === 0) return;
  throw new Refusal('check.stale', itemsInWords(stale));
}

async function checklistOf(tx: EntityManager, theCase: ProcedureCase): Promise<ChecklistDto> {
  if (theCase.kind !== 'accreditation') throw new Refusal('request.notFound');
  const marks = await tx.getRepository(CheckMark).findBy({ caseId: theCase.id, revision: theCase.revision });
  const byItem = new Map(marks.map((mark) => [mark.item, mark]));
  const { types } = await measureVersion(tx, theCase.measureId);
  const items = types[theCase.type as BaseType].formalCheckItems.map(({ id, text, part, onFailure }) => ({
    item: id,
    text,
    part,
    onFailure,
    verdict: byItem.get(id)?.verdict ?? null,
    reason: byItem.get(id)?.reason ?? null,
    version: byItem.get(id)?.version ?? 0,
  }));
  return { revision: theCase.revision, items };
}
