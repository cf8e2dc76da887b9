import type { EntityManager } from 'typeorm';
import { errorAt, Refusal, refusalAt, refusalText } from '#contracts/problems.js';
import { TURN_TEXTS } from '#contracts/texts.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Role } from '#domain/procedures/procedure.js';
import type { ProcedureCase } from '../../entities/case.entities.js';
import { avoidancesFrom, type PersonAvoidances } from '../avoidance.js';
import type { Visit } from './visit.js';

/** 考察组 as it is put together: ids of accounts. */
export interface Team {
  readonly expertIds: readonly string[];
  readonly officerIds: readonly string[];
}

/** The team of a visit as it was put together. */
export function teamOf({ members }: Pick<Visit, 'members'>): Team {
  const ids = (wanted: Seat) => members.filter(({ seat }) => seat === wanted).map(({ accountId }) => accountId);
  return { expertIds: ids('expert'), officerIds: ids('officer') };
}

type Seat = 'expert' | 'officer';

/** The roles of which a member of each seat has one. */
export const SEAT_ROLES = {
  expert: ['expert', 'assessor'],
  officer: ['caseOfficer'],
} as const satisfies Record<Seat, readonly Role[]>;

/** What a team is judged by. */
export interface TeamOf {
  readonly theCase: ProcedureCase;
  readonly measure: Measure;
  readonly at: Date;
}

/**
 * Large enough, of the right people, and nobody with a tie to the applicant 回避.
 * @throws {Refusal} visit.teamTooSmall; of the first who is unfit visit.memberTwice, visit.teamInvalid or panel.avoidance, with
 *   everyone who is, each with its own sentence, in `members`
 */
export async function checkTeam(
  tx: EntityManager,
  { theCase, measure, at }: TeamOf,
  { expertIds, officerIds }: Team,
): Promise<void> {
  const { minOnsiteExperts: experts, minOnsiteOfficers: officers } = measure.panel;
  const lacking = expertIds.length < experts ? 'expertIds' : officerIds.length < officers ? 'officerIds' : undefined;
  if (lacking) throw refusalAt(lacking, 'visit.teamTooSmall', { experts, officers });
  const people = await avoidancesFrom(tx, { theCase, measure, at }, [...expertIds, ...officerIds]);
  const disabled = await disabledAmong(tx, [...expertIds, ...officerIds]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const problemOf = (id: string, seat: Seat) =>
    seat === 'officer' && expertIds.includes(id)
      ? new Refusal('visit.memberTwice', { person: byId.get(id)?.displayName ?? id })
      : unfit(id, byId.get(id), seat, disabled.has(id));
  const seats = [
    ...expertIds.map((id, place) => [id, 'expert', place] as const),
    ...officerIds.map((id, place) => [id, 'officer', place] as const),
  ];
  const found = seats.flatMap(([id, seat, place]) => {
    const problem = problemOf(id, seat);
    return problem ? [{ accountId: id, at: `${seat}Ids.${place}`, problem }] : [];
  });
  const [first] = found;
  if (!first) return;
  const members = found.map(({ accountId, problem }) => ({
    accountId,
    code: problem.code,
    sentence: refusalText(problem),
  }));
  const errors = found.map(({ at, problem: { code, params } }) => errorAt(at, code, params));
  throw new Refusal(first.problem.code, first.problem.params, { members, errors });
}

async function disabledAmong(tx: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM account WHERE id = ANY($1) AND disabled_at IS NOT NULL`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

function unfit(id: string, person: PersonAvoidances | undefined, seat: Seat, disabled: boolean): Refusal | undefined {
  const roles: readonly Role[] = SEAT_ROLES[seat];
  if (!person || disabled || !person.roles.some((role) => roles.includes(role))) {
    const [roleZh, roleEn] = (['zh', 'en'] as const).map((language) =>
      roles.map((role) => TURN_TEXTS[role][language]).join(' / '),
    ) as [string, string];
    return new Refusal('visit.teamInvalid', { person: person?.displayName ?? id, roleZh, roleEn });
  }
  const [tie] = person.avoidances;
  if (!tie) return undefined;
  const { zh: tieZh, en: tieEn } = tie.explanation;
  return new Refusal('panel.avoidance', {
    person: person.displayName,
    tie: tie.ground,
    tieZh,
    tieEn,
    article: tie.article,
  });
}
