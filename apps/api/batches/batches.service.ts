import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { errorAt, Refusal, refusalAt } from '#contracts/problems.js';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { workCalendar } from '#domain/clock/work-calendar.js';
import { calendarDateOf, yearOf } from '#domain/common/calendar-date.js';
import { guideRefusals, type GuideRefusal } from '#domain/dossier/guide.js';
import type { Measure } from '#domain/measures/measure.js';
import { BASE_TYPES } from '#domain/measures/vocabulary.js';
import { ACCREDITATION } from '#domain/procedures/index.js';
import { Batch, MeasureVersion } from '#persistence/entities/dossier.entities.js';
import { openBatchCase } from '#persistence/record/batch-case.js';
import { caseById } from '#persistence/record/cases.js';
import { drafting } from '#persistence/record/drafting.js';
import { once } from '#persistence/record/command.js';
import { measureInForce } from '#persistence/record/measures.js';
import { OVERDUE } from '#persistence/record/overdue.js';
import { audit } from '#persistence/record/trail.js';
import { momentOf } from '#persistence/record/moment.js';
import { Config } from '#platform/config/config.js';
import { uuidv7 } from '../common/ids.js';
import type {
  BatchCountDto,
  BatchDto,
  BatchListQuery,
  BatchProgressDto,
  BatchState,
  OpenBatchDto,
} from './batches.dto.js';

/** 申报指南: issued once, pinned to a version of the measures, then as it is. */
@Injectable()
export class BatchesService {
  private readonly calendar = workCalendar();

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** @throws {Refusal} batch.*: the first rule that is broken, all of them in `rules` */
  async open(body: OpenBatchDto, actor: ActorRef, command: CommandKey): Promise<BatchDto> {
    const rehearsalDaySeconds = body.rehearsalDaySeconds ?? null;
    const rehearsal = rehearsalDaySeconds !== null;
    if (rehearsal && !this.config.rehearsalAllowed) throw refusalAt('rehearsalDaySeconds', 'batch.rehearsalNotAllowed');
    const key = { ...command, accountId: actor.accountId, action: 'openBatch' };
    return once(this.dataSource, key, async (tx) => {
      const measure = await measureFor(tx, body);
      const now = await momentOf(tx);
      const step = measure.optionalSteps.find(({ id }) => id === 'recommendation');
      const guide = {
        ...body,
        fields: body.fields ?? [],
        countries: body.countries ?? [],
        quotas: quotasOf(body),
        recommendingStep: body.recommendingStep ?? step?.onByDefault ?? false,
        rehearsal,
      };
      const refusals = guideRefusals(guide, measure, calendarDateOf(now), this.calendar);
      const [first] = refusals;
      if (first) {
        throw new Refusal(`batch.${first.code}`, first.params, {
          rules: refusals,
          errors: refusals.map(atItsField),
        });
      }
      const batch = {
        id: uuidv7(),
        code: body.code,
        title: body.title,
        year: yearOf(body.closesOn),
        measureId: measure.id,
        opensOn: body.opensOn,
        closesOn: body.closesOn,
        fields: guide.fields,
        countries: guide.countries,
        quotas: guide.quotas,
        recommendingStep: guide.recommendingStep,
        rehearsalDaySeconds,
        createdBy: actor.accountId,
        createdAt: now,
      };
      if (await tx.getRepository(Batch).existsBy({ code: batch.code })) {
        throw refusalAt('code', 'batch.codeTaken', { code: batch.code });
      }
      await tx.getRepository(Batch).insert(batch);
      await openBatchCase(tx, batch, measure);
      await audit(tx, {
        caseId: batch.id,
        subject: { kind: 'batch', id: batch.id },
        commandId: command.repeatable ? command.id : null,
        actorId: actor.accountId,
        actorRole: actor.roles.includes('caseOfficer') ? 'caseOfficer' : 'administrator',
        action: 'openBatch',
        rule: measure.deadlines.guideWindow.article,
        after: { ...batch, createdAt: undefined },
      });
      return toDto(batch);
    });
  }

  async list({ state, limit, after }: BatchListQuery): Promise<BatchDto[]> {
    const query = this.dataSource.getRepository(Batch).createQueryBuilder('b').orderBy('b.id', 'DESC').take(limit);
    const day = { today: today() };
    if (state === 'upcoming') query.andWhere('b.opens_on > :today', day);
    if (state === 'open') query.andWhere('b.opens_on <= :today AND b.closes_on >= :today', day);
    if (state === 'closed') query.andWhere('b.closes_on < :today', day);
    if (after) query.andWhere('b.id < :after', { after });
    return (await query.getMany()).map(toDto);
  }

  /** @throws {Refusal} request.notFound */
  async detail(id: string): Promise<BatchDto> {
    const batch = await this.dataSource.getRepository(Batch).findOneBy({ id });
    if (!batch) throw new Refusal('request.notFound');
    return toDto(batch);
  }

  /** @throws {Refusal} request.notFound */
  async progress(id: string): Promise<BatchProgressDto> {
    const { manager } = this.dataSource;
    const theCase = await caseById(manager, id);
    if (theCase?.kind !== 'batch') throw new Refusal('request.notFound');
    const rows = await manager.query<(Omit<BatchCountDto, 'stateText'> & { open: number })[]>(
      `SELECT type, state, count(*)::int AS count, count(*) FILTER (WHERE ${OVERDUE})::int AS overdue,
         count(*) FILTER (WHERE closed_at IS NULL)::int AS open
       FROM procedure_case WHERE group_id = $1 AND kind = 'accreditation' GROUP BY type, state ORDER BY type, state`,
      [id],
    );
    const sum = (of: 'count' | 'open') => rows.reduce((total, row) => total + row[of], 0);
    return {
      state: theCase.state,
      stateText: text(STATE_TEXTS, theCase.state),
      drafts: (await drafting(manager, id)).reduce((total, { drafts }) => total + drafts, 0),
      submitted: sum('count'),
      open: sum('open'),
      cases: rows
        .toSorted((one, other) => IN_ORDER.indexOf(one.state) - IN_ORDER.indexOf(other.state))
        .map(({ open: _, ...row }) => ({ ...row, stateText: text(STATE_TEXTS, row.state) })),
    };
  }
}

/** The states of an accreditation as they follow one another. */
const IN_ORDER: readonly string[] = [...Object.keys(ACCREDITATION.stages), ...ACCREDITATION.ends];

/** The version that is asked for, or the one in force when the guide opens. */
async function measureFor(tx: EntityManager, { measureId, opensOn }: OpenBatchDto): Promise<Measure> {
  const measure = measureId
    ? (await tx.getRepository(MeasureVersion).findOneBy({ id: measureId }))?.content
    : await measureInForce(tx, opensOn);
  if (measure) return measure;
  const params = { day: opensOn, measure: measureId ?? '' };
  const rules = [{ code: 'measureNotInForce', params }];
  throw refusalAt(measureId ? 'measureId' : 'opensOn', 'batch.measureNotInForce', params, { rules });
}

/** Which field is to be changed. */
const FIELDS: Record<GuideRefusal['code'], keyof OpenBatchDto> = {
  windowReversed: 'closesOn',
  windowTooShort: 'closesOn',
  windowTooLong: 'closesOn',
  opensInPast: 'opensOn',
  opensTooLate: 'opensOn',
  measureNotInForce: 'measureId',
  stepNotFoundInMeasure: 'recommendingStep',
  fieldUnknown: 'fields',
  countryUnknown: 'countries',
  noQuota: 'quotas',
};

function atItsField({ code, params }: GuideRefusal): object {
  return errorAt(FIELDS[code], `batch.${code}`, params);
}

/** Only the types that have a number. */
function quotasOf({ quotas }: OpenBatchDto): Batch['quotas'] {
  return Object.fromEntries(BASE_TYPES.flatMap((type) => (quotas[type] ? [[type, quotas[type]]] : [])));
}

function today(): string {
  return calendarDateOf(new Date());
}

function stateOf({ opensOn, closesOn }: Pick<Batch, 'opensOn' | 'closesOn'>): BatchState {
  if (today() < opensOn) return 'upcoming';
  return today() > closesOn ? 'closed' : 'open';
}

function toDto(batch: Batch): BatchDto {
  return {
    id: batch.id,
    code: batch.code,
    title: batch.title,
    state: stateOf(batch),
    year: batch.year,
    measureId: batch.measureId,
    opensOn: batch.opensOn,
    closesOn: batch.closesOn,
    fields: batch.fields,
    countries: batch.countries,
    quotas: batch.quotas,
    recommendingStep: batch.recommendingStep,
    rehearsalDaySeconds: batch.rehearsalDaySeconds,
  };
}
