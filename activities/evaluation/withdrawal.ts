import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { ActorRef } from '#contracts/actor.js';
import { forbidden } from '#contracts/forbidden.js';
import { Refusal } from '#contracts/problems.js';
import type { CampaignSnapshot } from '#contracts/workflows.js';
import { PERMISSIONS } from '#contracts/permissions.js';
import { ACT_RULES } from '#domain/procedures/act-rules.js';
import type { Campaign } from '#persistence/entities/base.entities.js';
import { refuseAvoidingStandIn } from '#persistence/record/delegation-avoidance.js';
import { audit } from '#persistence/record/trail.js';
import { momentOf } from '#persistence/record/moment.js';

export interface WithdrawalOrder {
  readonly commandId: string;
  readonly actor: ActorRef;
  readonly reason: string;
}

/**
 * 撤回 of a campaign that was opened by mistake, as long as nobody has filed: its evaluations end ungraded, their
 * organisations are told.
 * @throws {Refusal} campaign.over, campaign.filedAlready, case.standAside, delegation.absentTied
 */
export async function withdraw(
  tx: EntityManager,
  campaign: Campaign,
  { commandId, actor, reason }: WithdrawalOrder,
): Promise<CampaignSnapshot> {
  if (campaign.state !== 'opening' && campaign.state !== 'filing') throw new Refusal('campaign.over');
  await refuseAvoidingStandIn(tx, { ...campaign, kind: 'campaign' }, actor);
  // Locked first and looked at afterwards: a filing that is being committed is waited for and then seen.
  await tx.query(`SELECT FROM procedure_case WHERE group_id = $1 AND kind = 'evaluation' ORDER BY id FOR UPDATE`, [
    campaign.id,
  ]);
  const [row] = await tx.query<{ filed: number }[]>(
    `SELECT count(*)::int AS filed FROM evaluation WHERE campaign_id = $1 AND filed_at IS NOT NULL`,
    [campaign.id],
  );
  const filed = row?.filed ?? 0;
  if (filed > 0) throw new Refusal('campaign.filedAlready', { count: filed });
  const now = await momentOf(tx);
  await tx.query(`UPDATE campaign SET state = 'withdrawn', withdrawn_at = $2 WHERE id = $1`, [campaign.id, now]);
  await endEvaluations(tx, campaign, { commandId, actor, reason, now });
  await audit(tx, {
    subject: { kind: 'campaign', id: campaign.id },
    commandId,
    actorId: actor.accountId,
    actorRole: roleOf(actor),
    action: 'withdrawCampaign',
    before: { state: campaign.state },
    after: { state: 'withdrawn' },
    reason,
  });
  return { state: 'withdrawn', filingDueAt: campaign.filingDueAt?.toISOString() ?? null };
}

/** The capacity in which a campaign is withdrawn. @throws {Refusal} request.forbidden */
function roleOf({ roles }: ActorRef): (typeof MAY_WITHDRAW)[number] {
  const role = MAY_WITHDRAW.find((each) => roles.includes(each));
  if (!role) throw forbidden(MAY_WITHDRAW);
  return role;
}

const MAY_WITHDRAW = PERMISSIONS['withdraw:campaign'];

/** A few statements whatever their number. None has a workflow of its own: it would begin with a filing. */
async function endEvaluations(
  tx: EntityManager,
  campaign: Campaign,
  { commandId, actor, reason, now }: WithdrawalOrder & { readonly now: Date },
): Promise<void> {
  const cases = await tx.query<{ id: string }[]>(
    `SELECT id FROM procedure_case WHERE group_id = $1 AND kind = 'evaluation'`,
    [campaign.id],
  );
  const ids = cases.map(({ id }) => id);
  await tx.query(
    `WITH items AS (UPDATE work_item SET closed_at = $2, closed_by = $3, outcome = 'withdrawCampaign'
                    WHERE case_id = ANY($1) AND closed_at IS NULL),
     limits AS (UPDATE case_deadline SET closed_at = $2 WHERE case_id = ANY($1) AND closed_at IS NULL),
     moved AS (
       UPDATE procedure_case SET state = 'withdrawn', version = version + 1, state_since = $2, due_at = NULL, overdue = false,
         closed_at = $2
       WHERE id = ANY($1) RETURNING *
     ),
     lines AS (
       INSERT INTO audit_entry (case_id, subject_kind, subject_id, command_id, actor_id, actor_role, action, rule, before, after, reason)
       SELECT id, kind, subject_id, $4, $3, $5, 'withdrawCampaign', $8,
         jsonb_build_object('state', 'underFiling', 'version', version - 1),
         jsonb_build_object('state', state, 'version', version), $6 FROM moved
     )
     INSERT INTO notice (id, event_key, recipient, organisation_id, case_id, template, params)
     SELECT n.id, m.id || '/withdrawCampaign/evaluation.withdrawn', m.organisation_id::text, m.organisation_id, m.id,
       'evaluation.withdrawn', jsonb_build_object('title', m.title)
     FROM moved m JOIN unnest($1::uuid[], $7::uuid[]) AS n (case_id, id) ON n.case_id = m.id`,
    [ids, now, actor.accountId, commandId, roleOf(actor), reason, ids.map(() => uuid()), ACT_RULES.withdrawCampaign],
  );
}
