import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { may } from '#contracts/ability.js';
import type { ActorRef } from '#contracts/actor.js';
import { maySee } from '#contracts/blindness.js';
import { Refusal } from '#contracts/problems.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { StoredFile } from '#persistence/entities/dossier.entities.js';
import { caseById } from '#persistence/record/cases.js';
import { refuseAvoidingStandIn } from '#persistence/record/delegation-avoidance.js';
import { handlesObjections } from '../common/access.js';
import { readersOf } from '../common/readers.js';

/** A case in which a file was handed in, and whether the actor reviews it. */
type HandedIn = Pick<ProcedureCase, 'id' | 'state' | 'outcome' | 'recommendingUnitId'> & { readonly reviews: boolean };

/** A file that somebody may see. */
export interface SeenFile {
  readonly file: StoredFile;
  /** As their own, or their organisation's: no look at what is another's. */
  readonly own: boolean;
  /** For which case it was handed in. */
  readonly caseId: string | null;
}

/**
 * Who sees which file: its organisation, and whoever uploaded it as long as they belong to that, at any time. All others once it was
 * handed in: with a submitted dossier, a filed evaluation, a voucher or a licence that was accepted. Until then it does not exist
 * for them. What belongs to no organisation is for the commission.
 */
@Injectable()
export class FileAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Refusal} request.notFound, case.standAside, delegation.absentTied */
  async visible(id: string, actor: ActorRef): Promise<SeenFile> {
    const file = await this.dataSource.getRepository(StoredFile).findOneBy({ id });
    if (!file) throw new Refusal('request.notFound');
    if (await this.isOwn(file, actor)) return { file, own: true, caseId: null };
    const caseId = await this.seenIn(file, actor);
    const theirs = caseId !== null && actor.onBehalfOf && (await caseById(this.dataSource, caseId));
    if (theirs) await refuseAvoidingStandIn(this.dataSource.manager, theirs, actor);
    return { file, own: false, caseId };
  }

  private async isOwn({ organisationId, uploadedBy }: StoredFile, actor: ActorRef): Promise<boolean> {
    if (may(actor, 'read:file', { organisationId })) return true;
    if (uploadedBy !== actor.accountId) return false;
    const uploaderBelongs = organisationId === null || (await this.belongs(actor, organisationId));
    return may(actor, 'read:file', { uploadedBy, uploaderBelongs });
  }

  /** @returns the case for which it is, if there is one @throws {Refusal} request.notFound */
  private async seenIn(file: StoredFile, actor: ActorRef): Promise<string | null> {
    const readsWhatIsHandedIn = may(actor, 'read:file', { handedIn: true });
    const isForCommission = file.organisationId === null && may(actor, 'read:file', { ofTheCommission: true });
    const used = readsWhatIsHandedIn || isForCommission ? await this.usedIn(file, handlesObjections(actor)) : undefined;
    if (isForCommission) {
      const objected = await this.objectedWith(file);
      // What an objector has given may say who it is.
      if (objected && !readsObjected(objected, file, actor)) throw new Refusal('request.notFound');
      return objected?.caseId ?? used?.caseId ?? null;
    }
    if (used) return used.caseId;
    const visited = await this.ownVisitOf(file, actor);
    if (visited) return visited;
    const cases = await this.casesWith(file, actor);
    const seen = cases.find(({ reviews, ...of }) =>
      may(actor, 'read:file', { ...of, handedIn: true, judgedBy: reviews ? [actor.accountId] : [] }),
    );
    if (!seen) throw new Refusal('request.notFound');
    return seen.id;
  }

  private async belongs({ accountId }: ActorRef, organisationId: string): Promise<boolean> {
    const found = await this.dataSource.query<unknown[]>(
      `SELECT FROM member WHERE account_id = $1 AND organisation_id = $2`,
      [accountId, organisationId],
    );
    return found.length > 0;
  }

  /** The cases whose submitted dossier, or whose filed figures, refer to it. */
  private casesWith({ id, organisationId }: StoredFile, { accountId }: ActorRef): Promise<HandedIn[]> {
    return this.dataSource.query<HandedIn[]>(
      `SELECT c.id, c.state, c.outcome, c.recommending_unit_id AS "recommendingUnitId",
         EXISTS (SELECT FROM involved_expert e WHERE e.case_id = c.id AND e.expert_id = $3) AS reviews
       FROM procedure_case c
       WHERE c.organisation_id = $1 AND (
         c.kind = 'accreditation' AND EXISTS (
           SELECT FROM dossier_submission s JOIN dossier_part p USING (dossier_id, revision)
           WHERE s.dossier_id = c.subject_id AND p.content::text LIKE '%' || $2 || '%')
         OR c.kind = 'evaluation' AND EXISTS (
           SELECT FROM evaluation e JOIN indicator_value v USING (case_id)
           WHERE e.case_id = c.id AND e.filed_at IS NOT NULL AND $2::uuid = ANY (v.evidence)))`,
      [organisationId, id, accountId],
    );
  }

  /** The case to which somebody objects with it. */
  private async objectedWith({ id }: StoredFile): Promise<ObjectedWith | undefined> {
    const [given] = await this.dataSource.query<ObjectedWith[]>(
      `SELECT o.case_id AS "caseId", f.seal FROM objection_file f JOIN objection o ON o.id = f.objection_id WHERE f.file_id = $1`,
      [id],
    );
    return given;
  }

  /** The case of the visit, in whose team the actor is, of which it is a photo or evidence. */
  private async ownVisitOf({ id }: StoredFile, { accountId }: ActorRef): Promise<string | undefined> {
    const [found] = await this.dataSource.query<{ id: string }[]>(
      `SELECT m.case_id AS id FROM visit_member m WHERE m.account_id = $2 AND (
         EXISTS (SELECT FROM visit_mark k WHERE k.case_id = m.case_id AND $1::uuid = ANY (k.photos))
         OR EXISTS (SELECT FROM indicator_value v WHERE v.case_id = m.case_id AND $1::uuid = ANY (v.verified_evidence)))`,
      [id, accountId],
    );
    return found?.id;
  }

  /**
   * Is it part of a visit, a voucher, evidence of a request for a review, shown with a view on an objection, or the licence of an
   * organisation? Of a licence there is no case; what an objector gave is not asked for here.
   * @param views does it count where it is shown with a view on an objection? Such a file says what was objected.
   */
  private async usedIn(
    { id, organisationId }: StoredFile,
    views: boolean,
  ): Promise<{ caseId: string | null } | undefined> {
    const [found] = await this.dataSource.query<{ caseId: string | null }[]>(
      `SELECT case_id AS "caseId" FROM visit_mark WHERE photos <> '{}' AND photos @> ARRAY[$1::uuid]
       UNION ALL SELECT case_id FROM indicator_value WHERE verified_evidence <> '{}' AND verified_evidence @> ARRAY[$1::uuid]
       UNION ALL SELECT a.scheme_id FROM subsidy_voucher v JOIN subsidy_award a ON a.id = v.award_id WHERE v.file_id = $1::uuid
       UNION ALL SELECT case_id FROM reconsideration WHERE files @> ARRAY[$1::uuid]
       UNION ALL SELECT case_id FROM objection WHERE $3 AND view_files <> '{}' AND view_files @> ARRAY[$1::uuid]
       UNION ALL SELECT NULL FROM organisation WHERE id = $2 AND uscc_override->>'licenceFileId' = $1::text`,
      [id, organisationId, views],
    );
    return found;
  }
}

interface ObjectedWith {
  readonly caseId: string;
  readonly seal: boolean;
}

/** A seal says who objects, whatever else it shows. */
function readsObjected({ seal }: ObjectedWith, file: StoredFile, actor: ActorRef): boolean {
  return handlesObjections(actor) && (!seal || maySee('objector', 'decided', readersOf(actor, file)));
}
