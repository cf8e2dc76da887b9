import { openDesk, type Desk } from '../../support/desk.js';

describe('the headers of an answer', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
  });
  afterAll(() => desk.stop());

  const headersOf = async (path: string) => (await fetch(`${desk.stack.apiUrl}${path}`)).headers;

  it.each(['/api/v1/batches', '/api/v1/nothing', '/health/live'])(
    'allow nothing inline at %s, and name the request',
    async (path) => {
      const headers = await headersOf(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('let the description of the API show its own styles, and no script but its files', async () => {
    const policy = (await headersOf('/docs')).get('content-security-policy') ?? '';
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    expect(policy).toContain("script-src 'self';");
  });
});
