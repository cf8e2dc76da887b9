import { Refusal } from '#contracts/problems.js';
import { TURN_TEXTS } from '#contracts/texts.js';
import type { Role } from '#domain/procedures/procedure.js';
import type { MoveContext } from '../cases/move.js';
import { peopleOf, refuseOwnPeople, type Chosen } from '../review/people.js';

/** 考察组 as it was put together: ids of accounts. */
export interface Team {
  readonly expertIds: readonly string[];
  readonly officerIds: readonly string[];
}

/** @throws {Refusal} visit.teamTooSmall; visit.memberTwice, visit.teamInvalid, panel.avoidance: naming the person */
export async function checkTeam({ tx, theCase, measure }: MoveContext, { expertIds, officerIds }: Team): Promise<void> {
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
  refuseOwnPeople(theCase, people);
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
