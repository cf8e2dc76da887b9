import type { ActorRef } from '#contracts/actor.js';

/** What is listed: its alias, which has an id and an organisation, its table, and how it hangs on its case `c`. */
export interface Listed {
  readonly row: string;
  readonly table: string;
  readonly ofCase: string;
}

/**
 * The ids of the first rows that somebody sees who does not see all, for each reason along an index of its own: an OR over the
 * reasons would read the whole table. As `sees` and `CasesService.visible` say of one.
 * @param wanted further conditions
 * @returns SQL with the parameters `own`, the actor's organisation, `me`, the account, and `limit`
 */
export function visibleIds({ roles }: ActorRef, { row, table, ofCase }: Listed, wanted: readonly string[]): string {
  const page = (from: string, whose: string) =>
    `(SELECT ${row}.id FROM ${from} WHERE ${[whose, ...wanted].join(' AND ')} ORDER BY ${row}.id DESC LIMIT :limit)`;
  return [
    page(table, `${row}.organisation_id = :own`),
    page(`involved_expert e JOIN procedure_case c ON c.id = e.case_id ${ofCase}`, 'e.expert_id = :me'),
    page(`subsidy_award a JOIN procedure_case c ON c.id = a.scheme_id ${ofCase}`, 'a.organisation_id = :own'),
    ...(roles.includes('recommender') ? [page(`procedure_case c ${ofCase}`, RECOMMENDED)] : []),
  ].join(' UNION ');
}

/** What a recommending unit has to recommend, and what it gave an opinion on. */
const RECOMMENDED = `(c.state = 'underRecommendation' OR jsonb_exists(c.outcome, 'recommendation'))`;
