import type { EntityManager } from 'typeorm';
import type { ExpertTies, ShownWork } from '#domain/review/avoidance.js';
import type { Candidate, DrawSubject } from '#domain/review/draw.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { employmentOf } from './employment.js';
import { countsFor } from './platforms.js';

type Queryable = Pick<EntityManager, 'query'>;

/** An expert of the pool with the ticket that the draw's seed gives. */
export interface Ticketed extends Candidate {
  readonly ticket: string;
  /** By the roles held now, whatever the moment that is asked for: a round keeps who was none when it was drawn. */
  readonly isExpert: boolean;
}

/** What a page of the pool is asked for. */
export interface PoolPage {
  readonly theCase: Pick<ProcedureCase, 'id' | 'organisationId' | 'groupId' | 'rehearsalDaySeconds'>;
  readonly seed: string;
  /** Null: of whatever fields. */
  readonly fields: readonly string[] | null;
  /** The pool as it was at this moment. */
  readonly at: Date;
  /** The day of it: whoever is away that day is known to be. */
  readonly on: string;
  /** Ticket of the last one of the page before; empty for the first page. */
  readonly after: string;
  /** Null: all that there are. */
  readonly limit: number | null;
}

/**
 * Experts of the case's fields in the order of their tickets, SHA-256 of `<seed>:<account id>` in hexadecimal. Those who were
 * invited to the case before are left out; so is everyone of other fields. What an expert did in a rehearsal is no load and no
 * earlier judgement outside of it, nor the other way round.
 */
export async function pageOfPool(tx: Queryable, page: PoolPage): Promise<Ticketed[]> {
  const { theCase, seed, fields, at, on, after, limit } = page;
  const rows = await tx.query<(Ticketed & { judgedHostOn: string | null })[]>(
    `WITH pool AS (
       SELECT p.*, a.roles @> '{expert}' AS is_expert, encode(sha256(convert_to($2 || ':' || p.account_id, 'UTF8')), 'hex') AS ticket
       FROM expert_profile p JOIN account a ON a.id = p.account_id
       WHERE p.valid_from <= $3 AND coalesce(p.valid_until, 'infinity') > $3 AND coalesce(a.disabled_at, 'infinity') > $3
         AND NOT a.was_disabled @> $3::timestamptz
         AND ($4::text[] IS NULL OR p.fields && $4)
         AND NOT EXISTS (SELECT FROM expert_assignment e WHERE e.case_id = $1 AND e.expert_id = p.account_id AND e.assigned_at < $3)
     ), page AS (
       SELECT * FROM pool WHERE ticket > $5 ORDER BY ticket LIMIT $6
     )
     SELECT page.account_id AS "expertId", page.ticket, page.is_expert AS "isExpert", page.name, page.institution, page.fields, page.languages,
       page.ties || ${employmentOf('page.account_id', '$3')} AS ties, page.works,
       coalesce(page.away_until >= $7, false) AS away, load.open AS "openReviews", load.judged AS "judgedHostOn"
     FROM page CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE coalesce(e.ended_at, 'infinity') > $3 AND coalesce(c.closed_at, 'infinity') > $3)::int AS open,
         max((e.submitted_at AT TIME ZONE 'Asia/Shanghai')::date) FILTER (WHERE c.organisation_id = $8 AND e.submitted_at <= $3) AS judged
       FROM expert_assignment e JOIN procedure_case c ON c.id = e.case_id
       WHERE e.expert_id = page.account_id AND e.assigned_at < $3 AND e.case_id <> $1
         AND ${countsFor({ rehearsal: '$9::boolean', batchId: '$10' }, '(c.rehearsal_day_seconds IS NOT NULL)', 'c.group_id')}
     ) load
     ORDER BY page.ticket`,
    [
      theCase.id,
      seed,
      at,
      fields,
      after,
      limit,
      on,
      theCase.organisationId,
      theCase.rehearsalDaySeconds !== null,
      theCase.groupId,
    ],
  );
  return rows.map(({ judgedHostOn, ...row }) => (judgedHostOn === null ? row : { ...row, judgedHostOn }));
}

interface SubjectRow {
  readonly dossier_id: string;
  readonly batch_id: string;
  readonly uscc: string;
  readonly fields: string[] | null;
  readonly persons: (string | null)[];
  readonly related: (string | null)[];
  readonly seated: string[];
}

/** Institutions of those who were invited, sat on the panel or had judged at that moment, in the order of their invitations. */
export async function seatedAt(tx: Queryable, caseId: string, at: Date): Promise<string[]> {
  const rows = await tx.query<{ institution: string }[]>(
    `SELECT p.institution FROM expert_assignment e JOIN expert_profile p ON p.account_id = e.expert_id
     WHERE e.case_id = $1 AND e.assigned_at < $2
       AND (e.state IN ('invited', 'assigned', 'submitted') OR coalesce(e.ended_at, 'infinity') > $2)
       AND p.valid_from <= $2 AND coalesce(p.valid_until, 'infinity') > $2
     ORDER BY e.assigned_at, e.id`,
    [caseId, at],
  );
  return rows.map(({ institution }) => institution);
}

/** What a draw judges by, besides the experts: `seated` are the institutions of those who are invited, sit on the panel or have judged. */
export interface DrawnFor extends DrawSubject {
  readonly dossierId: string;
  readonly batchId: string;
  readonly seated: readonly string[];
}

/** Names of the legal representative and of the leader in dossier `d` of case `c`. */
export const PARTY_PERSONS = `ARRAY(SELECT p.content->>'name' FROM dossier_part p
  WHERE p.dossier_id = d.id AND p.revision = c.revision AND p.part IN ('legalRepresentative', 'leader'))`;

/** USCCs of parents and subsidiaries of its host. */
export const PARTY_RELATED = `ARRAY(SELECT affiliate->>'uscc' FROM dossier_part p, jsonb_array_elements(p.content->'affiliates') affiliate
  WHERE p.dossier_id = d.id AND p.revision = c.revision AND p.part = 'host')`;

/** Whom and what a case is about, from the dossier of the base. Competitors and works are asked for by `metBy`. */
export async function drawSubjectOf(tx: Queryable, theCase: ProcedureCase, on: string): Promise<DrawnFor> {
  const [row] = await tx.query<SubjectRow[]>(
    `SELECT d.id AS dossier_id, d.batch_id, o.uscc,
       (SELECT ARRAY(SELECT jsonb_array_elements_text(p.content->'fields')) FROM dossier_part p
        WHERE p.dossier_id = d.id AND p.revision = c.revision AND p.part = 'base') AS fields,
       ${PARTY_PERSONS} AS persons, ${PARTY_RELATED} AS related,
       ARRAY(SELECT p.institution FROM expert_assignment e
          JOIN expert_profile p ON p.account_id = e.expert_id AND p.valid_until IS NULL
        WHERE e.case_id = $1 AND e.state IN ('invited', 'assigned', 'submitted') ORDER BY e.assigned_at, e.id) AS seated
     FROM procedure_case c JOIN dossier d ON d.id = c.subject_id JOIN organisation o ON o.id = d.organisation_id
     WHERE c.kind = 'accreditation' AND c.id = coalesce((SELECT case_id FROM base WHERE id = $2), $1)`,
    [theCase.id, theCase.subjectId],
  );
  if (!row) throw new Error(`case ${theCase.id} has no dossier to draw experts for`);
  const persons = row.persons.filter((name) => name !== null);
  const related = row.related.filter((uscc) => uscc !== null);
  return {
    fields: row.fields ?? [],
    languages: [],
    party: { host: row.uscc, related, persons, competitors: [] },
    on,
    dossierId: row.dossier_id,
    batchId: row.batch_id,
    seated: row.seated,
  };
}

/**
 * What of a case meets these people: which of their employers have submitted a dossier of the same batch, and which of their works its
 * own dossier shows. The rest of either says nothing about them.
 */
export async function metBy(
  tx: Queryable,
  { dossierId, batchId, party }: Pick<DrawnFor, 'dossierId' | 'batchId' | 'party'>,
  people: readonly KnownOf[],
): Promise<Pick<Required<DrawSubject['party']>, 'competitors' | 'works'>> {
  const usccs = people.flatMap(employersOf);
  const works = people.flatMap((person) => person.works ?? []);
  const [met] = await tx.query<[{ competitors: string[]; works: ShownWork[] }]>(
    `SELECT ARRAY(SELECT DISTINCT uscc FROM competing_host WHERE uscc = ANY($1) AND uscc <> $2 AND batch_id = $3 ORDER BY uscc) AS competitors,
       ARRAY(SELECT DISTINCT ${SHOWN_WORK} FROM shown_work w WHERE w.dossier_id = $4 AND w.number = ANY($5)) AS works`,
    [usccs, party.host, batchId, dossierId, works],
  );
  return met;
}

/** Work `w` of a dossier, as the domain has it. */
export const SHOWN_WORK = `jsonb_strip_nulls(jsonb_build_object('number', w.number, 'until', w.until))`;

/** What is known of somebody that may meet a case. */
export interface KnownOf extends Pick<ExpertTies, 'ties' | 'works'> {
  readonly institution: string | null;
}

function employersOf({ institution, ties }: KnownOf): string[] {
  return [
    ...(institution === null ? [] : [institution]),
    ...ties.flatMap(({ kind, uscc }) => (kind === 'sameEntity' && uscc ? [uscc] : [])),
  ];
}
