import type { CaseSnapshot } from '#contracts/workflows.js';
import type { Procedure } from '#domain/procedures/index.js';
import { decoded } from './contents.js';
import type { History } from './histories.js';

/** `verb @ state`: decided there; `verb → state`: led there; `state → state`: by the clock, or because everything was in. */
export type Branch = string;

/** Every branch that a procedure's table allows. A verb that leaves a case where it is has no `→` of its own. */
export function branchesOf({ verbs, closes }: Procedure): Branch[] {
  return [
    ...Object.entries(verbs).flatMap(([verb, { from, to }]) => [
      ...from.map((state) => `${verb} @ ${state}`),
      ...(to.every((state) => from.includes(state)) ? [] : to.map((state) => `${verb} → ${state}`)),
    ]),
    ...Object.entries(closes).flatMap(([from, to = []]) => to.map((state) => `${from} → ${state}`)),
  ];
}

/** The branches that a recorded run took, read from what its moves answered. */
export function branchesTaken(history: History, procedure: Procedure): Branch[] {
  let at: CaseSnapshot | undefined;
  return movesOf(history).flatMap(({ by, snapshot }) => {
    const before = at;
    if (before && snapshot.version < before.version) return [];
    at = snapshot;
    const { state } = snapshot;
    const gap = before ? snapshot.version - before.version - 1 : 0;
    if (by === 'closeStage') return before && gap === 0 ? [`${before.state} → ${state}`] : [];
    const decidable = (states: readonly string[]) => states.filter((each) => procedure.verbs[by]?.from.includes(each));
    // What opens a run may be a decision: on a case that no run has looked after yet, or that had ended.
    const opened = by === 'reverse' ? endsOf(procedure, state) : [procedure.initial, ...procedure.ends];
    const moved = decidable(before ? carriedOn(procedure, before.state, gap) : opened);
    // A decision that leaves its case where it is keeps the version.
    const stayed = before
      ? decidable(carriedOn(procedure, before.state, gap + 1)).filter((each) => each === state)
      : [];
    const from = moved.length > 0 ? moved : stayed;
    return from.length === 1 ? [`${by} @ ${from[0]}`, `${by} → ${state}`] : [];
  });
}

/** The ends to which a step that may be reversed has led from this state. */
function endsOf({ reversible = [], verbs, ends }: Procedure, state: string): string[] {
  const steps = reversible.filter((verb) => verbs[verb]?.from.includes(state));
  return ends.filter((end) => steps.some((verb) => verbs[verb]?.to.includes(end)));
}

/** Where the run over many cases may have carried a case meanwhile, in so many moves that its own run has not heard of: of a step back it is told. */
function carriedOn({ together = {} }: Procedure, state: string, moves: number): string[] {
  if (moves < 0) return [];
  if (moves === 0) return [state];
  const onward = Object.entries(together).filter(([by]) => by !== 'reverse');
  const next = onward.flatMap(([, { from, to }]) => (from.includes(state) ? to : []));
  return [...new Set(next.flatMap((each) => carriedOn({ together } as Procedure, each, moves - 1)))];
}

interface Heard {
  /** `readCase`, `closeStage`, or the verb that was decided. */
  readonly by: string;
  readonly snapshot: CaseSnapshot;
}

/** What a run heard of its case, in the order of the record. */
function movesOf({ events }: History): Heard[] {
  const verbs = new Map<string, string>();
  const heard: Heard[] = [];
  for (const event of events) {
    const accepted = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest;
    if (accepted?.input?.name) verbs.set(String(event.eventId), accepted.input.name);
    const completed = event.workflowExecutionUpdateCompletedEventAttributes;
    const marker = event.markerRecordedEventAttributes;
    const by = completed
      ? verbs.get(String(completed.acceptedEventId))
      : (first(marker?.details?.['data']) as { activity_type?: string } | undefined)?.activity_type;
    const snapshot = first(completed ? completed.outcome?.success : marker?.details?.['result']);
    if (by && by !== 'commitDecision' && isSnapshot(snapshot)) heard.push({ by, snapshot });
  }
  return heard.sort((a, b) => a.snapshot.version - b.snapshot.version);
}

function first(payloads: { payloads?: { data?: Uint8Array | null }[] | null } | null | undefined): unknown {
  const data = payloads?.payloads?.[0]?.data;
  return data ? decoded(data) : undefined;
}

function isSnapshot(value: unknown): value is CaseSnapshot {
  return typeof value === 'object' && value !== null && 'state' in value && 'version' in value;
}
