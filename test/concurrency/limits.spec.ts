import { ApiClient, ProblemError } from '#cli/client/api-client.js';
import { aPdf, openDesk, upload, type Desk } from '../support/desk.js';
import { DEMO_PASSWORD } from '../support/scene.js';

/** What became of so many at once: how many were done, and the codes of the others. */
type Outcome = readonly [done: number, codes: readonly string[]];

/** Two processes, and requests at both of them at the same moment. */
describe('what there may be so many of', () => {
  let desk: Desk;
  let urls: readonly string[];
  beforeAll(async () => {
    const env = { MAX_DAILY_FILES: '8', MAX_DOSSIER_FILES: '3', WEBHOOK_NETWORKS: '127.0.0.1/32' };
    desk = await openDesk({ worker: false, env });
    urls = [desk.stack.apiUrl, await desk.stack.furtherApi()];
  }, 60_000);
  afterAll(() => desk?.stop());

  async function atOnce(login: string, times: number, act: (by: ApiClient, n: number) => Promise<unknown>) {
    const everywhere = await Promise.all(urls.map((url) => ApiClient.signIn(url, login, DEMO_PASSWORD)));
    const acts = Array.from({ length: times }, (_, n) => act(everywhere[n % everywhere.length] as ApiClient, n));
    const codes = (await Promise.allSettled(acts)).flatMap((end) => {
      if (end.status === 'fulfilled') return [];
      if (end.reason instanceof ProblemError) return [end.reason.problem.code];
      throw end.reason;
    });
    return [times - codes.length, [...new Set(codes)]] as Outcome;
  }

  it('are files of a dossier', async () => {
    const park = await desk.as('park');
    const { id } = await park.post<{ id: string }>('/dossiers', { batchId: (await desk.openBatch()).id, type: 'park' });
    const add = (by: ApiClient, n: number) => upload(by, `${n}.pdf`, aPdf(`${n}`), `?dossierId=${id}`);
    expect(await atOnce('park', 8, add)).toEqual([3, ['file.tooManyInDossier']]);
  });

  it('are files of a person and a day', async () => {
    const add = (by: ApiClient, n: number) => upload(by, `${n}.pdf`, aPdf(`${n}`));
    expect(await atOnce('research', 16, add)).toEqual([8, ['file.tooManyToday']]);
  });

  it('are uploads that have begun', async () => {
    const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Length': '9', 'Upload-Metadata': 'filename eC5wZGY=' };
    const begin = (by: ApiClient) => by.post('/uploads', undefined, { headers });
    expect(await atOnce('enterprise', 30, begin)).toEqual([20, ['upload.tooMany']]);
  });

  it('are addresses of other systems', async () => {
    const add = (by: ApiClient, n: number) => by.post('/webhooks', { url: `http://127.0.0.1:9/${n}` });
    expect(await atOnce('admin', 30, add)).toEqual([20, ['webhook.tooMany']]);
  });
});
