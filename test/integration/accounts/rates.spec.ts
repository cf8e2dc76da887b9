import { openDesk, type Desk } from '../../support/desk.js';

const LIMIT = 40;

describe('requests in a minute', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { RATE_LIMIT_PER_MINUTE: String(LIMIT), TRUST_PROXY: '1' } });
  });
  afterAll(() => desk?.stop());

  const ask = (token: string | undefined, path: string, address: string) =>
    fetch(`${desk.stack.apiUrl}/api/v1${path}`, {
      headers: { 'X-Forwarded-For': address, ...(token && { Authorization: `Bearer ${token}` }) },
    });

  it('are limited for each person, wherever they come from and whatever they ask for', async () => {
    const token = await desk.tokenOf('park');
    const paths = ['/cases', '/dossiers', '/notices', '/work-items'];
    const statuses: number[] = [];
    for (let n = 0; n < LIMIT + 5; n += 1) {
      statuses.push((await ask(token, paths[n % paths.length] as string, `10.0.0.${n}`)).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(LIMIT);
    const refused = await ask(token, '/cases', '10.0.1.1');
    expect(refused.status).toBe(429);
    expect(((await refused.json()) as { code: string }).code).toBe('request.tooMany');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    // Nobody else waits for it.
    expect((await ask(await desk.tokenOf('research'), '/cases', '10.0.1.1')).status).toBe(200);
    expect((await ask(undefined, '/bases', '10.0.1.1')).status).toBe(200);
  });

  it('are limited for each address, whoever asks', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < LIMIT + 1; n += 1) statuses.push((await ask(undefined, '/bases', '10.0.2.1')).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask(undefined, '/bases', '10.0.2.2')).status).toBe(200);
  });
});

describe('a proxy that is not named', () => {
  it.each([
    ['is warned of at start', '0', true],
    ['is no matter where it is', '1', false],
  ])('%s', async (_, TRUST_PROXY, warned) => {
    const desk = await openDesk({ worker: false, env: { PUBLIC_URL: 'https://guohe.example.org', TRUST_PROXY } });
    expect(/TRUST_PROXY is 0: everybody shares/.test(desk.stack.output('api'))).toBe(warned);
    await desk.stop();
  });
});
