import { join, resolve } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import {
  DefaultLogger,
  makeTelemetryFilterString,
  Runtime,
  Worker,
  type ReplayWorkerOptions,
} from '@temporalio/worker';
import { WORKFLOW_TYPES } from '#contracts/workflows.js';
import { bundleOfEdited, type Edit } from './edited-workflows.js';
import { readHistory, recordedHistories } from './histories.js';

const BUILT: ReplayWorkerOptions = {
  workflowBundle: { codePath: join(resolve(import.meta.dirname, '../..'), 'dist/workflow-bundle.js') },
};

// What is caught here would be told at length by both halves of the engine.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

const replay = (name: string, options = BUILT) => Worker.runReplayHistory(options, readHistory(name));

describe('the workflows as built', () => {
  it('have a recorded history each', () => {
    const types = recordedHistories().map((name) => {
      const [started] = readHistory(name).events;
      return started?.workflowExecutionStartedEventAttributes?.workflowType?.name;
    });
    expect([...new Set(types)].sort()).toEqual(Object.values(WORKFLOW_TYPES).sort());
  });

  it.each(recordedHistories())('still run as recorded: %s', (name) => replay(name));
});

describe('an edit of a workflow that may be running', () => {
  const STEPS = 'accreditation.workflow.ts';
  const CERTIFICATE = 'accreditation.certificate';
  const edited = async (...edits: Edit[]) => ({ workflowBundle: await bundleOfEdited(edits) });

  it.each<[string, Edit]>([
    ['a remark', { file: STEPS, replace: /\/\/ 现场考察.*/, by: '// another remark' }],
    // The record says which stage comes next: where it is named, a run does not mind.
    [
      'the order of two steps',
      {
        file: STEPS,
        replace: /(.*leaves\('underObjection'\).*\n)(.*leaves\('underAnnouncement'\).*\n)/,
        by: '$2$1',
      },
    ],
    ['a step that is no longer named', { file: STEPS, replace: /.*leaves\('returned'\).*\n/, by: '' }],
  ])('that changes nothing of its course passes: %s', async (_, edit) => {
    const bundle = await edited(edit);
    const ofTheEdited = recordedHistories().filter((name) => name.startsWith('accreditation.'));
    for (const name of ofTheEdited) await replay(name, bundle);
  });

  it.each<[string, string, Edit]>([
    [
      'that goes through the steps but once',
      'accreditation.reviewedAgain',
      { file: STEPS, replace: 'while (await dossier.goesOn())', by: 'while (false)' },
    ],
    [
      'that waits for no step',
      CERTIFICATE,
      { file: STEPS, replace: /do \{[^}]*\} while \(await dossier.goesOn\(\)\);/, by: '' },
    ],
    [
      'that adds a timer',
      CERTIFICATE,
      {
        file: 'procedure/case-run.ts',
        replace: 'learn(await inTurn(() => record.readCase({ caseId })));',
        by: 'learn(await inTurn(() => record.readCase({ caseId }))); await condition(() => false, 1000);',
      },
    ],
    [
      'that waits without the limit',
      'accreditation.lapsed',
      {
        file: 'procedure/case-run.ts',
        replace: 'await before(wakeAt, woken)',
        by: 'await before(null, woken)',
      },
    ],
  ])('%s is caught', async (_, name, edit) => {
    await expect(replay(name, await edited(edit))).rejects.toThrow(DeterminismViolationError);
  });
});
