import type { EntityManager } from 'typeorm';
import type { Dossier, DossierPart } from '../entities/dossier.entities.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { openedPart } from '../personal-data.js';
import { DOSSIER_COLUMNS } from './dossiers.js';

/** A part as it is read; `savedAt`: an instant in ISO form. */
export type SavedPart = Pick<DossierPart, 'part' | 'version' | 'content'> & { readonly savedAt: string };

/** A dossier with all that tells who may read how much of it. */
export interface DossierReading {
  /** Where its parts were asked for, with hash and instant of that revision, or else of the last that was handed in. */
  readonly dossier: Dossier;
  /** Its accreditation, once it was submitted. */
  readonly theCase: Pick<
    ProcedureCase,
    'id' | 'organisationId' | 'title' | 'state' | 'outcome' | 'recommendingUnitId'
  > | null;
  /** The last that was handed in. */
  readonly submittedRevision: number | null;
  /** The newest that there are parts of, handed in or not. */
  readonly newestRevision: number;
  /** Does the reader judge the case? */
  readonly involved: boolean;
  /** Of the revision that was asked for, or else the newest that the reader may see; where they were asked for. */
  readonly parts: readonly SavedPart[];
}

/** $1 the dossier, $2 who reads it, $3 the organisation for which that is. */
function reading(columns: string, joins = ''): string {
  return `SELECT ${DOSSIER_COLUMNS}, c.id AS "caseId", c.title, c.state, c.outcome,
      c.recommending_unit_id AS "recommendingUnitId", s.revision AS "submittedRevision",
      (SELECT coalesce(max(revision), d.revision) FROM dossier_part WHERE dossier_id = d.id) AS "newestRevision",
      EXISTS (SELECT FROM involved_expert e WHERE e.case_id = c.id AND e.expert_id = $2) AS involved${columns}
    FROM dossier d
      LEFT JOIN procedure_case c ON c.subject_id = d.id AND c.kind = 'accreditation'
      LEFT JOIN LATERAL (
        SELECT revision FROM dossier_submission WHERE dossier_id = d.id ORDER BY revision DESC LIMIT 1
      ) s ON true ${joins}
    WHERE d.id = $1`;
}

const ACCESS = reading('');
const WANTED = `coalesce($4, CASE WHEN d.organisation_id = $3 THEN d.revision ELSE s.revision END)`;
const WITH_PARTS = reading(
  `, w.content_hash AS "revisionHash", w.submitted_at AS "revisionSubmittedAt", (
  SELECT json_agg(json_build_object('part', p.part, 'version', p.version, 'content', p.content,
    'savedAt', to_char(p.saved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  FROM dossier_part p WHERE p.dossier_id = d.id AND p.revision = ${WANTED}) AS parts`,
  `LEFT JOIN dossier_submission w ON w.dossier_id = d.id AND w.revision = ${WANTED}`,
);

export interface DossierReader {
  readonly accountId: string;
  /** The organisation for which the person applies, if any. */
  readonly organisationId: string | null;
}

type Row = Dossier & {
  readonly caseId: string | null;
  readonly title: string;
  readonly state: string;
  readonly outcome: Record<string, unknown>;
  readonly recommendingUnitId: string | null;
  readonly parts?: SavedPart[] | null;
  readonly revisionHash?: string | null;
  readonly revisionSubmittedAt?: Date | null;
} & Pick<DossierReading, 'submittedRevision' | 'newestRevision' | 'involved'>;

/** One statement for all: a dossier is what is looked at most. `parts`: of which revision, if they are wanted as well. */
export async function readDossier(
  tx: Pick<EntityManager, 'query'>,
  id: string,
  { accountId, organisationId }: DossierReader,
  parts?: { readonly revision: number | undefined },
): Promise<DossierReading | undefined> {
  const [row] = parts
    ? await tx.query<Row[]>(WITH_PARTS, [id, accountId, organisationId, parts.revision])
    : await tx.query<Row[]>(ACCESS, [id, accountId]);
  if (!row) return undefined;
  const { submittedRevision, newestRevision, involved, parts: saved, ...about } = row;
  const { caseId, title, state, outcome, recommendingUnitId, ...read } = about;
  const { revisionHash, revisionSubmittedAt, ...last } = read;
  const { organisationId: itsOwner, contentHash, submittedAt } = last;
  const dossier = {
    ...last,
    contentHash: revisionHash ?? contentHash,
    submittedAt: revisionSubmittedAt ?? submittedAt,
  };
  return {
    dossier,
    theCase:
      caseId === null ? null : { id: caseId, organisationId: itsOwner, title, state, outcome, recommendingUnitId },
    submittedRevision,
    newestRevision,
    involved,
    parts: (saved ?? []).map(asWritten),
  };
}

function asWritten(saved: SavedPart): SavedPart {
  return { ...saved, content: openedPart(saved.part, saved.content) };
}
