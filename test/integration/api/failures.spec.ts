import { openDesk, type Desk } from '../../support/desk.js';

/** Words of what is inside: of tables, of libraries, of where the sources lie. */
const INNER =
  /measure_version|relation|SELECT|typeorm|postgres|node_modules|\.[jt]s\b|\n\s+at |SyntaxError|position \d|fastify/i;

describe('what goes wrong inside', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await openDesk({ worker: false })));
  afterAll(() => desk?.stop());

  const ask = (path: string, init: RequestInit = {}) => fetch(`${desk.stack.apiUrl}${path}`, init);
  async function told(answer: Response): Promise<string> {
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
    return [...headers, await answer.text()].join('\n');
  }

  it('is told in a sentence of ours alone, and written to the log', async () => {
    await desk.rows(`ALTER TABLE measure_version RENAME TO measure_version_gone`);
    try {
      const answer = await ask('/api/v1/measures');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        500,
        expect.stringContaining('problem+json'),
      ]);
      const said = await told(answer);
      expect(said).not.toMatch(INNER);
      expect(said).toMatch(/"zh":"[^"]+"/);
      expect(desk.stack.output('api')).toContain('42P01');
      expect(desk.stack.output('api')).toContain(answer.headers.get('x-request-id'));
    } finally {
      await desk.rows(`ALTER TABLE measure_version_gone RENAME TO measure_version`);
    }
    expect((await ask('/api/v1/measures')).status).toBe(200);
  });

  it.each([
    ['JSON that breaks off', '/api/v1/sessions', { body: '{"login":', headers: { 'Content-Type': 'application/json' } }],
    ['a body of another kind', '/api/v1/sessions', { body: '<a/>', headers: { 'Content-Type': 'text/xml' } }],
    ['a form without an end', '/api/v1/registrations/x/licence', { body: '--x', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } }],
    ['bytes that are no text', '/api/v1/sessions', { body: new Uint8Array([0xff, 0xfe, 0]), headers: { 'Content-Type': 'application/json' } }],
    ['a path that is no text', '/api/v1/cases/%ff', { body: '{}', headers: { 'Content-Type': 'application/json' } }],
  ])('nor of what reads %s', async (_, path, init) => {
    const answer = await ask(path, { method: 'POST', ...init });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await told(answer)).not.toMatch(INNER);
  }); // prettier-ignore
});
