import readWorkbook from 'read-excel-file/node';
import { ApiClient } from '../../../apps/cli/client/api-client.js';
import { accreditedBases } from '../../support/bases.js';
import { refusalOf } from '../../support/desk.js';
import { sceneOfSuite } from '../../support/scene.js';
import { unpacked } from '../../support/zip.js';
import { aGround, subsidyDesk } from '../subsidy/ground.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FORMULAS = ['=HYPERLINK("http://x","y")', '+1+1', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠A'];

describe('workbooks', () => {
  const scene = sceneOfSuite({ worker: false });
  let anybody: ApiClient;
  beforeAll(() => {
    anybody = ApiClient.anonymous(scene.stack.apiUrl);
  });

  /** As another program reads it that knows nothing of ours. */
  async function sheets(client: ApiClient, path: string) {
    const answer = await client.send('GET', path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, XLSX]);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z]+\.xlsx"/);
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { bytes, read: await readWorkbook(bytes) };
  }

  it('of the register are open to everybody, in both languages, and hold every base whatever their number', async () => {
    const { applicant: owner, record } = scene;
    await accreditedBases(record, { owner, rehearsal: false, count: 1_203, name: '基地' });
    await accreditedBases(record, { owner, rehearsal: true, name: 'rehearsed' });
    const [sheet] = (await sheets(anybody, '/bases.xlsx')).read;
    expect(sheet?.sheet).toBe('基地名录');
    expect(sheet?.data[0]?.slice(0, 4)).toEqual(['证书编号', '基地名称', '依托单位', '类型']);
    expect(sheet?.data).toHaveLength(1_204);
    expect(new Set(sheet?.data.map(([number]) => number)).size).toBe(1_204);
    expect(sheet?.data[1]).toEqual([
      expect.stringMatching(/^T-/), expect.stringMatching(/^基地 \d+$/), expect.any(String), '园区类', '海淀区', '已认定',
      new Date('2024-05-06T00:00:00Z'), null, null, null,
    ]); // prettier-ignore
    const [english] = (await sheets(anybody, '/bases.xlsx?lang=en&type=park')).read;
    expect([english?.sheet, english?.data[0]?.[0], english?.data[1]?.[3]]).toEqual(['Register', 'Certificate', 'Park']);
    expect((await sheets(anybody, '/bases.xlsx?type=platform')).read[0]?.data).toHaveLength(1);
    expect((await refusalOf(anybody.get('/bases.xlsx?lang=fr'))).code).toBe('request.invalid');
  });

  it.each(FORMULAS)('hold %j as the text that it is: nothing of it is run', async (name) => {
    await scene.record.query(`DELETE FROM base`);
    const { baseIds } = await accreditedBases(scene.record, { owner: scene.applicant, rehearsal: false });
    await scene.record.query(`UPDATE base SET name = $2 WHERE id = $1`, [baseIds[0], name]);
    const { bytes, read } = await sheets(anybody, '/bases.xlsx');
    expect(String(read[0]?.data[1]?.[1]).trim()).toBe(name.trim());
    const parts = await unpacked(bytes);
    const sheet = String(parts.get('xl/worksheets/sheet1.xml'));
    expect(sheet).not.toMatch(/<f[ >]/);
    // Quoted: who edits the cell in a spreadsheet does not make it a formula either.
    expect(sheet).toMatch(/<c r="B2" t="inlineStr" s="2"><is><t xml:space="preserve">(?:&#13;|\s)*[=+\-@＝＋－＠]/);
    expect([...parts.keys()].filter((path) => /docProps|externalLink|vba|connections/i.test(path))).toEqual([]);
  });

  it('survive what cannot stand in XML, and markup', async () => {
    const name = '甲<b>&amp;"\u0001\ufffe乙\ud800_x0041_';
    await scene.record.query(`UPDATE base SET name = $1`, [name.replace('\ud800', '')]);
    const [sheet] = (await sheets(anybody, '/bases.xlsx')).read;
    expect(String(sheet?.data[1]?.[1])).toMatch(/^甲<b>&amp;"乙/);
  });

  it('of cases hold what the list shows to whoever asks, and no more', async () => {
    const { campaignId } = await aGround(scene.record, [{ of: 'park' }]);
    const scheme = await (await subsidyDesk(scene)).open({ campaignId });
    const officer = scene.commission.officer;
    const all = (await sheets(officer, '/cases.xlsx')).read[0]?.data ?? [];
    const [{ count } = { count: 0 }] = await scene.record.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM procedure_case`,
    );
    expect(all).toHaveLength(count + 1);
    const [head, line] = (await sheets(officer, '/cases.xlsx?kind=subsidy&state=underVouchers')).read[0]?.data ?? [];
    expect(line?.[head?.indexOf('编号') ?? 0]).toBe(scheme.id);
    expect(line?.[0]).toBe('后补助');
    const stranger = await scene.signIn('enterprise');
    expect((await sheets(stranger, '/cases.xlsx')).read[0]?.data).toHaveLength(1);
    const own = (await sheets(scene.applicant, '/cases.xlsx')).read[0]?.data ?? [];
    expect(own.length).toBe((await everyCase(scene.applicant)) + 1);
    expect((await refusalOf(anybody.get('/cases.xlsx'))).status).toBe(401);
    expect((await refusalOf(officer.get('/cases.xlsx?kind=nothing'))).code).toBe('request.invalid');
  });

  it('of an allocation are exact to the fen, and shown to nobody whom the scheme does not concern', async () => {
    const { campaignId } = await aGround(scene.record, [{ of: 'park' }, { of: 'research', state: 'revoked' }]);
    const desk = await subsidyDesk(scene);
    const { id } = await desk.open({ campaignId });
    await scene.record.query(`UPDATE subsidy_award SET ceiling_fen = 900719925474099 WHERE scheme_id = $1`, [id]);
    const { bytes, read } = await sheets(desk.finance, `/subsidy-schemes/${id}/allocation.xlsx`);
    expect(read.map(({ sheet, data }) => [sheet, data.length])).toEqual([
      ['分配方案', 2],
      ['未列入补助', 2],
    ]);
    expect(String((await unpacked(bytes)).get('xl/worksheets/sheet1.xml'))).toContain('<v>9007199254740.99</v>');
    expect(read[1]?.data[1]?.at(-1)).toBe('基地资格已撤销');
    const own = await sheets(desk.park, `/subsidy-schemes/${id}/allocation.xlsx`);
    expect(own.read.map(({ data }) => data.length)).toEqual([2, 1]);
    expect((await refusalOf(desk.enterprise.get(`/subsidy-schemes/${id}/allocation.xlsx`))).status).toBe(404);
  });

  it('of the statistics have a sheet for each table', async () => {
    const { read } = await sheets(scene.commission.officer, '/statistics.xlsx?rehearsal=false');
    expect(read.map(({ sheet }) => sheet)).toEqual([
      '事项环节', '申报类型', '申报所在区', '申报年度', '基地类型', '基地所在区', '合作国家和地区', '基地年度', '评价等次', '后补助',
    ]); // prettier-ignore
    expect((await refusalOf(scene.applicant.get('/statistics.xlsx'))).status).toBe(403);
  });

  async function everyCase(client: ApiClient): Promise<number> {
    let count = 0;
    for (let after = ''; ;) {
      const page = await client.get<{ id: string }[]>(`/cases?limit=200${after}`);
      count += page.length;
      if (page.length < 200) return count;
      after = `&after=${page.at(-1)?.id}`;
    }
  }
});
