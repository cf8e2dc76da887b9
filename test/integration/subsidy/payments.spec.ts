import { startScene, type Scene } from '../../support/scene.js';
import { subsidyDesk, type SubsidyDesk } from './ground.js';

describe('the payment list of a subsidy scheme', () => {
  let scene: Scene;
  let desk: SubsidyDesk;
  beforeAll(async () => {
    scene = await startScene();
    desk = await subsidyDesk(scene);
  });
  afterAll(() => scene?.stop());

  const at = (scheme: { id: string }) => `/subsidy-schemes/${scheme.id}`;

  it('has a payment list for spreadsheets that runs nothing and stays as it was approved', async () => {
    const { scheme, baseIds } = await desk.aVerifiedScheme([{ of: 'park', spentFen: 1_234_567 }], 50_000_000);
    await scene.record.query(`UPDATE base SET name = '=HYPERLINK("http://x","y"),"' WHERE id = $1`, [baseIds[0]]);
    await desk.finance.patiently('POST', `${at(scheme)}/proposal`, {});
    await desk.decider.patiently('POST', `${at(scheme)}/approval`);
    await scene.record.query(`UPDATE base SET name = '改名' WHERE id = $1`, [baseIds[0]]);
    const answer = await desk.finance.send('GET', `${at(scheme)}/payments.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').slice(1).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"",""y""),"""`);
    expect(lines[1]).toMatch(/"12345\.67","1234567"$/);
    expect(lines[2]).toMatch(/^"","合计",.*"12345\.67","1234567"$/);
  });
});
