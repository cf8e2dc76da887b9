import type { DataSource } from 'typeorm';
import { nextStates, PROCEDURES } from '#domain/procedures/index.js';
import type { Outcome } from './outcome.js';

interface Link {
  readonly action: string;
  readonly from: number;
  readonly to: number;
  readonly left: string;
  readonly entered: string;
}

type Record = Pick<DataSource, 'query'>;

/** The moves of a case after its submission, in their order. */
export async function movesOf(record: Record, caseId: string): Promise<Link[]> {
  return record.query<Link[]>(
    `SELECT action, (before->>'version')::int AS from, (after->>'version')::int AS to, before->>'state' AS left, after->>'state' AS entered
     FROM audit_entry WHERE case_id = $1 AND before->>'state' IS NOT NULL ORDER BY id`,
    [caseId],
  );
}

/**
 * Whether decisions that were made at the same moment ended as if they had been made one after the other: what won is one chain of
 * moves, each once, and what lost is answered with 409 and a state of that chain in which it is not possible.
 * @returns one sentence for each fault
 */
export async function orderFaults(record: Record, caseId: string, outcomes: readonly Outcome[]): Promise<string[]> {
  const chain = await movesOf(record, caseId);
  const [theCase] = await record.query<{ state: string; version: number }[]>(
    `SELECT state, version FROM procedure_case WHERE id = $1`,
    [caseId],
  );
  const last = chain.at(-1);
  const open = await record.query<{ task: string }[]>(
    `SELECT task FROM work_item WHERE case_id = $1 AND closed_at IS NULL`,
    [caseId],
  );
  const stage = PROCEDURES.accreditation.stages[theCase?.state as keyof typeof PROCEDURES.accreditation.stages];
  const turns = [...new Set(open.map(({ task }) => task))].join();
  return [
    ...chain.flatMap((link, index) => {
      const before = chain[index - 1];
      return before && (before.to !== link.from || before.entered !== link.left)
        ? [`${link.action} does not follow`]
        : [];
    }),
    ...(last && (last.to !== theCase?.version || last.entered !== theCase.state)
      ? [`the case is ${theCase?.state}/${theCase?.version}, its trail ends at ${last.entered}/${last.to}`]
      : []),
    ...(turns === (stage?.task ?? '') ? [] : [`at ${theCase?.state} the open turns are: ${turns}`]),
    ...winnersFaults(chain, outcomes),
    ...outcomes.filter(({ status }) => status !== 200).flatMap((loser) => loserFaults(chain, loser)),
  ];
}

/** Each answer that was given is a move of the chain, and each move was somebody's. */
function winnersFaults(chain: readonly Link[], outcomes: readonly Outcome[]): string[] {
  const told = outcomes
    .filter(({ status }) => status === 200)
    .map(({ action, answer }) => `${action} ${String(answer?.['state'])}/${String(answer?.['version'])}`);
  const made = chain.map(({ action, entered, to }) => `${action} ${entered}/${to}`);
  return [
    ...told
      .filter((each) => made.filter((move) => move === each).length !== 1)
      .map((each) => `told, not made: ${each}`),
    ...told.filter((each, index) => told.indexOf(each) !== index).map((each) => `told to two: ${each}`),
  ];
}

function loserFaults(chain: readonly Link[], { action, status, code, current }: Outcome): string[] {
  if (status !== 409) return [`${action} is refused with ${status} ${code}`];
  if (!current) return [`${action} is refused with ${code} and without the state`];
  const been = chain.some(({ entered, to }) => entered === current.state && to === current.version);
  const possible = nextStates(PROCEDURES.accreditation, current.state, action).length > 0;
  return [
    ...(been ? [] : [`${action} is refused at ${current.state}/${current.version}, where the case has never been`]),
    ...(possible ? [`${action} is refused at ${current.state}, where it is possible`] : []),
  ];
}
