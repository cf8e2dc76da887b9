import { WORKFLOW_TYPES } from '#contracts/workflows.js';
import { PROCEDURES, type CaseKind } from '#domain/procedures/index.js';
import { branchesOf, branchesTaken, type Branch } from './branches.js';
import { readHistory, recordedHistories } from './histories.js';

/** What no run of the case's own takes, and why. */
const NOT_RECORDED: Partial<Record<CaseKind, Readonly<Record<Branch, string>>>> = {
  evaluation: {
    'underFiling → scored': 'the campaign sweeps whoever is silent: evaluationCampaign.published',
    'scored → graded': 'the campaign publishes all grades at once: evaluationCampaign.published',
  },
};

const recorded = recordedHistories().map((name) => ({ type: name.split('.')[0], history: readHistory(name) }));

describe.each(Object.values(PROCEDURES).map((procedure) => [procedure.kind, procedure] as const))(
  'the table of the procedure %s',
  (kind, procedure) => {
    const taken = new Set(
      recorded
        .filter(({ type }) => type === WORKFLOW_TYPES[kind])
        .flatMap(({ history }) => branchesTaken(history, procedure)),
    );
    const excepted = Object.keys(NOT_RECORDED[kind] ?? {});

    it('has no branch that no recorded run has taken', () => {
      expect(branchesOf(procedure).filter((branch) => !taken.has(branch) && !excepted.includes(branch))).toEqual([]);
    });

    it('has every branch that is excepted, and none of them is recorded', () => {
      expect(excepted.filter((branch) => taken.has(branch) || !branchesOf(procedure).includes(branch))).toEqual([]);
    });
  },
);

it('a branch that is new in a table is found out', () => {
  const { accreditation } = PROCEDURES;
  const returned = { ...accreditation.closes, returned: ['withdrawn'] };
  const widened = branchesOf({ ...accreditation, closes: returned }).filter(
    (branch) => !branchesOf(accreditation).includes(branch),
  );
  expect(widened).toEqual(['returned → withdrawn']);
  expect(recorded.flatMap(({ history }) => branchesTaken(history, accreditation))).not.toContain(widened[0]);
});
