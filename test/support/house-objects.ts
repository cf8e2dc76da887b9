import { v7 as uuid } from 'uuid';
import type { Desk } from './desk.js';
import type { WholeLife } from './whole-life.js';

/** Ids of what the commission has of its own, about the park's whole life and beside it. */
export interface HouseObjects {
  readonly batch: string;
  readonly campaign: string;
  readonly meeting: string;
  readonly bulkAction: string;
  /** To the park's accreditation. */
  readonly objection: string;
  readonly account: string;
  readonly recommendingUnit: string;
  readonly mail: string;
  readonly webhook: string;
  readonly delivery: string;
  /** Of an organisation that is not there yet, and by what such a one, and a person, were asked to come. */
  readonly registration: string;
  readonly organisationInvitation: string;
  readonly personInvitation: string;
}

/** As rows alone, for tests of who may see and touch them. */
export async function houseObjects(desk: Desk, life: WholeLife): Promise<HouseObjects> {
  const { accountId: officer } = await desk.as('officer');
  const { accountId: account } = await desk.as('officer2');
  const [found] = await desk.rows<{ batch: string; campaign: string }>(
    `SELECT d.batch_id AS batch, e.campaign_id AS campaign FROM dossier d, evaluation e WHERE d.id = $1 AND e.case_id = $2`,
    [life.dossier, life.evaluation],
  );
  const { batch, campaign } = found as { batch: string; campaign: string };
  const id = () => uuid();
  const house: HouseObjects = {
    batch, campaign, account, recommendingUnit: id(), meeting: id(), bulkAction: id(), objection: id(), mail: id(), webhook: id(), delivery: id(),
    registration: id(), organisationInvitation: id(), personInvitation: id(),
  }; // prettier-ignore
  const rows: readonly [string, unknown[]][] = [
    [
      `INSERT INTO recommending_unit (id, name) VALUES ($1, '{"zh": "某部门", "en": "a department"}')`,
      [house.recommendingUnit],
    ],
    [
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state)
       VALUES ($1::uuid, 'meeting', 'meeting/' || $1::text, $1::uuid, 'a meeting', '2025', 'inSession')`,
      [house.meeting],
    ],
    [
      `INSERT INTO meeting (case_id, batch_id, held_on, member_ids, convened_by) VALUES ($1, $2, '2026-01-01', '{}', $3)`,
      [house.meeting, batch, officer],
    ],
    [
      `INSERT INTO bulk_action (id, batch_id, action, state, created_by) VALUES ($1, $2, 'remind', 'previewed', $3)`,
      [house.bulkAction, batch, officer],
    ],
    [
      `INSERT INTO objection (id, case_id, receipt_number, token_hash, state, objector_kind, objector_name, contact, statement, filed_at)
       VALUES ($1::uuid, $2, $1::text, 'x', 'filed', 'person', '', '', '', now())`,
      [house.objection, life.accreditation],
    ],
    [
      `INSERT INTO mail (id, key, address, kind, locale, state, ended_at) VALUES ($1::uuid, $1::text, 'a@guohe.example', 'notice', 'zh', 'givenUp', now())`,
      [house.mail],
    ],
    [
      `INSERT INTO webhook (id, url, secret, created_by) VALUES ($1, 'https://guohe.example/', '', $2)`,
      [house.webhook, officer],
    ],
    [
      `INSERT INTO webhook_delivery (id, webhook_id, event_id, event, state, ended_at) VALUES ($1::uuid, $2, $1::uuid, '{}', 'failed', now())`,
      [house.delivery, house.webhook],
    ],
    [
      `INSERT INTO registration (id, token_hash, name, uscc, district, display_name, email, state)
       VALUES ($1, 'x', 'a park', '91110108MA01ABCDE4', '110108', '', 'b@guohe.example', 'pending')`,
      [house.registration],
    ],
    [
      `INSERT INTO organisation_invitation (id, token_hash, uscc, email, invited_by, expires_at)
       VALUES ($1::uuid, $1::text, '91110108MA01ABCDE4', 'c@guohe.example', $2, now() + interval '1 day')`,
      [house.organisationInvitation, officer],
    ],
    [
      `INSERT INTO invitation (id, token_hash, email, display_name, roles, administrator, invited_by, expires_at)
       VALUES ($1::uuid, $1::text, 'd@guohe.example', '', '{expert}', false, $2, now() + interval '1 day')`,
      [house.personInvitation, officer],
    ],
  ];
  for (const [sql, values] of rows) await desk.rows(sql, values);
  return house;
}
