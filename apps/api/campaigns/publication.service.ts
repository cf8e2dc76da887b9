import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { GRADE_TEXTS } from '#contracts/texts.js';
import { WORKFLOW_IDS, type Publication } from '#contracts/workflows.js';
import type { BaseType, Grade } from '#domain/measures/measure.js';
import { Campaign } from '#persistence/entities/base.entities.js';
import { DecisionsService } from '../common/decisions.service.js';
import type { PageQuery } from '../common/page.js';
import type { GradeDto, PublicationDto, PublishedCampaignDto, PublishGradesDto } from './campaigns.dto.js';

/** Whose grades everybody may read. */
export const PUBLISHED = `campaign c WHERE c.state = 'published' AND c.rehearsal_day_seconds IS NULL`;

@Injectable()
export class PublicationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly decisions: DecisionsService,
  ) {}

  /**
   * Grades and publishes the whole campaign, by one Update of its workflow.
   * @throws {Refusal} campaign.publishedAlready, campaign.filingOpen, campaign.unfinished, campaign.tiesNeedVote,
   *   campaign.voteNotNeeded, server.unavailable (nothing changed)
   */
  async publish(
    id: string,
    { vote = [] }: PublishGradesDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<PublicationDto> {
    const campaign = await this.campaign(id);
    if (!command.repeatable) refuseOver(campaign);
    const decision = { accountId: actor.accountId, caseId: id, verb: 'publishGrades', payload: { vote } };
    const { state, publishedAt, byGrade } = await this.decisions.send<Publication>(
      { workflowId: WORKFLOW_IDS.campaign(campaign.code) },
      decision,
      command,
      async () => refuseOver(await this.campaign(id)),
    );
    return { campaignId: id, state, publishedAt, byGrade };
  }

  /** The published list, for everybody. @throws {Refusal} campaign.notPublished */
  async grades(id: string, { limit, after }: PageQuery): Promise<GradeDto[]> {
    const { state, rehearsalDaySeconds } = await this.campaign(id);
    if (state !== 'published') throw new Refusal('campaign.notPublished');
    const rows = await this.dataSource.query<
      (Omit<GradeDto, 'gradeText' | 'rehearsal' | 'remark'> & { type: BaseType; grade: Grade })[]
    >(
      `SELECT e.case_id AS "caseId", b.certificate_number AS "certificateNumber", b.name, o.name AS organisation, e.type, e.grade
       FROM evaluation e JOIN base b ON b.id = e.base_id JOIN organisation o ON o.id = b.organisation_id
       WHERE e.campaign_id = $1 AND ($2::uuid IS NULL OR e.case_id > $2) ORDER BY e.case_id LIMIT $3`,
      [id, after ?? null, limit],
    );
    const rehearsal = rehearsalDaySeconds !== null;
    const remark = rehearsal ? REHEARSED : null;
    return rows.map((row) => ({ ...row, gradeText: GRADE_TEXTS[row.grade], rehearsal, remark }));
  }

  /** Whose grades are published, the latest first, for everybody; what was rehearsed is not among them. */
  async published({ limit, after }: PageQuery): Promise<PublishedCampaignDto[]> {
    const rows = await this.dataSource.query<(Omit<PublishedCampaignDto, 'publishedAt'> & { publishedAt: Date })[]>(
      `SELECT id, code, year, title, published_at AS "publishedAt" FROM ${PUBLISHED}
         AND ($1::uuid IS NULL OR id < $1)
       ORDER BY id DESC LIMIT $2`,
      [after ?? null, limit],
    );
    return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
  }

  private async campaign(id: string): Promise<Campaign> {
    const campaign = await this.dataSource.getRepository(Campaign).findOneBy({ id });
    if (!campaign) throw new Refusal('request.notFound');
    return campaign;
  }
}

const REHEARSED = {
  zh: '演练数据，不是真实评价，等次无效',
  en: 'A rehearsal: no real evaluation, the grade is void',
};

function refuseOver({ state }: Campaign): void {
  if (state === 'published') throw new Refusal('campaign.publishedAlready');
  if (state === 'withdrawn') throw new Refusal('campaign.withdrawnAlready');
}
