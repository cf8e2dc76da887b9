import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, LessThan } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { WORKFLOW_IDS, WORKFLOW_TYPES } from '#contracts/workflows.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { Campaign } from '#persistence/entities/base.entities.js';
import { Batch, MeasureVersion } from '#persistence/entities/dossier.entities.js';
import { once } from '#persistence/record/command.js';
import { measureVersion } from '#persistence/record/measures.js';
import { withEyesOfTheHouse } from '#persistence/scope.js';
import { audit, enqueueStart } from '#persistence/record/trail.js';
import { momentOf } from '#persistence/record/moment.js';
import { Config } from '#platform/config/config.js';
import { uuidv7 } from '../common/ids.js';
import type { PageQuery } from '../common/page.js';
import {
  toCampaignDto,
  type CampaignDto,
  type CampaignProgressDto,
  type OpenCampaignDto,
  type RosterOrderDto,
} from './campaigns.dto.js';
import type { OpenedCampaignDto, PreviewRosterDto, RosterDto } from './roster.dto.js';
import { RosterService } from './roster.service.js';

@Injectable()
export class CampaignsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly roster: RosterService,
  ) {}

  /** Who would be on the roster of a campaign opened now, and who not. @throws {Refusal} as `open` */
  async preview(order: PreviewRosterDto): Promise<RosterDto> {
    this.refuseRehearsal(order);
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      await checkMeasure(tx, order);
      await checkBatches(tx, order);
      return this.roster.of(tx, rosterOrder(order));
    });
  }

  /**
   * Opens a campaign, where a base is due; its workflow then opens the evaluations of its roster.
   * @throws {Refusal} campaign.codeTaken, campaign.measureUnknown, campaign.measureNotInForce, campaign.batchUnknown,
   *   campaign.batchOfOtherPace, campaign.nobodyDue, campaign.rehearsalNotAllowed
   */
  async open(body: OpenCampaignDto, actor: ActorRef, command: CommandKey): Promise<OpenedCampaignDto> {
    this.refuseRehearsal(body);
    const action = 'openCampaign';
    return once(this.dataSource, { ...command, accountId: actor.accountId, action }, async (tx) => {
      await checkMeasure(tx, body);
      await checkBatches(tx, body);
      const campaign = await this.insert(tx, body, actor);
      const roster = await this.roster.of(tx, rosterOrder(body));
      const { due, leftOutByReason, leftOut } = roster;
      if (due === 0) {
        const count = Object.values(leftOutByReason).reduce((sum, each) => sum + each, 0);
        throw new Refusal('campaign.nobodyDue', { count }, { leftOutByReason, leftOut });
      }
      await audit(tx, {
        subject: { kind: 'campaign', id: campaign.id },
        commandId: command.repeatable ? command.id : null,
        actorId: actor.accountId,
        actorRole: actor.roles.includes('caseOfficer') ? 'caseOfficer' : 'administrator',
        action,
        rule: (await measureVersion(tx, campaign.measureId)).evaluation.article,
        after: { ...body, due, leftOutByReason },
      });
      await enqueueStart(tx, {
        workflowType: WORKFLOW_TYPES.campaign,
        workflowId: WORKFLOW_IDS.campaign(campaign.code),
        input: { campaignId: campaign.id },
      });
      return { ...toCampaignDto(campaign), roster };
    });
  }

  async list({ limit, after }: PageQuery): Promise<CampaignDto[]> {
    const campaigns = await this.dataSource.getRepository(Campaign).find({
      where: after ? { id: LessThan(after) } : {},
      order: { id: 'DESC' },
      take: limit,
    });
    return campaigns.map(toCampaignDto);
  }

  /** How many bases have filed, are silent or graded, of all organisations. @throws {Refusal} request.notFound */
  async progress(id: string): Promise<CampaignProgressDto> {
    const campaign = await this.dataSource.getRepository(Campaign).findOneBy({ id });
    if (!campaign) throw new Refusal('request.notFound');
    // Numbers alone, which everybody who is signed in may know, over cases of all organisations.
    const rows = await withEyesOfTheHouse(() =>
      this.dataSource.query<{ state: string; grade: string | null; filed: boolean; silent: boolean; count: number }[]>(
        `SELECT c.state, e.grade, e.filed_at IS NOT NULL AS filed, e.silent, count(*)::int AS count
       FROM procedure_case c JOIN evaluation e ON e.case_id = c.id
       WHERE c.group_id = $1 AND c.kind = 'evaluation' GROUP BY 1, 2, 3, 4`,
        [id],
      ),
    );
    const countOf = (keep: (row: (typeof rows)[number]) => boolean) =>
      rows.filter(keep).reduce((sum, { count }) => sum + count, 0);
    const countBy = (keys: readonly (string | null)[], key: 'state' | 'grade') =>
      Object.fromEntries(
        [...new Set(keys)].flatMap((value) => (value ? [[value, countOf((row) => row[key] === value)]] : [])),
      );
    return {
      ...toCampaignDto(campaign),
      total: countOf(() => true),
      filed: countOf(({ filed }) => filed),
      silent: countOf(({ silent }) => silent),
      byState: countBy(
        rows.map(({ state }) => state),
        'state',
      ),
      byGrade: countBy(
        rows.map(({ grade }) => grade),
        'grade',
      ),
    };
  }

  private refuseRehearsal({ rehearsalDaySeconds }: RosterOrderDto): void {
    if (rehearsalDaySeconds === undefined || this.config.rehearsalAllowed) return;
    throw refusalAt('rehearsalDaySeconds', 'campaign.rehearsalNotAllowed');
  }

  private async insert(tx: EntityManager, body: OpenCampaignDto, actor: ActorRef): Promise<Campaign> {
    const { code, year, title, measureId, batchIds = [], rehearsalDaySeconds = null } = body;
    const [row] = await tx.query<{ id: string }[]>(
      `INSERT INTO campaign (id, code, year, title, measure_id, batch_ids, rehearsal_day_seconds, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (code) DO NOTHING RETURNING id`,
      [uuidv7(), code, year, title, measureId, batchIds, rehearsalDaySeconds, actor.accountId],
    );
    if (!row) throw refusalAt('code', 'campaign.codeTaken', { code });
    return tx.getRepository(Campaign).findOneByOrFail({ id: row.id });
  }
}

function rosterOrder({ year, measureId, batchIds = [], rehearsalDaySeconds }: RosterOrderDto) {
  return { year, measureId, batchIds, rehearsalDaySeconds: rehearsalDaySeconds ?? null };
}

/** A real campaign goes by a version that is in force today. */
async function checkMeasure(tx: EntityManager, { measureId, rehearsalDaySeconds }: RosterOrderDto): Promise<void> {
  const version = await tx.getRepository(MeasureVersion).findOneBy({ id: measureId });
  if (!version) throw refusalAt('measureId', 'campaign.measureUnknown', { measure: measureId });
  if (rehearsalDaySeconds !== undefined) return;
  const { effectiveFrom, effectiveTo } = version.content;
  const today = calendarDateOf(await momentOf(tx));
  const inForce = effectiveFrom !== undefined && effectiveFrom <= today && (!effectiveTo || today <= effectiveTo);
  if (!inForce) throw refusalAt('measureId', 'campaign.measureNotInForce', { measure: measureId });
}

/** A rehearsal covers what was rehearsed, a real campaign what is real. */
async function checkBatches(tx: EntityManager, { batchIds = [], rehearsalDaySeconds }: RosterOrderDto): Promise<void> {
  const batches = await tx.getRepository(Batch).findBy({ id: In(batchIds) });
  if (batches.length < batchIds.length) throw refusalAt('batchIds', 'campaign.batchUnknown');
  const rehearsal = rehearsalDaySeconds !== undefined;
  const otherPace = batches.some((batch) => (batch.rehearsalDaySeconds !== null) !== rehearsal);
  if (otherPace) throw refusalAt('batchIds', 'campaign.batchOfOtherPace');
}
