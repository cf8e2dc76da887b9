import type { MigrationInterface, QueryRunner } from 'typeorm';

export const ALL = `current_setting('guohe.sees', true) = 'all'`;
export const sees = (what: 'judged' | 'recommended' | 'public') =>
  `current_setting('guohe.sees', true) LIKE '%${what}%'`;
export const OWNER = `nullif(current_setting('guohe.organisation', true), '')::uuid`;
export const OWN = `organisation_id = ${OWNER}`;
export const ME = `nullif(current_setting('guohe.account', true), '')::uuid`;
export const REVIEWS = `(${sees('judged')} OR ${sees('recommended')})`;
/** Hash of the token of the objection that a stranger asks about. */
export const RECEIPT = `nullif(split_part(current_setting('guohe.sees', true), ':', 2), '')`;
export const NOTICED = `('underPublicNotice', 'underObjection', 'underAnnouncement', 'accredited')`;
export const TO_RECOMMEND = `(c.state = 'underRecommendation' OR jsonb_exists(c.outcome, 'recommendation'))`;

const OF_OWN_DOSSIER = `${ALL} OR EXISTS (SELECT FROM dossier d WHERE d.id = dossier_id AND d.${OWN})`;
const OF_OWN_CASE = `${ALL} OR owns_case(case_id)`;
const OF_CASE = `${ALL} OR sees_case(case_id)`;

/** Table → which of its rows are there for whoever asks, instead of what migrations 0022, 0034, 0035 and 0036 let see. */
export const NARROW = {
  organisation: `${ALL} OR id = ${OWNER} OR meets_host(id)`,
  dossier: `${ALL} OR ${OWN} OR receipt_number IS NOT NULL AND ${REVIEWS} AND sees_handed_in(id, NULL, true)`,
  // Whoever is invited is asked about ties to those whom the dossier names.
  dossier_part: `${OF_OWN_DOSSIER} OR ${REVIEWS}
    AND sees_handed_in(dossier_id, revision, part IN ('host', 'legalRepresentative', 'leader'))`,
  dossier_submission: `${OF_OWN_DOSSIER} OR ${REVIEWS} AND sees_handed_in(dossier_id, revision, false)`,
  dossier_number: OF_OWN_DOSSIER,
  dossier_role: OF_OWN_DOSSIER,
  stored_file: `${ALL} OR ${OWN} OR uploaded_by = ${ME} OR ${REVIEWS} AND sees_file(id, organisation_id)`,
  // Of nobody's own are batches, meetings and subsidy schemes. How a batch stands is asked about each dossier of it.
  procedure_case: `${ALL} OR ${OWN} OR organisation_id IS NULL AND (${OWNER} IS NOT NULL OR kind = 'batch' AND ${REVIEWS})
    OR ${sees('judged')} AND was_asked(${ME}, id)
    OR ${sees('recommended')} AND (state = 'underRecommendation' OR jsonb_exists(outcome, 'recommendation'))
    OR ${sees('public')} AND (kind = 'accreditation' AND state IN ${NOTICED} OR kind = 'meeting' AND is_noticed(id)
      OR ${RECEIPT} IS NOT NULL AND is_objected_to(id))`,
  case_deadline: `${OF_CASE} OR ${sees('public')} AND rule = 'publicNotice' AND is_noticed(case_id)`,
  evaluation: `${OF_CASE} OR ${sees('public')} AND is_published(campaign_id)`,
  objection: `${OF_OWN_CASE} OR ${sees('public')} AND token_hash = ${RECEIPT}`,
  meeting_item: `${OF_OWN_CASE} OR ${sees('public')} AND is_noticed(case_id)`,
  meeting_vote: OF_OWN_CASE,
  meeting_recusal: OF_OWN_CASE,
  // Who else judges is nothing for those who do.
  expert_assignment: `${ALL} OR expert_id = ${ME} OR owns_case(case_id)`,
  subsidy_award: `${ALL} OR ${OWN}`,
  notice: `${ALL} OR account_id = ${ME} OR ${OWN} OR account_id IS NULL AND organisation_id IS NULL AND (
    ${sees('judged')} AND role = 'expert' OR ${sees('recommended')} AND role = 'recommender'
    OR ${OWNER} IS NOT NULL AND role = 'applicant')`,
} as const;

export const JUDGES = `${sees('judged')} AND public.judges_case(${ME}, c.id)`;
const RECOMMENDS = `${sees('recommended')} AND ${TO_RECOMMEND}`;
const INVITED = `${sees('judged')} AND EXISTS (SELECT FROM public.expert_assignment e
  WHERE e.case_id = c.id AND e.expert_id = ${ME} AND e.state = 'invited')`;

/** With the eyes of the owner. Every table has its schema; migration 0054 says where else names are looked for. */
const says = (name: string, condition: string, before = '') => `
  CREATE OR REPLACE FUNCTION ${name} RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
    BEGIN ${before} RETURN ${condition}; END $$;`;

export const FUNCTIONS = [
  // Was this person ever asked about the case? Whoever has declined still reads that, and of the case no more.
  says(
    'was_asked(person uuid, the_case uuid)',
    `EXISTS (SELECT FROM public.expert_assignment e WHERE e.case_id = the_case AND e.expert_id = person)
      OR EXISTS (SELECT FROM public.visit_member m WHERE m.case_id = the_case AND m.account_id = person)`,
  ),
  // Has this person a seat on its panel, or in the team of its visit?
  says(
    'judges_case(person uuid, the_case uuid)',
    `EXISTS (SELECT FROM public.involved_expert i WHERE i.case_id = the_case AND i.expert_id = person)`,
  ),
  says(
    'owns_case(the_case uuid)',
    `${OWNER} IS NOT NULL AND EXISTS (SELECT FROM public.procedure_case c
      WHERE c.id = the_case AND (c.${OWN} OR c.organisation_id IS NULL))`,
  ),
  // What is in the case is there for its organisation, and for whoever judges or recommends it. It is asked for every row, and the
  // rows of a statement mostly belong to one case: the one last seen is kept in mind until the transaction ends, as the eyes are.
  says(
    'sees_case(the_case uuid)',
    `CASE WHEN EXISTS (SELECT FROM public.procedure_case c WHERE c.id = the_case AND (
        c.${OWN} OR c.organisation_id IS NULL AND ${OWNER} IS NOT NULL OR ${JUDGES} OR ${RECOMMENDS}))
      THEN set_config('guohe.seen', the_case::text, true) IS NOT NULL ELSE false END`,
    `IF current_setting('guohe.seen', true) = the_case::text THEN RETURN true; END IF;`,
  ),
  // Is or was it put before the public, or is it the meeting that did so?
  says(
    'is_noticed(the_case uuid)',
    `EXISTS (SELECT FROM public.procedure_case c WHERE c.id = the_case AND c.kind = 'accreditation' AND c.state IN ${NOTICED})
      OR EXISTS (SELECT FROM public.meeting_item i JOIN public.procedure_case c ON c.id = i.case_id
        WHERE i.meeting_id = the_case AND i.result = 'selected' AND c.state IN ${NOTICED})`,
  ),
  says(
    'is_published(the_campaign uuid)',
    `EXISTS (SELECT FROM public.campaign g WHERE g.id = the_campaign AND g.state = 'published')`,
  ),
  says(
    'is_objected_to(the_case uuid)',
    `EXISTS (SELECT FROM public.objection o WHERE o.case_id = the_case AND o.token_hash = ${RECEIPT})`,
  ),
  // The public knows whom the register and the notices name, others those whose cases they are asked about.
  says(
    'meets_host(host uuid)',
    `(${sees('judged')} AND EXISTS (SELECT FROM public.procedure_case c
        WHERE c.organisation_id = host AND public.was_asked(${ME}, c.id))
      OR ${sees('recommended')} AND EXISTS (SELECT FROM public.procedure_case c
        WHERE c.organisation_id = host AND ${TO_RECOMMEND}))`,
    // For each row of the register: no query is begun that is not needed.
    `IF ${sees('public')} THEN
       IF EXISTS (SELECT FROM public.base b WHERE b.organisation_id = host) THEN RETURN true; END IF;
       RETURN EXISTS (SELECT FROM public.procedure_case c
         WHERE c.organisation_id = host AND c.kind = 'accreditation' AND c.state IN ${NOTICED});
     END IF;`,
  ),
  // As it was submitted; NULL: in whatever revision. `to_invited`: to those, too, who have not answered yet.
  says(
    'sees_handed_in(the_dossier uuid, the_revision integer, to_invited boolean)',
    `EXISTS (SELECT FROM public.procedure_case c WHERE c.subject_id = the_dossier AND c.kind = 'accreditation'
        AND (${JUDGES} OR ${RECOMMENDS} OR to_invited AND ${INVITED}))
      AND (the_revision IS NULL OR EXISTS (SELECT FROM public.dossier_submission s
        WHERE s.dossier_id = the_dossier AND s.revision = the_revision))`,
  ),
  // What was handed in with a case, and what the own team has given of its visit: as apps/api/files/file-access.service.ts says.
  says(
    'sees_file(file uuid, host uuid)',
    `EXISTS (SELECT FROM public.procedure_case c WHERE c.organisation_id = host AND (${JUDGES} OR ${RECOMMENDS}) AND (
        c.kind = 'accreditation' AND EXISTS (
          SELECT FROM public.dossier_submission s JOIN public.dossier_part p USING (dossier_id, revision)
          WHERE s.dossier_id = c.subject_id AND p.content::text LIKE '%' || file || '%')
        OR c.kind = 'evaluation' AND EXISTS (
          SELECT FROM public.evaluation e JOIN public.indicator_value v USING (case_id)
          WHERE e.case_id = c.id AND e.filed_at IS NOT NULL AND file = ANY (v.evidence))))
      OR ${sees('judged')} AND EXISTS (SELECT FROM public.visit_member m WHERE m.account_id = ${ME} AND (
        EXISTS (SELECT FROM public.visit_mark k WHERE k.case_id = m.case_id AND file = ANY (k.photos))
        OR EXISTS (SELECT FROM public.indicator_value v WHERE v.case_id = m.case_id AND file = ANY (v.verified_evidence))))`,
  ),
];

/** What somebody without an account adds and is not shown. */
const GIVEN_BY_STRANGERS = {
  objection: sees('public'),
  stored_file: `${sees('public')} AND organisation_id IS NULL AND uploaded_by IS NULL`,
} as const;

/** The second wall, as narrow as what each is served: the public, whoever recommends, whoever judges. */
export class NarrowEyes1790000000042 implements MigrationInterface {
  name = 'NarrowEyes1790000000042';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${FUNCTIONS.join('')}
      -- Seats that are still to be answered or scored, without who has them: the last one to do so ends the stage.
      CREATE VIEW open_seat AS SELECT id, case_id, state FROM expert_assignment WHERE state IN ('invited', 'assigned');
      REVOKE INSERT, UPDATE, DELETE ON open_seat FROM guohe_app, guohe_relay;
      -- Who judges what is asked of oneself: with the eyes of whoever asks.
      ALTER VIEW seated_expert SET (security_invoker = true);
      ALTER VIEW involved_expert SET (security_invoker = true);
    `);
    await alter(queryRunner, NARROW);
    for (const [table, rows] of Object.entries(GIVEN_BY_STRANGERS)) {
      await queryRunner.query(`CREATE POLICY app_gives ON ${table} FOR INSERT TO guohe_app WITH CHECK (${rows})`);
    }
    await queryRunner.query(`DROP FUNCTION judges(uuid, uuid, uuid)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(GIVEN_BY_STRANGERS)) {
      await queryRunner.query(`DROP POLICY app_gives ON ${table}`);
    }
    await queryRunner.query(FORMER_FUNCTIONS);
    await alter(queryRunner, FORMER);
    await queryRunner.query(`
      DROP VIEW open_seat;
      ALTER VIEW seated_expert RESET (security_invoker);
      ALTER VIEW involved_expert RESET (security_invoker);
      DROP FUNCTION sees_file(uuid, uuid);
      DROP FUNCTION sees_handed_in(uuid, integer, boolean);
      DROP FUNCTION meets_host(uuid);
      DROP FUNCTION is_published(uuid);
      DROP FUNCTION is_noticed(uuid);
      DROP FUNCTION owns_case(uuid);
      DROP FUNCTION was_asked(uuid, uuid);
    `);
  }
}

async function alter(queryRunner: QueryRunner, walls: Readonly<Record<keyof typeof NARROW, string>>): Promise<void> {
  for (const [table, rows] of Object.entries(walls)) {
    await queryRunner.query(`ALTER POLICY app ON ${table} USING (${rows})`);
  }
}

const OF_DOSSIER = `${ALL} OR EXISTS (SELECT FROM dossier d WHERE d.id = dossier_id)`;

const FORMER = {
  organisation: `${ALL} OR id = ${OWNER} OR ${sees('judged')} OR ${sees('recommended')} OR ${sees('public')}`,
  dossier: `${ALL} OR ${OWN} OR receipt_number IS NOT NULL AND (${sees('recommended')} OR ${sees('public')}
    OR ${sees('judged')} AND judges(${ME}, organisation_id, id))`,
  dossier_part: OF_DOSSIER,
  dossier_submission: OF_DOSSIER,
  dossier_number: OF_DOSSIER,
  dossier_role: `EXISTS (SELECT FROM dossier d WHERE d.id = dossier_id)`,
  stored_file: `${ALL} OR ${OWN} OR uploaded_by = ${ME} OR ${sees('recommended')} AND organisation_id IS NOT NULL
    OR ${sees('public')} AND organisation_id IS NULL
    OR ${sees('judged')} AND organisation_id IS NULL OR ${sees('judged')} AND judges(${ME}, organisation_id, NULL)`,
  procedure_case: `${ALL} OR ${OWN} OR organisation_id IS NULL OR ${sees('judged')} AND judges_case(${ME}, id)
    OR ${sees('recommended')} AND (state = 'underRecommendation' OR jsonb_exists(outcome, 'recommendation'))
    OR ${sees('public')} AND (state IN ${NOTICED} OR kind = 'evaluation' AND closed_at IS NOT NULL OR is_objected_to(id))`,
  case_deadline: OF_CASE,
  evaluation: OF_CASE,
  objection: `${ALL} OR ${sees('public')} OR current_setting('guohe.organisation', true) <> '' AND sees_case(case_id)`,
  meeting_item: OF_CASE,
  meeting_vote: OF_CASE,
  meeting_recusal: OF_CASE,
  expert_assignment: `${ALL} OR expert_id = ${ME} OR sees_case(case_id)`,
  subsidy_award: `${ALL} OR ${OWN} OR ${sees('public')} AND allocated_fen IS NOT NULL`,
  notice: `${ALL} OR account_id = ${ME} OR ${OWN} OR account_id IS NULL AND organisation_id IS NULL`,
} as const;

const FORMER_FUNCTIONS = `
  CREATE FUNCTION judges(person uuid, host uuid, dossier uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
    BEGIN
      RETURN EXISTS (
        SELECT FROM procedure_case c
          LEFT JOIN base b ON b.id = c.subject_id
          LEFT JOIN procedure_case led ON led.id = b.case_id
        WHERE c.organisation_id = host AND (dossier IS NULL OR dossier = coalesce(led.subject_id, c.subject_id)) AND (
          EXISTS (SELECT FROM expert_assignment e WHERE e.case_id = c.id AND e.expert_id = person)
          OR EXISTS (SELECT FROM visit_member m WHERE m.case_id = c.id AND m.account_id = person)));
    END $$;
  ${says(
    'judges_case(person uuid, the_case uuid)',
    `EXISTS (SELECT FROM public.expert_assignment e WHERE e.case_id = the_case AND e.expert_id = person)
      OR EXISTS (SELECT FROM public.visit_member m WHERE m.case_id = the_case AND m.account_id = person)`,
  )}
  ${says('is_objected_to(the_case uuid)', `EXISTS (SELECT FROM public.objection o WHERE o.case_id = the_case)`)}
  CREATE OR REPLACE FUNCTION sees_case(the_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY INVOKER AS $$
    BEGIN
      RETURN EXISTS (SELECT FROM public.procedure_case c WHERE c.id = the_case);
    END $$;`;
