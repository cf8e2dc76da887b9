/** A fault in the code of the API or of the worker: what it does wrong, where, and what is to be found of it. */
export interface Bug {
  readonly name: string;
  /** Under `dist`. */
  readonly file: string;
  readonly replace: string;
  readonly by: string;
  readonly found: RegExp;
}

const TRAIL = 'libs/persistence/record/trail.js';
const STAGE = 'libs/persistence/record/stage.js';
const VOTES = 'apps/api/meetings/votes.service.js';
const REVIEW = 'apps/api/reviews/expert-review.service.js';
/** One of the members of every meeting. */
const ONE_MEMBER = `(SELECT max(id::text)::uuid FROM account WHERE roles @> '{decisionMaker}')`;
const TELL = 'export function told(eventKey, caseId, notices) {';
const LINES = 'export function contributionLines(line, command, answer) {';
const OPEN_ITEMS = 'if (takers.length > 0) {';

/** In each round those that do not hide each other, and with which every case still comes to its end. */
export const ROUNDS: readonly (readonly Bug[])[] = [
  [
    {
      name: 'a vote that is acknowledged and not kept',
      file: VOTES,
      replace: 'AS v (case_id, vote, reasons)',
      by: `AS v (case_id, vote, reasons) WHERE $2 <> ${ONE_MEMBER}`,
      found: /the vote .* is not there once/,
    },
    {
      name: 'scores that are kept lower than they were given',
      file: REVIEW,
      replace: 'Math.round(score * 100)',
      by: 'Math.round(score * 100) - 100',
      found: /the score .* was never given/,
    },
    {
      name: 'a notice that is told twice',
      file: TRAIL,
      replace: TELL,
      by: `${TELL}
    if (!/(once|twice)$/.test(eventKey)) return ['once', 'twice'].flatMap((time) => told(eventKey + time, caseId, notices));`,
      found: /has beyond that in notice: .*case\.accepted/,
    },
    {
      name: 'a work item that is never opened',
      file: STAGE,
      replace: OPEN_ITEMS,
      by: `if (takers.length > 0 && stage.task !== 'drawExperts') {`,
      found: /lacks in work_item: .*drawExperts/,
    },
    {
      name: 'a number of a series that is left out',
      file: 'libs/persistence/record/counter.js',
      replace: 'value = counter.value + $2',
      by: 'value = counter.value + $2 + 1',
      found: /certificate numbers have a gap/,
    },
  ],
  [
    {
      name: 'a vote that is kept as another one',
      file: VOTES,
      replace: 'SELECT $1, case_id, $2, vote,',
      by: `SELECT $1, case_id, $2, CASE WHEN $2 = ${ONE_MEMBER} THEN 'abstained' ELSE vote END,`,
      found: /the vote .*abstained.* was never given/,
    },
    {
      name: 'a comment on the scores that is dropped',
      file: REVIEW,
      replace: 'comment = $4',
      by: 'comment = left($4, 0)',
      found: /the score .* is not there once/,
    },
    {
      name: 'a notice that nobody gets',
      file: TRAIL,
      replace: TELL,
      by: `${TELL}
    notices = notices.filter(({ template }) => template !== 'case.accepted');`,
      found: /lacks in notice: .*case\.accepted/,
    },
    {
      name: 'a work item that is opened for others than whose turn it is',
      file: STAGE,
      replace: 'stage.turn,',
      by: `stage.task === 'drawExperts' ? 'auditor' : stage.turn,`,
      found: /has beyond that in work_item: .*auditor/,
    },
    {
      name: 'an extension that is granted and forgotten',
      file: 'libs/persistence/record/deadline.js',
      replace: 'extended_working_days = l.granted,',
      by: 'extended_working_days = l.granted * 0,',
      found: /has 0 days more, and was granted 3/,
    },
  ],
  [
    {
      name: 'a decision that leaves neither line nor answer',
      file: TRAIL,
      replace: 'export function moveTrail({ line, eventKey, notices }, answer) {',
      by: `export function moveTrail({ line, eventKey, notices }, answer) {
    if (line.action === 'accept') return { text: 'SELECT 1', values: [] };`,
      found: /acceptance was acknowledged and is pending/,
    },
    {
      name: 'a contribution that leaves two lines',
      file: TRAIL,
      replace: LINES,
      by: `${LINES}
    const first = { ...command, accountId: line.actorId, action: line.action };
    if (command.repeatable) return [answered(first, answer), audited(line), audited(line)];`,
      found: /checklist has 2 lines in the trail/,
    },
    {
      name: 'a work item that stays open for too long',
      file: STAGE,
      replace: 'WHERE case_id = $1 AND closed_at IS NULL\n         AND (objection_id',
      by: `WHERE case_id = $1 AND closed_at IS NULL AND task <> 'drawExperts'\n         AND (objection_id`,
      found: /lacks in work_item: .*drawExperts/,
    },
    {
      name: 'a limit that is never kept',
      file: STAGE,
      replace: 'if (limit) {',
      by: `if (limit && stage.deadline !== 'draw') {`,
      found: /lacks in case_deadline: .*draw/,
    },
    {
      name: 'values that are kept higher than they were verified',
      file: 'apps/api/onsite/indicators.service.js',
      replace: "(v->>'verified')::numeric,",
      by: "(v->>'verified')::numeric + 1,",
      found: /the verified value .* was never given/,
    },
  ],
];
