import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import {
  STAGE_COMPLETE,
  type CaseActivities,
  type CaseSnapshot,
  type CaseWorkflowInput,
  type CommandRef,
} from '#contracts/workflows.js';
import type { Procedure } from '#domain/procedures/index.js';
import { AT_ONCE, CLOCK_TOLERANCE_MS, inTurn, type OVER_MANY } from './record.js';

const stageComplete = defineSignal(STAGE_COMPLETE);

/** A case on its way through one procedure. People's decisions come in as Updates named as verbs; the record decides. */
export interface CaseRun {
  /** The state that the case is in. */
  state(): string;
  isIn(...states: readonly string[]): boolean;
  /** Waits until the case has left this stage: by a decision, because all contributions are in, or because its limit passed. */
  leaves(stage: string): Promise<string>;
  /** True when the case is still in this stage at `until` (ISO instant); false as soon as it has left. */
  staysIn(stage: string, until: string): Promise<boolean>;
  /**
   * The end of a pass through the stages: true while there is a stage to be left, so that the run goes through them again from
   * the one that the record has the case in; false once the case has ended and nobody is deciding on it any more. A stage that
   * the passes do not name is waited for here, so that no run goes round and round.
   */
  goesOn(): Promise<boolean>;
}

/**
 * Opens the run of one case: handlers first, so that nothing sent at once is missed.
 * @param options how its moves are committed: one that carries many cases takes longer
 */
export async function runCase(
  caseId: string,
  procedure: Procedure,
  options: typeof AT_ONCE | typeof OVER_MANY = AT_ONCE,
): Promise<CaseRun> {
  const record = proxyLocalActivities<CaseActivities>(options);
  let current: CaseSnapshot | undefined;
  let recordMayBeComplete = false;

  const learn = (snapshot: CaseSnapshot) => {
    if (!current || snapshot.version >= current.version) current = snapshot;
    return snapshot;
  };

  setHandler(stageComplete, () => void (recordMayBeComplete = true));
  for (const verb of Object.keys(procedure.verbs)) {
    // No validator looks at what this run remembers: a move may have been committed that it has not heard of.
    setHandler(defineUpdate<CaseSnapshot, [CommandRef]>(verb), async ({ commandId }) =>
      learn(await inTurn(() => record.commitDecision({ caseId, commandId, verb }))),
    );
  }
  const { state } = learn(await inTurn(() => record.readCase({ caseId })));
  // What opens a run may be the contribution that completes its stage, and a run that is taken up again may have missed one:
  // then the record is asked at once.
  recordMayBeComplete ||= procedure.stages[state]?.closesWhenComplete ?? false;
  const now = () => current as CaseSnapshot;
  const isOver = () => procedure.ends.includes(now().state) || (procedure.dormant?.includes(now().state) ?? false);
  let passedAt = now().version;

  async function leaves(stage: string): Promise<string> {
    while (now().state === stage) {
      if (isLong() && !recordMayBeComplete) {
        await everybodyAnswered();
        // What was signalled or decided meanwhile is this run's to look at: the next one would not hear of it.
        if (recordMayBeComplete || now().state !== stage) continue;
        await goOnInNewRun(caseId);
      }
      const { version, wakeAt } = now();
      const woken = () => recordMayBeComplete || now().version !== version || now().wakeAt !== wakeAt;
      const early = await before(wakeAt, woken);
      if (early && !recordMayBeComplete) continue;
      await inTurn(async () => {
        if (now().state !== stage) return; // left meanwhile: what was signalled is for the stage that the case is in now
        recordMayBeComplete = false;
        learn(await record.closeStage({ caseId }));
      });
    }
    return now().state;
  }

  return {
    state: () => now().state,

    isIn: (...states) => states.includes(now().state),

    leaves,

    staysIn: async (stage, until) => !(await before(until, () => now().state !== stage)),

    async goesOn() {
      if (isOver()) await condition(allHandlersFinished);
      else if (now().version === passedAt) await leaves(now().state);
      passedAt = now().version;
      return !isOver();
    },
  };
}

/** Every reader of a history reads it from its beginning: long before the server's own limits a case goes on in a new run. */
const LONG_EVENTS = 1_000;

function isLong(): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= LONG_EVENTS;
}

/** Nobody who has asked is left without an answer. */
async function everybodyAnswered(): Promise<void> {
  await condition(allHandlersFinished);
  await inTurn(() => Promise.resolve());
}

/** Of what the run knows nothing goes with it: the record knows it all. */
function goOnInNewRun(caseId: string): Promise<never> {
  return continueAsNew<(input: CaseWorkflowInput) => Promise<string>>({ caseId });
}

/** True when `woken` came first, false when the instant did. Without an instant it waits for as long as it takes. */
async function before(instant: string | null, woken: () => boolean): Promise<boolean> {
  if (instant === null) {
    await condition(woken);
    return true;
  }
  return condition(woken, Math.max(Date.parse(instant) - Date.now(), CLOCK_TOLERANCE_MS));
}
