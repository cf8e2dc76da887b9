import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { may } from '#contracts/ability.js';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { StoredFile } from '#persistence/entities/dossier.entities.js';
import { handlesObjections } from '../common/access.js';

/** A case in which a file was handed in, and whether the actor reviews it. */
type HandedIn = Pick<ProcedureCase, 'state' | 'outcome'> & { readonly reviews: boolean };

/**
 * Who sees which file: its organisation, and whoever uploaded it, at any time. All others once it was handed in: with a
 * submitted dossier, a filed evaluation, a voucher or a licence that was accepted. Until then it does not exist for them.
 */
@Injectable()
export class FileAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Refusal} request.notFound */
  async visible(id: string, actor: ActorRef): Promise<StoredFile> {
    const file = await this.dataSource.getRepository(StoredFile).findOneBy({ id });
    if (!file) throw new Refusal('request.notFound');
    const { organisationId, uploadedBy } = file;
    if (may(actor, 'read:file', { organisationId, uploadedBy })) return file;
    const readsWhatIsHandedIn = may(actor, 'read:file', { handedIn: true });
    if (readsWhatIsHandedIn && organisationId === null) return this.ofTheCommission(file, actor);
    if (readsWhatIsHandedIn && (await this.supportsSomething(file))) return file;
    if (await this.isOfOwnVisit(file, actor)) return file;
    const cases = await this.casesWith(file, actor);
    const seen = ({ state, outcome, reviews }: HandedIn) =>
      may(actor, 'read:file', { state, outcome, handedIn: true, judgedBy: reviews ? [actor.accountId] : [] });
    if (!cases.some(seen)) throw new Refusal('request.notFound');
    return file;
  }

  /** The cases whose submitted dossier, or whose filed figures, refer to it. */
  private casesWith({ id, organisationId }: StoredFile, { accountId }: ActorRef): Promise<HandedIn[]> {
    return this.dataSource.query<HandedIn[]>(
      `SELECT c.state, c.outcome,
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

  /** What an objector has given may say who it is. */
  private async ofTheCommission(file: StoredFile, actor: ActorRef): Promise<StoredFile> {
    if (handlesObjections(actor)) return file;
    const given = await this.dataSource.query<unknown[]>(`SELECT FROM objection_file WHERE file_id = $1`, [file.id]);
    if (given.length > 0) throw new Refusal('request.notFound');
    return file;
  }

  /** Was it given as a photo or as evidence of a visit in whose team the actor is? */
  private async isOfOwnVisit({ id }: StoredFile, { accountId }: ActorRef): Promise<boolean> {
    const found = await this.dataSource.query<unknown[]>(
      `SELECT FROM visit_member m WHERE m.account_id = $2 AND (
         EXISTS (SELECT FROM visit_mark k WHERE k.case_id = m.case_id AND $1::uuid = ANY (k.photos))
         OR EXISTS (SELECT FROM indicator_value v WHERE v.case_id = m.case_id AND $1::uuid = ANY (v.verified_evidence)))`,
      [id, accountId],
    );
    return found.length > 0;
  }

  /** Is it part of a visit, a voucher, evidence of a request for a review, shown with a view on an objection, or the licence of an organisation? */
  private async supportsSomething({ id, organisationId }: StoredFile): Promise<boolean> {
    const found = await this.dataSource.query<unknown[]>(
      `SELECT FROM visit_mark WHERE photos <> '{}' AND photos @> ARRAY[$1::uuid]
       UNION ALL SELECT FROM indicator_value WHERE verified_evidence <> '{}' AND verified_evidence @> ARRAY[$1::uuid]
       UNION ALL SELECT FROM subsidy_voucher WHERE file_id = $1::uuid
       UNION ALL SELECT FROM reconsideration WHERE files @> ARRAY[$1::uuid]
       UNION ALL SELECT FROM objection WHERE view_files <> '{}' AND view_files @> ARRAY[$1::uuid]
       UNION ALL SELECT FROM organisation WHERE id = $2 AND uscc_override->>'licenceFileId' = $1::text`,
      [id, organisationId],
    );
    return found.length > 0;
  }
}
