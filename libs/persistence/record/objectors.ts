import { In, type EntityManager } from 'typeorm';
import { refusalAt } from '#contracts/problems.js';
import { tellsWhoObjects } from '#domain/objection/objection.js';
import { Objection } from '../entities/objection.entities.js';
import { openedObjector } from '../personal-data.js';

/** Of these the applicant reads the words, also while somebody objects to the case. */
const TOLD_AS_SAID: ReadonlySet<string> = new Set([
  'suspend',
  'resume',
  'extend',
  'reverse',
  'concludeMeeting',
  'acceptObjection',
  'refuseObjection',
  'dismissObjection',
  'upholdObjection',
  'upholdDecision',
  'reopenCase',
  'correctNotice',
]);

/** The cases whose applicants read what is decided on case $1: it, those on the agenda of a meeting, what a review is about. */
const READ_ABOUT = `SELECT $1::uuid UNION ALL SELECT case_id FROM meeting_item WHERE meeting_id = $1
  UNION ALL SELECT accreditation_id FROM reconsideration WHERE case_id = $1`;

/**
 * What applicants will read of a decision says nothing of who objects to their cases, none of them.
 * @throws {Refusal} objection.namesObjector
 */
export async function refuseTellingWhoObjects(
  tx: Pick<EntityManager, 'query' | 'getRepository'>,
  { caseId, verb, payload }: { readonly caseId: string; readonly verb: string; readonly payload: object },
): Promise<void> {
  const texts = TOLD_AS_SAID.has(verb) ? wordsOf(payload) : [];
  if (texts.length === 0) return;
  const ids = await tx.query<{ id: string }[]>(`SELECT id FROM objection WHERE case_id IN (${READ_ABOUT})`, [caseId]);
  if (ids.length === 0) return;
  const objections = await tx.getRepository(Objection).findBy({ id: In(ids.map(({ id }) => id)) });
  // Who objected long ago may be forgotten.
  const known = objections.filter(({ objectorName }) => objectorName !== '').map(openedObjector);
  const telling = texts.find(({ words }) => known.some((objector) => tellsWhoObjects(words, objector)));
  if (telling) throw refusalAt(telling.path, 'objection.namesObjector');
}

/** Members of a decision that are read as they were written. */
const SAID = ['summary', 'reason', 'name', 'organisation'] as const;

interface Said {
  readonly path: string;
  readonly words: string;
}

function wordsOf(payload: object): Said[] {
  const { remarks = [], ...said } = payload as Partial<Record<(typeof SAID)[number], unknown>> & {
    remarks?: readonly { readonly remark?: unknown }[];
  };
  const all = [
    ...SAID.map((path) => ({ path, words: said[path] })),
    ...remarks.map(({ remark: words }, row) => ({ path: `remarks.${row}.remark`, words })),
  ];
  return all.filter((each): each is Said => typeof each.words === 'string');
}
