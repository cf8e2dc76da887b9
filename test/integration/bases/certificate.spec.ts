import { create } from 'qrcode';
import { accreditedBases } from '../../support/bases.js';
import { readPdf } from '../../support/pdf.js';
import { matrixOf } from '../../support/qr-code.js';
import { startScene, type Scene } from '../../support/scene.js';

const PUBLIC_URL = 'https://guohe.example.org';

describe('the certificate of a base', () => {
  let scene: Scene;
  let real: string;
  let rehearsed: string;
  beforeAll(async () => {
    scene = await startScene({ worker: false, env: { PUBLIC_URL: `${PUBLIC_URL}/` } });
    const { applicant: owner, record } = scene;
    const name = '氢能国际合作园';
    [real] = (await accreditedBases(record, { owner, rehearsal: false, name })).baseIds as [string];
    [rehearsed] = (await accreditedBases(record, { owner, rehearsal: true, name })).baseIds as [string];
  });
  afterAll(() => scene?.stop());
  afterEach(() => inState(real, 'accredited', null));

  const inState = (id: string, state: string, revokedOn: string | null) =>
    scene.record.query(`UPDATE base SET state = $2, revoked_on = $3 WHERE id = $1`, [id, state, revokedOn]);
  const ask = (path: string) => fetch(`${scene.stack.apiUrl}${path}`);
  const bytesOf = async (id: string) => {
    const answer = await ask(`/api/v1/certificates/T-${id}/pdf`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    return Buffer.from(await answer.arrayBuffer());
  };
  const pageOf = async (number: string) => {
    const answer = await ask(`/check/${number}`);
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };

  it('is a PDF that states the base, its host, its type, its number, and who gave the title when', async () => {
    const { text } = readPdf(await bytesOf(real));
    const [host] = await scene.record.query<{ name: string }[]>(
      `SELECT o.name FROM base b JOIN organisation o ON o.id = b.organisation_id WHERE b.id = $1`,
      [real],
    );
    for (const stated of [
      '认 定 证 书',
      '“氢能国际合作园 1”',
      host?.name as string,
      '（园区类）',
      '《北京国际科技合作基地管理办法》',
      `T-${real}`,
      '北京市科学技术委员会',
      '2024年5月6日',
    ]) {
      expect(text).toContain(stated);
    }
    expect(text).not.toMatch(/演练|无效|停用|撤销/);
  });

  it('is the same, byte for byte, whenever it is printed, and another once its state has changed', async () => {
    const first = await bytesOf(real);
    await new Promise((later) => setTimeout(later, 1_100));
    expect(first.equals(await bytesOf(real))).toBe(true);
    await inState(real, 'revoked', '2026-03-01');
    expect(first.equals(await bytesOf(real))).toBe(false);
  });

  it.each([
    ['underRectification', null, '整改期间停用'],
    ['revoked', '2026-03-01', '已撤销'],
  ] as const)('carries what it is worth while the base is %s', async (state, revokedOn, mark) => {
    await inState(real, state, revokedOn);
    expect(readPdf(await bytesOf(real)).text).toContain(mark);
  });

  it('of a rehearsal is void, plainly', async () => {
    expect(readPdf(await bytesOf(rehearsed)).text).toContain('演练·无效');
  });

  it('has a code that leads to the page of its number, at the address of the service', async () => {
    const { rectangles } = readPdf(await bytesOf(real));
    const { modules } = create(`${PUBLIC_URL}/check/T-${real}`, { errorCorrectionLevel: 'M' });
    const expected = Array.from({ length: modules.size }, (_, row) =>
      Array.from({ length: modules.size }, (__, column) => (modules.get(row, column) ? '#' : '.')).join(''),
    );
    expect(matrixOf(rectangles)).toEqual(expected);
  });

  it('that was never given is not printed', async () => {
    const answer = await ask('/api/v1/certificates/BJGH-2026-Y-9999/pdf');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'base.certificateUnknown' });
  });

  it('is checked by anybody on a page that runs no script and loads nothing', async () => {
    const { status, headers, html } = await pageOf(`T-${real}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(html).toContain('<html lang="zh-CN">');
    for (const stated of ['有效', 'Valid', '氢能国际合作园 1', '园区类', 'Park', '2024-05-06', `T-${real}`]) {
      expect(html).toContain(stated);
    }
    expect(html).not.toMatch(/<script|<link|<img|style="|https?:\/\//);
  });

  it('is shown there as it stands today', async () => {
    await inState(real, 'underRectification', null);
    expect((await pageOf(`T-${real}`)).html).toContain('整改期间不得使用称号和标牌');
    await inState(real, 'revoked', '2026-03-01');
    expect((await pageOf(`T-${real}`)).html).toContain('已撤销，自 2026-03-01 起称号失效');
    expect((await pageOf(`T-${rehearsed}`)).html).toMatch(/演练数据：不是真实认定，证书无效[\s\S]*void/);
  });

  it('is found there by whoever types its number at the public pages', async () => {
    const asked = `/public/register?number=${encodeURIComponent(` T-${rehearsed} `)}`;
    expect((await ask(asked)).url).toMatch(new RegExp(`/check/T-${rehearsed}$`));
    expect(await (await ask(asked)).text()).toContain('演练数据');
  });

  it.each([
    ['?number=%3Cb%3E', /\/check\/%3Cb%3E$/, 404],
    ['/?number=BJGH-2026-Y-9999', /\/check\/BJGH-2026-Y-9999$/, 404],
    ['?lang=en', /\/public\/register\?lang=en$/, 200],
    ['/', /\/public\/register$/, 200],
  ])('is asked for at /check%s as well, with the field for another number', async (asked, found, status) => {
    const answer = await ask(`/check${asked}`);
    expect(answer.url).toMatch(found);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/<form [^>]*action="\/public\/register"[\s\S]* name="number"/);
  });

  it('has a page of its own where the number is unknown, whatever was typed', async () => {
    const { status, html } = await pageOf(encodeURIComponent('<b>"BJGH'));
    expect(status).toBe(404);
    expect(html).toContain('查无此证书');
    expect(html).toContain('No such certificate');
    expect(html).toContain('&lt;b&gt;&quot;BJGH');
    expect(html).not.toContain('<b>');
  });

  it('shows names as they are written, and nothing of them as markup', async () => {
    await scene.record.query(`UPDATE base SET name = '<script>A&B</script>' WHERE id = $1`, [real]);
    const { html } = await pageOf(`T-${real}`);
    expect(html).toContain('&lt;script&gt;A&amp;B&lt;/script&gt;');
    expect(html).not.toContain('<script>');
  });
});
