/** Asks PostgreSQL. */
export type Ask = <T>(sql: string, parameters?: unknown[]) => Promise<T[]>;

/** What the persons were told: the receipt of every acknowledged submission, by its case. */
export type Acknowledged = ReadonlyMap<string, string>;

interface Entry {
  readonly case_id: string;
  readonly action: string;
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Looks for what a crash could have done to accreditations that were all to end with a certificate: something lost, doubled
 * or stuck.
 * @returns one sentence for each fault; empty when there is none
 */
export async function faultsOf(ask: Ask, acknowledged: Acknowledged): Promise<string[]> {
  return [
    ...(await submissions(ask, acknowledged)),
    ...(await endings(ask)),
    ...(await trail(ask)),
    ...(await leftovers(ask)),
    ...(await certificates(ask, acknowledged.size)),
  ];
}

/** Every acknowledged submission is there once, and nothing else is. */
async function submissions(ask: Ask, acknowledged: Acknowledged): Promise<string[]> {
  const rows = await ask<{ id: string; receipt_number: string }>(
    `SELECT c.id, d.receipt_number FROM procedure_case c JOIN dossier d ON d.id = c.subject_id WHERE c.kind = 'accreditation'`,
  );
  const found = new Map(rows.map((row) => [row.id, row.receipt_number]));
  const lost = [...acknowledged].filter(([id, receipt]) => found.get(id) !== receipt);
  return [
    ...lost.map(([id]) => `the submission of case ${id} is lost`),
    ...(rows.length > acknowledged.size ? [`${rows.length} cases for ${acknowledged.size} submissions`] : []),
  ];
}

/** Every case reached the end that an undisturbed run gives. */
async function endings(ask: Ask): Promise<string[]> {
  const stuck = await ask<{ id: string; state: string }>(
    `SELECT id, state FROM procedure_case WHERE kind = 'accreditation' AND (state <> 'accredited' OR closed_at IS NULL)`,
  );
  return stuck.map(({ id, state }) => `case ${id} is stuck at ${state}`);
}

/** The moves of a case are one chain: each begins at the version at which the one before ended. */
async function trail(ask: Ask): Promise<string[]> {
  const entries = await ask<Entry>(
    `SELECT e.case_id, e.action, (e.before->>'version')::int AS from, (e.after->>'version')::int AS to
     FROM audit_entry e JOIN procedure_case c ON c.id = e.case_id
     WHERE c.kind = 'accreditation' AND e.after ? 'version' AND e.after ? 'state' ORDER BY e.case_id, e.id`,
  );
  const faults: string[] = [];
  const versions = await ask<{ id: string; version: number }>(
    `SELECT id, version FROM procedure_case WHERE kind = 'accreditation'`,
  );
  for (const { id, version } of versions) {
    const chain = entries.filter(({ case_id }) => case_id === id);
    if (chain[0]?.action !== 'submit') faults.push(`the trail of case ${id} does not begin with its submission`);
    for (const [index, entry] of chain.entries()) {
      if (index > 0 && entry.from !== chain[index - 1]?.to)
        faults.push(`the trail of case ${id} breaks at ${entry.action}`);
    }
    if (chain.at(-1)?.to !== version) faults.push(`the trail of case ${id} ends before its last move`);
  }
  const doubled = await ask<{ command_id: string }>(
    `SELECT command_id FROM audit_entry WHERE command_id IS NOT NULL GROUP BY command_id HAVING count(*) > 1`,
  );
  return [...faults, ...doubled.map(({ command_id }) => `command ${command_id} is in the trail twice`)];
}

/** Nothing is left to be done, and nobody was told twice. */
async function leftovers(ask: Ask): Promise<string[]> {
  const open = await ask<{ id: string }>(
    `SELECT w.id FROM work_item w JOIN procedure_case c ON c.id = w.case_id WHERE w.closed_at IS NULL AND c.closed_at IS NOT NULL`,
  );
  const limits = await ask<{ id: string }>(
    `SELECT d.id FROM case_deadline d JOIN procedure_case c ON c.id = d.case_id WHERE d.closed_at IS NULL AND c.closed_at IS NOT NULL`,
  );
  const told = await ask<{ case_id: string; template: string }>(
    `SELECT case_id, template FROM notice WHERE template IN ('case.received', 'case.accepted', 'base.accredited')
     GROUP BY case_id, template, recipient HAVING count(*) > 1`,
  );
  const outbox = await ask<{ workflow_id: string }>(`SELECT workflow_id FROM outbox`);
  return [
    ...open.map(({ id }) => `work item ${id} is open on an ended case`),
    ...limits.map(({ id }) => `limit ${id} runs on an ended case`),
    ...told.map(({ case_id, template }) => `${template} of case ${case_id} was told twice`),
    ...outbox.map(({ workflow_id }) => `${workflow_id} still waits in the outbox`),
  ];
}

/** One certificate a case, numbered without a gap. */
async function certificates(ask: Ask, expected: number): Promise<string[]> {
  const bases = await ask<{ certificate_number: string; cases: number }>(
    `SELECT b.certificate_number, count(c.id)::int AS cases FROM base b LEFT JOIN procedure_case c
       ON c.id = b.case_id AND c.outcome->>'certificateNumber' = b.certificate_number GROUP BY b.id`,
  );
  const numbers = bases
    .map(({ certificate_number }) => Number(certificate_number.split('-').at(-1)))
    .sort((a, b) => a - b);
  return [
    ...(bases.length === expected ? [] : [`${bases.length} certificates for ${expected} cases`]),
    ...(numbers.every((number, index) => number === index + 1)
      ? []
      : [`certificate numbers have a gap: ${numbers.join(', ')}`]),
    ...bases.filter(({ cases }) => cases !== 1).map((base) => `${base.certificate_number} is not what its case says`),
  ];
}
