import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { markChecklist } from '#cli/client/accreditation.journey.js';
import { convene } from '#cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { Guohe } from '../../support/guohe.js';
import { bringTo } from '../../support/journey-steps.js';
import { DEMO_PASSWORD, sceneOfSuite } from '../../support/scene.js';

const ROOT = resolve(import.meta.dirname, '../../..');

interface Report {
  readonly id: string;
  readonly state: string;
  readonly possible: number;
  readonly done: number;
  readonly refused: number;
  readonly cases: readonly { readonly caseId: string; readonly verdict: string }[];
}

describe('what an operator does with a whole batch', () => {
  const scene = sceneOfSuite();

  const env = () => ({ DATABASE_URL: scene.stack.databaseUrl, TEMPORAL_ADDRESS: scene.stack.temporalAddress });
  const run = async (...args: string[]) => {
    const command = Guohe.run(args, env());
    const code = await command.ended();
    return { code, out: command.stdout, error: command.stderr };
  };

  it('guohe meeting lists the meetings of a batch and shows members and agenda of one', async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 60 });
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underDecision', scene.commission, id);
    const meeting = await convene(scene.commission, batch.id);
    expect(JSON.parse((await run('meeting', 'list', '--batch', batch.id, '--json')).out)).toMatchObject({
      meetings: [{ id: meeting.id, state: 'inSession', items: 1 }],
    });
    expect((await run('meeting', 'list', '--batch', 'none')).out).toContain('没有审定会');
    const { code, out } = await run('meeting', 'show', meeting.id);
    expect(code).toBe(0);
    for (const part of ['主持 chair', 'a park', '待审定 not decided']) expect(out).toContain(part);
    expect(JSON.parse((await run('meeting', 'show', meeting.id, '--json')).out)).toMatchObject({
      agenda: [{ caseId: id, position: 1, result: null }],
    });
    const missing = await run('meeting', 'show', randomUUID());
    expect([missing.code, missing.error]).toEqual([1, expect.stringContaining('没有这次审定会')]);
    expect((await run('meeting', 'open')).code).toBe(2);
  });

  it('guohe bulk previews an action on every case, and carries it out once it is confirmed', async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 60 });
    const [ready, unmarked] = [
      await submitPark(scene.record, scene.applicant, batch),
      await submitPark(scene.record, scene.applicant, batch),
    ];
    await markChecklist(scene.commission.officer, ready);
    let password = DEMO_PASSWORD;
    const bulk = (login: string, ...args: string[]) =>
      new Promise<{ code: number; out: string; error: string }>((done) => {
        const called = ['bulk', ...args, '--login', login, '--url', scene.stack.apiUrl];
        const child = execFile(
          process.execPath,
          [join(ROOT, 'dist/apps/cli/main.js'), ...called],
          { cwd: ROOT, env: { ...process.env, ...env() } },
          (error, out, said) => done({ code: typeof error?.code === 'number' ? error.code : 0, out, error: said }),
        );
        child.stdin?.end(`${password}\n`);
      });
    const previewed = await bulk('officer', 'preview', batch.id, '--action', 'accept', '--json');
    const report = JSON.parse(previewed.out) as Report;
    expect(report).toMatchObject({ state: 'previewed', possible: 1, refused: 1, done: 0 });
    const text = (await bulk('officer', 'show', report.id)).out;
    expect(text).toMatch(/待确认 Awaiting confirmation/);
    expect(text).toMatch(/不能办 refused.*尚有 15 项未审查：/);
    const done = JSON.parse((await bulk('officer', 'confirm', report.id, '--json')).out) as Report;
    expect(done).toMatchObject({ state: 'done', done: 1, refused: 1 });
    expect(done.cases.find(({ caseId }) => caseId === unmarked)?.verdict).toBe('refused');
    expect(await scene.commission.officer.get(`/cases/${ready}`)).toMatchObject({ state: 'underDraw' });
    const late = await bulk('officer', 'drop', report.id);
    expect([late.code, late.error]).toEqual([1, expect.stringContaining('不能确认或放弃')]);
    expect((await bulk('park', 'preview', batch.id, '--action', 'accept')).error).toContain('受理人员');
    expect((await bulk('officer', 'preview', batch.id)).code).toBe(2);
    password = `${DEMO_PASSWORD}\0`;
    const unfit = await bulk('officer', 'show', report.id);
    expect([unfit.code, unfit.error]).toEqual([2, expect.stringContaining('密码含有控制字符')]);
  });
});
