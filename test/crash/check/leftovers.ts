import type { Ask } from './ask.js';

/** What the clock says of a limit: how often depends on the hour, but never the same thing twice. */
export const TOLD_BY_THE_CLOCK: readonly string[] = [
  'case.dueSoon',
  'case.overdue',
  'case.escalated',
  'visit.answerDueSoon',
];

/** Nobody was told of a limit twice, and nothing is left to be done: no turn, no limit, no message of a case that has ended. */
export async function leftoverFaults(ask: Ask): Promise<string[]> {
  const ended = `JOIN procedure_case c ON c.id = x.case_id WHERE x.closed_at IS NULL AND c.closed_at IS NOT NULL`;
  const items = await ask<{ id: string }>(`SELECT x.id FROM work_item x ${ended}`);
  const limits = await ask<{ id: string }>(`SELECT x.id FROM case_deadline x ${ended}`);
  const outbox = await ask<{ workflow_id: string }>(`SELECT workflow_id FROM outbox`);
  const unended = await ask<{ id: string }>(
    `SELECT id FROM procedure_case WHERE closed_at IS NULL AND kind = 'accreditation'`,
  );
  const limited = await ask<{ id: string; state: string }>(
    `SELECT id, state FROM procedure_case WHERE due_at IS NOT NULL AND closed_at IS NOT NULL AND kind = 'accreditation'`,
  );
  const twice = await ask<{ template: string; case_id: string }>(
    `SELECT template, case_id FROM notice WHERE template = ANY($1) GROUP BY case_id, template, recipient, params HAVING count(*) > 1`,
    [TOLD_BY_THE_CLOCK],
  );
  return [
    ...twice.map(({ template, case_id }) => `${template} of case ${case_id} was told twice`),
    ...items.map(({ id }) => `work item ${id} is open on an ended case`),
    ...limits.map(({ id }) => `limit ${id} runs on an ended case`),
    ...outbox.map(({ workflow_id }) => `${workflow_id} still waits in the outbox`),
    ...unended.map(({ id }) => `case ${id} has not ended`),
    ...limited.map(({ id, state }) => `case ${id} is ${state} and still has a limit`),
  ];
}

/** One certificate for each case that won, numbered without a gap, and said by its case. */
export async function certificateFaults(ask: Ask): Promise<string[]> {
  const bases = await ask<{ number: string; cases: number }>(
    `SELECT b.certificate_number AS number, count(c.id)::int AS cases FROM base b LEFT JOIN procedure_case c
       ON c.id = b.case_id AND c.state = 'accredited' AND c.outcome->>'certificateNumber' = b.certificate_number
     GROUP BY b.id, b.certificate_number`,
  );
  const [won] = await ask<{ count: number }>(
    `SELECT count(*)::int AS count FROM procedure_case WHERE kind = 'accreditation' AND state = 'accredited'`,
  );
  const numbers = bases.map(({ number }) => Number(number.split('-').at(-1))).sort((a, b) => a - b);
  return [
    ...(bases.length === won?.count ? [] : [`${bases.length} certificates for ${won?.count} bases`]),
    ...(numbers.every((number, index) => number === index + 1)
      ? []
      : [`certificate numbers have a gap or come twice: ${numbers.join(', ')}`]),
    ...bases.filter(({ cases }) => cases !== 1).map(({ number }) => `${number} is not what its case says`),
  ];
}
