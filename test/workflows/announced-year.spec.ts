import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { untilState } from '../../apps/cli/client/accreditation.journey.js';
import { untilCampaign } from '../../apps/cli/client/evaluation.journey.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { addDays } from '#domain/common/calendar-date.js';
import { accreditedBases } from '../support/bases.js';
import { openCampaign } from '../support/campaign.js';
import { Guohe } from '../support/guohe.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';

interface Rectification {
  readonly caseId: string;
  readonly baseId: string;
}
interface Now {
  readonly now: { readonly dueOn: string; readonly dueAt: string };
}

describe('the announcement of a year while cases run in it', () => {
  let scene: Scene;
  let code: string;
  let running: Rectification;
  let later: Rectification;
  beforeAll(async () => {
    scene = await startScene();
    const { applicant, commission, record } = scene;
    const { batchId, baseIds } = await accreditedBases(record, { owner: applicant, count: 2 });
    const campaign = await openCampaign(commission.officer, { batchIds: [batchId], rehearsalDaySeconds: 0.1 });
    code = campaign.code;
    await untilCampaign(commission.officer, campaign.id, ['reviewing']);
    // From here on in earnest: a year of rectification ends in a year that nobody has announced.
    await record.query(`UPDATE campaign SET rehearsal_day_seconds = NULL WHERE id = $1`, [campaign.id]);
    await commission.decider.patiently('POST', `/campaigns/${campaign.id}/publication`, {});
    const all = await applicant.get<Rectification[]>('/rectifications?limit=200');
    [running, later] = all.filter(({ baseId }) => baseIds.includes(baseId)) as [Rectification, Rectification];
    await rectify(running);
  });
  afterAll(() => scene?.stop());

  const rectify = async ({ caseId }: Rectification) => {
    await scene.applicant.patiently('POST', `/rectifications/${caseId}/plan`, { text: '整改方案' });
    await untilState(scene.applicant, caseId, ['underRectification']);
  };
  const limitOf = async ({ caseId }: Rectification) =>
    (await scene.applicant.get<Now>(`/cases/${caseId}/timeline`)).now;
  const deadline = async ({ caseId }: Rectification) =>
    (
      await scene.record.query<{ due_on: string; provisional: boolean }[]>(
        `SELECT due_on, provisional FROM case_deadline WHERE case_id = $1 AND closed_at IS NULL`,
        [caseId],
      )
    )[0];
  /** Seconds of the timers that the workflow has started, in order. */
  const timers = async ({ baseId }: Rectification) => {
    const { events } = await scene.workflow(WORKFLOW_IDS.rectification(baseId, code)).fetchHistory();
    return (events ?? []).flatMap(({ timerStartedEventAttributes: timer }) =>
      timer ? [Number(timer.startToFireTimeout?.seconds)] : [],
    );
  };

  it('computes a running limit again, puts it on record, and its timer follows', async () => {
    const before = await limitOf(running);
    expect(await deadline(running)).toMatchObject({ provisional: true });
    const name = { zh: '国庆节', en: 'National Day' };
    const year = Number(before.dueOn.slice(0, 4));
    const file = join(scene.stack.folder, 'holidays.json');
    const free = [`${year}-01-01`, ...[...Array(7).keys()].map((n) => addDays(before.dueOn, n))];
    const holidays = free.map((date) => ({ date, name }));
    await writeFile(file, JSON.stringify([{ year, holidays, makeUpDays: [] }]));
    const seed = () =>
      Guohe.run(['seed', '--json', '--holidays', file], {
        DATABASE_URL: scene.stack.databaseUrl,
        TEMPORAL_ADDRESS: '127.0.0.1:1',
      });
    const started = (await timers(running)).length;
    const first = seed();
    expect(await first.ended()).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ years: [year], limits: 1 });

    const after = await limitOf(running);
    expect(after.dueOn > addDays(before.dueOn, 6)).toBe(true);
    expect(await deadline(running)).toMatchObject({ due_on: after.dueOn, provisional: false });
    const [line] = await scene.record.query<{ before: object; after: object }[]>(
      `SELECT before, after FROM audit_entry WHERE case_id = $1 AND action = 'recomputeLimit'`,
      [running.caseId],
    );
    expect(line).toMatchObject({ before: { dueOn: before.dueOn }, after: { dueOn: after.dueOn, provisional: false } });

    // A step that is undone is found by the version that it led to.
    const [last] = await scene.record.query<{ fits: boolean }[]>(
      `SELECT c.version = (SELECT max((e.after->>'version')::int) FROM audit_entry e WHERE e.case_id = c.id) AS fits
       FROM procedure_case c WHERE c.id = $1`,
      [running.caseId],
    );
    expect(last?.fits).toBe(true);

    await until(async () => (await timers(running)).length > started);
    const seconds = (await timers(running)).at(-1) as number;
    const [wake] = await scene.record.query<{ at: Date }[]>(
      `SELECT wake_at AS at FROM procedure_case WHERE id = $1 AND wake_at < due_at`,
      [running.caseId],
    );
    expect(Math.abs(Number(wake?.at) - Date.now() - seconds * 1_000)).toBeLessThan(60_000);

    const second = seed();
    expect(await second.ended()).toBe(0);
    expect(JSON.parse(second.stdout)).toMatchObject({ years: [], limits: 0 });
  });

  it('counts at once in every process: the next limit rests on it', async () => {
    await rectify(later);
    expect(await deadline(later)).toEqual(await deadline(running));
  });
});
