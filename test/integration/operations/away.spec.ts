import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';
import { Link } from '../../crash/links/link.js';

describe('the worker, while PostgreSQL is away and Temporal is not', () => {
  let scene: Scene;
  let link: Link;
  beforeAll(async () => {
    scene = await startScene({
      envOf: async (part, { DATABASE_URL = '' }): Promise<Record<string, string>> => {
        if (part === 'api') return {};
        const database = new URL(DATABASE_URL);
        link = await Link.to(database.hostname, Number(database.port));
        database.port = String(link.port);
        database.search = '';
        return { DATABASE_URL: database.href };
      },
    });
  });
  afterAll(async () => {
    link?.heal();
    await scene?.stop();
    await link?.close();
  });

  it('asks for it less and less often, and goes on once it is back', async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    link.cut();
    const before = link.asked;
    await until(() => link.asked - before >= 12, 90_000);
    const [so, since] = [link.asked, Date.now()];
    await until(() => link.asked - so >= 12, 90_000);
    expect(Date.now() - since).toBeGreaterThan(7_000);
    await submitPark(scene.record, scene.applicant, batch);
    link.heal();
    await until(async () => (await scene.record.query<unknown[]>(`SELECT FROM outbox`)).length === 0);
  });
});
