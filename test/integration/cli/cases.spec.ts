import { randomUUID } from 'node:crypto';
import { Guohe } from '../../support/guohe.js';
import { startScene, type Scene } from '../../support/scene.js';
import { aGround, subsidyDesk } from '../subsidy/ground.js';

describe('guohe cases', () => {
  let scene: Scene;
  let schemeId: string;
  beforeAll(async () => {
    scene = await startScene({ worker: false });
    const { campaignId } = await aGround(scene.record, [{ of: 'park' }]);
    schemeId = (await (await subsidyDesk(scene)).open({ campaignId })).id;
    await scene.record.query(`UPDATE procedure_case SET title = $2 WHERE id = $1`, [schemeId, '方案\u001b[31m']);
  });
  afterAll(() => scene?.stop());

  const run = async (...args: string[]) => {
    const env = { DATABASE_URL: scene.stack.databaseUrl, TEMPORAL_ADDRESS: '127.0.0.1:1' };
    const command = Guohe.run(['cases', ...args], env);
    const code = await command.ended();
    return { code, out: command.stdout, error: command.stderr };
  };

  it('lists cases by kind and state, with their limits', async () => {
    const { code, out } = await run('--kind', 'subsidy', '--state', 'underVouchers', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ cases: [{ id: schemeId, kind: 'subsidy', dueAt: expect.any(String) }] });
    const text = await run('--kind', 'subsidy');
    expect(text.out).toMatch(/核定支出.*until \d{4}-\d\d-\d\d \d\d:\d\d.*演练/);
    expect(text.out).not.toContain('\u001b');
    expect((await run('--kind', 'rectification')).out).toContain('No cases');
  });

  it('pages along the list', async () => {
    const first = await run('--limit', '1');
    const after = /--after (\S+)/.exec(first.out)?.[1] as string;
    const second = await run('--limit', '1', '--after', after, '--json');
    const { cases } = JSON.parse(second.out) as { cases: { id: string }[] };
    expect(cases).toHaveLength(1);
    expect(cases[0]?.id).not.toBe(after);
  });

  it('shows the timeline of one: done, now with its limit explained, next', async () => {
    const { code, out } = await run(schemeId);
    expect(code).toBe(0);
    for (const part of ['启动 Opened', '财务人员 Finance officer', '审批分配方案']) expect(out).toContain(part);
    expect(JSON.parse((await run(schemeId, '--json')).out)).toMatchObject({
      case: { id: schemeId },
      timeline: { now: { turn: 'financeOfficer' } },
    });
  });

  it.each([
    [['--kind', 'nothing'], 2],
    [['--state', 'nowhere'], 2],
    [['--limit', '0'], 2],
    [['--limit', '1e9'], 2],
    [['not-an-id'], 2],
    [['--after', "' OR 1=1"], 2],
    [['--unknown'], 2],
    [[randomUUID()], 1],
  ])('refuses %j with exit code %i and one sentence', async (args, code) => {
    const answer = await run(...args);
    expect(answer.code).toBe(code);
    expect(answer.out).toBe('');
    expect(answer.error.trim().split('\n')).toHaveLength(1);
    expect(answer.error).toMatch(/[\u4e00-\u9fff]/);
  });
});
