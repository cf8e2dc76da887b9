import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { may } from '#contracts/ability.js';
import { personsBehind, type ActorRef, type CommandKey } from '#contracts/actor.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { addMonths, calendarDateOf, type CalendarDate } from '#domain/common/calendar-date.js';
import { withoutHidden } from '#domain/common/hidden-characters.js';
import { comparableNumber } from '#domain/dossier/numbers.js';
import { isIndustryField } from '#domain/identifiers/industry-field.js';
import { isLanguage } from '#domain/identifiers/language.js';
import { isUsccShaped } from '#domain/identifiers/uscc.js';
import type { ExpertTie } from '#domain/review/avoidance.js';
import { backDated, keepsTies, withFormerEmployer } from '#domain/review/own-ties.js';
import { changeOfTies } from '#domain/review/tie-changes.js';
import { ExpertProfile } from '#persistence/entities/expert.entities.js';
import { Account } from '#persistence/entities/people.entities.js';
import { once } from '#persistence/record/command.js';
import { noteExperts } from '#persistence/record/looks.js';
import { audit } from '#persistence/record/trail.js';
import { momentOfPool } from '#persistence/record/moment.js';
import { accountWords, expertWords, findsSearch, holdsSearch } from '#persistence/search.js';
import { versionIn } from '../common/if-match.js';
import type { ExpertDto, ExpertListQuery, SaveExpertDto } from './experts.dto.js';

/**
 * 专家库. A profile is never overwritten: each save is a version of its own, so that a past draw can be computed again. Who decides
 * keeps ties in one, too, without a field: nobody draws it.
 */
@Injectable()
export class ExpertsService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ field, search, limit, after }: ExpertListQuery, actor: ActorRef): Promise<ExpertDto[]> {
    const wanted = [
      `p.valid_until IS NULL AND p.fields <> '{}'`,
      ...(field ? ['p.fields && ARRAY[:field]'] : []),
      ...(after ? ['p.account_id > :after'] : []),
    ];
    const found = this.dataSource
      .getRepository(ExpertProfile)
      .createQueryBuilder('p')
      .where([...wanted, ...(search ? [`p.account_id IN (${searched(wanted)})`] : [])].join(' AND '))
      .setParameters({ field, search, after, limit })
      .orderBy('p.account_id')
      .take(limit);
    const experts = await found.getMany();
    await noteExperts(this.dataSource, { list: experts.map(({ accountId }) => accountId) }, actor);
    return experts.map((expert) => toDto(asSeen(expert)));
  }

  /** @throws {Refusal} request.notFound for anyone but the expert and the commission */
  async detail(id: string, actor: ActorRef): Promise<ExpertDto> {
    refuseOthers(id, actor, 'read:expert');
    const profile = await presentOf(this.dataSource.manager, id);
    if (!profile) throw new Refusal('request.notFound');
    await noteExperts(this.dataSource, { one: id }, actor);
    return toDto(profile);
  }

  /**
   * Who saves their own loses no tie by it: neither what they or an officer said, nor the employer that they had.
   * @param ifMatch the version that was changed, as an ETag: `"3"`; `"0"` for the first save
   * @throws {Refusal} request.notFound, expert.versionRequired, expert.stale, expert.fieldUnknown, expert.fieldsUnfit,
   *   expert.tieOfNobody, expert.tieNotYours, expert.workNotYours, expert.tieBackDated, expert.nameNotYours, expert.languageUnknown, expert.awayUnfit
   */
  async save(
    id: string,
    body: SaveExpertDto,
    ifMatch: string | undefined,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<ExpertDto> {
    refuseOthers(id, actor, 'manage:expert');
    const changed = versionIn(ifMatch);
    if (changed === undefined) throw new Refusal('expert.versionRequired');
    const unknown = body.fields.find((field) => !isIndustryField(field));
    if (unknown !== undefined) throw refusalAt('fields', 'expert.fieldUnknown', { field: unknown });
    const ofNobody = body.ties.findIndex(({ uscc, person }) => !uscc && !person);
    if (ofNobody >= 0) throw refusalAt(`ties.${ofNobody}.person`, 'expert.tieOfNobody');
    return once(this.dataSource, { ...command, accountId: actor.accountId, action: 'saveExpert' }, async (tx) => {
      // Before the account, which a draw locks when it invites.
      const now = await momentOfPool(tx);
      const account = await tx.getRepository(Account).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      const isExpert = account?.roles.includes('expert') ?? false;
      if (!isExpert && !account?.roles.includes('decisionMaker')) throw new Refusal('request.notFound');
      if (isExpert !== body.fields.length > 0) throw refusalAt('fields', 'expert.fieldsUnfit');
      const before = await presentOf(tx, id);
      const version = before?.version ?? 0;
      if (changed !== version) throw new Refusal('expert.stale', { version });
      const today = calendarDateOf(now);
      refuseUnfit(before, body, today);
      const given = body.ties.map(({ kind, uscc, person, until }) => ({ kind, uscc, person, until }));
      const isOwn = personsBehind(actor).includes(id);
      const ties = before && isOwn ? ownTies(before, { ...body, ties: given }, today) : given;
      const past = isOwn && backDated(before?.ties ?? [], given, today);
      if (past) {
        const at = `ties.${given.findIndex((tie) => tie === past)}.until`;
        throw refusalAt(at, 'expert.tieBackDated', { until: past.until ?? '', today });
      }
      const works = body.works ? [...new Set(body.works.map(comparableNumber).filter(Boolean))] : (before?.works ?? []);
      if (isOwn && before?.works.some((work) => !works.includes(work))) throw refusalAt('works', 'expert.workNotYours');
      await tx.query(`UPDATE expert_profile SET valid_until = $2 WHERE account_id = $1 AND valid_until IS NULL`, [
        id,
        now,
      ]);
      const profile: ExpertProfile = {
        accountId: id,
        version: version + 1,
        name: body.name,
        institution: body.institution,
        fields: body.fields,
        languages: body.languages,
        awayUntil: body.awayUntil ?? null,
        ties,
        works,
        savedBy: actor.accountId,
        validFrom: now,
        validUntil: null,
      };
      await tx.getRepository(ExpertProfile).insert(profile);
      await audit(tx, {
        subject: { kind: 'expert', id },
        commandId: command.repeatable ? command.id : null,
        actorId: actor.accountId,
        actorRole: SAVES.find((role) => actor.roles.includes(role)) ?? 'expert',
        action: 'saveExpert',
        before: before && { version: before.version },
        after: { version: profile.version, ...changeOfTies(before?.ties ?? [], ties) },
      });
      return toDto(profile);
    });
  }
}

/** Where an employer is known by its credit code, it is found by its name all the same. */
const FOUND_BY = [
  findsSearch(expertWords('p')),
  `p.account_id IN (SELECT a.id FROM account a WHERE ${findsSearch(accountWords('a'))})`,
  `p.institution IN (SELECT o.uscc FROM organisation o WHERE ${holdsSearch('o.name')})`,
];

/** As SQL: a page of those who are looked for, each way of finding them along its own index. */
function searched(wanted: readonly string[]): string {
  const page = (way: string) =>
    `(SELECT p.account_id FROM expert_profile p WHERE ${[way, ...wanted].join(' AND ')} ORDER BY p.account_id LIMIT :limit)`;
  return FOUND_BY.map(page).join(' UNION ');
}

/** In which capacity a profile is saved. */
const SAVES = ['caseOfficer', 'administrator', 'expert', 'decisionMaker'] as const;

async function presentOf(tx: EntityManager, accountId: string): Promise<ExpertProfile | null> {
  const profile = await tx.getRepository(ExpertProfile).findOneBy({ accountId, validUntil: IsNull() });
  return profile && asSeen(profile);
}

/** Names of long ago may hide something: they are shown, compared and saved again as everybody sees them. */
function asSeen(profile: ExpertProfile): ExpertProfile {
  return {
    ...profile,
    name: withoutHidden(profile.name),
    institution: withoutHidden(profile.institution),
    ties: profile.ties.map((tie) => (tie.person === undefined ? tie : { ...tie, person: withoutHidden(tie.person) })),
  };
}

const LONGEST_AWAY_MONTHS = 12;

/** What is new in it; what was there before stays as it is. @throws {Refusal} expert.languageUnknown, expert.awayUnfit */
function refuseUnfit(
  before: ExpertProfile | null,
  { languages, awayUntil }: Pick<SaveExpertDto, 'languages' | 'awayUntil'>,
  today: CalendarDate,
): void {
  const language = languages.find((code) => !isLanguage(code) && !before?.languages.includes(code));
  if (language !== undefined) throw refusalAt('languages', 'expert.languageUnknown', { language });
  if (awayUntil === undefined || awayUntil === before?.awayUntil) return;
  const latest = addMonths(today, LONGEST_AWAY_MONTHS);
  if (awayUntil < today || awayUntil > latest) throw refusalAt('awayUntil', 'expert.awayUnfit', { today, latest });
}

/** @throws {Refusal} expert.nameNotYours, expert.tieNotYours */
function ownTies(
  before: ExpertProfile,
  { name, institution, ties }: Pick<ExpertProfile, 'name' | 'institution' | 'ties'>,
  today: string,
): ExpertTie[] {
  // Whose legal representative or leader has this name is not judged by its bearer.
  if (name !== before.name) throw refusalAt('name', 'expert.nameNotYours');
  if (!keepsTies(before.ties, ties, today)) throw refusalAt('ties', 'expert.tieNotYours');
  const left = before.institution !== institution && isUsccShaped(before.institution);
  return left ? withFormerEmployer(ties, before.institution, today) : ties;
}

/** An expert keeps his own profile; another's is as if it did not exist. */
function refuseOthers(id: string, actor: ActorRef, permission: 'read:expert' | 'manage:expert'): void {
  if (!may(actor, permission, { accountId: id })) throw new Refusal('request.notFound');
}

function toDto(profile: ExpertProfile): ExpertDto {
  const { accountId, version, name, institution, fields, languages, awayUntil, ties, works, validFrom } = profile;
  return {
    accountId,
    version,
    name,
    institution,
    fields,
    languages,
    awayUntil,
    ties: [...ties],
    works,
    savedAt: validFrom.toISOString(),
  };
}
