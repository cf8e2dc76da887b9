import { Refusal } from '#contracts/problems.js';
import { TURN_TEXTS } from '#contracts/texts.js';
import type { Role } from '#domain/procedures/procedure.js';
import { acquaintedWith } from '#persistence/record/avoidance.js';
import type { MoveContext } from '../cases/move.js';
import { peopleOf, type Chosen } from '../review/people.js';

/** 考察组 as it was put together: ids of accounts. */
export interface Team {
  readonly expertIds: readonly string[];
  readonly officerIds: readonly string[];
}

/** @throws {Refusal} visit.teamTooSmall; visit.memberTwice, visit.teamInvalid, panel.avoidance: naming the person */
export async function checkTeam(context: MoveContext, { expertIds, officerIds }: Team): Promise<void> {
  const { tx, measure } = context;
  const { minOnsiteExperts: experts, minOnsiteOfficers: officers } = measure.panel;
  if (expertIds.length < experts || officerIds.length < officers) {
    throw new Refusal('visit.teamTooSmall', { experts, officers });
  }
  const people = await peopleOf(tx, [...expertIds, ...officerIds]);
  const [asExperts, asOfficers] = [people.slice(0, expertIds.length), people.slice(expertIds.length)];
  const twice = asExperts.find(({ id }) => officerIds.includes(id));
  if (twice) throw new Refusal('visit.memberTwice', { person: twice.person });
  refuseUnfit(asExperts, ['expert', 'assessor']);
  refuseUnfit(asOfficers, ['caseOfficer']);
  await refuseTied(context, [...expertIds, ...officerIds]);
}

/** 回避: nobody with a tie to the applicant visits it. @throws {Refusal} panel.avoidance */
async function refuseTied({ tx, theCase, measure, now }: MoveContext, ids: readonly string[]): Promise<void> {
  const people = await acquaintedWith(tx, { theCase, measure, at: now }, ids);
  const tied = people.find(({ avoidances }) => avoidances.length > 0);
  const [tie] = tied?.avoidances ?? [];
  if (!tied || !tie) return;
  const { zh: tieZh, en: tieEn } = tie.explanation;
  throw new Refusal('panel.avoidance', {
    person: tied.displayName,
    tie: tie.ground,
    tieZh,
    tieEn,
    article: tie.article,
  });
}

function refuseUnfit(people: readonly Chosen[], roles: readonly Role[]): void {
  const unfit = people.find(
    ({ account }) => !account?.roles.some((role) => roles.includes(role)) || account.disabledAt !== null,
  );
  if (!unfit) return;
  const [roleZh, roleEn] = (['zh', 'en'] as const).map((language) =>
    roles.map((role) => TURN_TEXTS[role][language]).join(' / '),
  ) as [string, string];
  throw new Refusal('visit.teamInvalid', { person: unfit.person, roleZh, roleEn });
}
