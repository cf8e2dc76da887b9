import { isDeepStrictEqual } from 'node:util';
import type { Memory } from '../model/memory.js';
import type { Ask } from './ask.js';
import { openedContent } from './opened.js';
import { plain } from './plain.js';

/** What acknowledged actions brought about is in the record to the letter: marks, answers, scores, values, votes, conclusions, extensions, withdrawals. */
export async function effectFaults(ask: Ask, memory: Memory): Promise<string[]> {
  return [
    ...(await parts(ask, memory)),
    ...(await submissions(ask, memory)),
    ...(await marks(ask, memory)),
    ...(await invitations(ask, memory)),
    ...(await scores(ask, memory)),
    ...(await values(ask, memory)),
    ...(await votes(ask, memory)),
    ...(await conclusions(ask, memory)),
    ...(await extensions(ask, memory)),
    ...(await withdrawals(ask, memory)),
  ];
}

/** Every part of every draft is there as it was last saved. */
async function parts(ask: Ask, memory: Memory): Promise<string[]> {
  const saves = memory.of('PUT', /^\/dossiers\/(.+\/parts\/.+)$/);
  const last = new Map(saves.map(({ caseId: place, body }) => [place.replace('/parts/', ' '), plain(body)]));
  const rows = await ask<{ place: string; content: unknown }>(
    `SELECT DISTINCT ON (dossier_id, part) dossier_id || ' ' || part AS place, content FROM dossier_part
     ORDER BY dossier_id, part, revision DESC`,
  );
  const kept = new Map(rows.map(({ place, content }) => [place, openedContent(place.split(' ')[1] ?? '', content)]));
  return [...last]
    .filter(([place, body]) => !isDeepStrictEqual(kept.get(place), body))
    .map(([place]) => `the part ${place} is not as it was saved`);
}

interface Receipt {
  readonly caseId: string;
  readonly dossierId: string;
  readonly receiptNumber: string;
  readonly revision: number;
  readonly contentHash: string;
}

/** Every accepted submission is there once, under its receipt and hash, and nobody else's is. */
async function submissions(ask: Ask, memory: Memory): Promise<string[]> {
  const receipts = memory.of('POST', /^\/dossiers\/([^/]+)\/submission$/).map(({ answer }) => answer as Receipt);
  const rows = await ask<{ id: string; receipt: string; dossier: string; revision: number; hash: string }>(
    `SELECT c.id, d.receipt_number AS receipt, d.id AS dossier, s.revision, s.content_hash AS hash
     FROM procedure_case c JOIN dossier d ON d.id = c.subject_id JOIN dossier_submission s ON s.dossier_id = d.id
     WHERE c.kind = 'accreditation'`,
  );
  const lost = receipts.filter(
    ({ caseId, receiptNumber, revision, contentHash }) =>
      rows.filter(
        (row) =>
          row.id === caseId && row.receipt === receiptNumber && row.revision === revision && row.hash === contentHash,
      ).length !== 1,
  );
  return [
    ...lost.map(
      ({ caseId, revision }) => `submission ${revision} of case ${caseId} is not there once as it was receipted`,
    ),
    ...(rows.length === receipts.length ? [] : [`${rows.length} submissions for ${receipts.length} receipts`]),
    ...repeated(rows.map(({ dossier, revision }) => `${dossier}/${revision}`)).map((id) => `${id} was submitted twice`),
  ];
}

interface Mark {
  readonly item: string;
  readonly verdict: string;
  readonly reason?: string;
}

/** A checklist is marked once for each revision. */
async function marks(ask: Ask, memory: Memory): Promise<string[]> {
  const acknowledged = memory.of('PUT', /^\/cases\/([^/]+)\/checklist$/);
  const rows = await ask<{ caseId: string; revision: number; item: string; verdict: string; reason: string | null }>(
    `SELECT case_id AS "caseId", revision, item, verdict, reason FROM check_mark`,
  );
  const given = acknowledged.flatMap(({ caseId, body }, index) => {
    const revision = acknowledged.slice(0, index + 1).filter((each) => each.caseId === caseId).length;
    return (body as { marks: Mark[] }).marks.map((mark) => ({ caseId, revision, reason: null, ...mark }));
  });
  return differences('mark', given, rows);
}

async function invitations(ask: Ask, memory: Memory): Promise<string[]> {
  const answers = memory.of('PUT', /^\/cases\/([^/]+)\/invitation$/);
  const rows = await ask<{ caseId: string; expertId: string; state: string; reason: string | null }>(
    `SELECT case_id AS "caseId", expert_id AS "expertId", state, reason FROM expert_assignment`,
  );
  return answers.flatMap(({ caseId, accountId, body }) => {
    const { answer, reason = null } = body as { answer: 'accept' | 'decline'; reason?: string };
    const found = rows.filter((row) => row.caseId === caseId && row.expertId === accountId);
    const states = answer === 'decline' ? ['declined'] : ['assigned', 'submitted', 'void'];
    const kept =
      found.length === 1 &&
      found.every((row) => states.includes(row.state)) &&
      (answer === 'accept' || found[0]?.reason === reason);
    return kept ? [] : [`the answer of ${accountId} to the invitation of case ${caseId} is lost`];
  });
}

interface ReviewBody {
  readonly scores: readonly { readonly criterion: string; readonly score: number }[];
  readonly comment: string;
}

async function scores(ask: Ask, memory: Memory): Promise<string[]> {
  const given = memory.of('POST', /^\/cases\/([^/]+)\/review$/).map(({ caseId, accountId, body }) => ({
    caseId,
    expertId: accountId,
    comment: (body as ReviewBody).comment,
    scores: Object.fromEntries((body as ReviewBody).scores.map(({ criterion, score }) => [criterion, score * 100])),
  }));
  const rows = await ask<(typeof given)[number]>(
    `SELECT case_id AS "caseId", expert_id AS "expertId", comment, scores FROM expert_assignment WHERE state = 'submitted'`,
  );
  return differences('score', given, rows);
}

async function values(ask: Ask, memory: Memory): Promise<string[]> {
  const given = memory.of('PUT', /^\/cases\/([^/]+)\/indicators$/).flatMap(({ caseId, body }) =>
    (body as { values: { indicator: string; verified: number }[] }).values.map(({ indicator, verified }) => ({
      caseId,
      indicator,
      verified,
    })),
  );
  const rows = await ask<(typeof given)[number]>(
    `SELECT case_id AS "caseId", indicator, verified::float8 AS verified FROM indicator_value WHERE verified IS NOT NULL`,
  );
  return differences('verified value', given, rows);
}

interface Vote {
  readonly caseId: string;
  readonly vote: string;
  readonly reasons?: readonly string[];
}

/** The last vote of each member on each item counts, as it was cast. */
async function votes(ask: Ask, memory: Memory): Promise<string[]> {
  const cast = memory.of('PUT', /^\/meetings\/([^/]+)\/votes$/).flatMap(({ caseId: meetingId, accountId, body }) =>
    (plain(body) as { votes: Vote[] }).votes.map((vote) => ({
      reasons: [],
      ...vote,
      meetingId,
      memberId: accountId,
    })),
  );
  const last = new Map(cast.map((vote) => [`${vote.meetingId} ${vote.caseId} ${vote.memberId}`, vote]));
  const rows = await ask<(typeof cast)[number]>(
    `SELECT reasons, case_id AS "caseId", vote, meeting_id AS "meetingId", member_id AS "memberId" FROM meeting_vote`,
  );
  return differences('vote', [...last.values()], rows);
}

/** Of every conclusion there are the minutes: those in force, or superseded where it was undone. */
async function conclusions(ask: Ask, memory: Memory): Promise<string[]> {
  const concluded = memory.of('POST', /^\/meetings\/([^/]+)\/conclusion$/).map(({ caseId }) => caseId);
  const undone = memory.of('POST', /^\/cases\/([^/]+)\/reversal$/).map(({ caseId }) => caseId);
  const rows = await ask<{ id: string; minutes: number; superseded: number }>(
    `SELECT case_id AS id, (minutes IS NOT NULL)::int AS minutes, jsonb_array_length(superseded_minutes) AS superseded FROM meeting`,
  );
  return rows.flatMap(({ id, minutes, superseded }) => {
    const times = (ids: readonly string[]) => ids.filter((each) => each === id).length;
    const [inForce, mistaken] = [times(concluded) - times(undone), times(undone)];
    return [
      ...(minutes === inForce
        ? []
        : [`meeting ${id} has ${minutes} minutes in force, and was concluded ${inForce} times`]),
      ...(superseded === mistaken
        ? []
        : [`meeting ${id} has ${superseded} superseded minutes of ${mistaken} conclusions`]),
    ];
  });
}

async function extensions(ask: Ask, memory: Memory): Promise<string[]> {
  const rows = await ask<{ id: string; days: number }>(
    `SELECT case_id AS id, sum(extended_working_days)::int AS days FROM case_deadline GROUP BY case_id`,
  );
  const given = new Map<string, number>();
  for (const { caseId, body } of memory.of('POST', /^\/cases\/([^/]+)\/extension$/)) {
    given.set(caseId, (given.get(caseId) ?? 0) + (body as { workingDays: number }).workingDays);
  }
  return rows
    .filter(({ id, days }) => days !== (given.get(id) ?? 0))
    .map(({ id, days }) => `case ${id} has ${days} days more, and was granted ${given.get(id) ?? 0}`);
}

async function withdrawals(ask: Ask, memory: Memory): Promise<string[]> {
  const given = new Set(memory.of('POST', /^\/cases\/([^/]+)\/withdrawal$/).map(({ caseId }) => caseId));
  const rows = await ask<{ id: string }>(`SELECT id FROM procedure_case WHERE state = 'withdrawn'`);
  const found = new Set(rows.map(({ id }) => id));
  const wrong = [...new Set([...given, ...found])].filter((id) => given.has(id) !== found.has(id));
  return wrong.map((id) => `case ${id} is ${found.has(id) ? '' : 'not '}withdrawn`);
}

/** What was given and what is kept, as sets of equal rows. */
function differences<T extends { caseId: string }>(noun: string, given: readonly T[], kept: readonly T[]): string[] {
  const missing = (from: readonly T[], wanted: readonly T[]) =>
    wanted.filter((row) => from.filter((each) => isDeepStrictEqual(each, row)).length !== 1);
  const byCase = (rows: readonly T[]) => Map.groupBy(rows, ({ caseId }) => caseId);
  const [givenBy, keptBy] = [byCase(given), byCase(kept)];
  const show = ({ caseId, ...rest }: T) => `${JSON.stringify(rest)} of case ${caseId}`;
  return [...new Set([...givenBy.keys(), ...keptBy.keys()])].flatMap((caseId) => {
    const [told, found] = [givenBy.get(caseId) ?? [], keptBy.get(caseId) ?? []];
    return [
      ...missing(found, told).map((row) => `the ${noun} ${show(row)} is not there once`),
      ...missing(told, found).map((row) => `the ${noun} ${show(row)} was never given`),
    ];
  });
}

export function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
