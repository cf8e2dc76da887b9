import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { markChecklist, seatPanel, untilState, type CaseView } from '#cli/client/accreditation.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { openBatch, submitPark, type OpenedBatch } from '../../support/accreditation-case.js';
import { startScene, type Scene } from '../../support/scene.js';
import type { Part } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { isLarge } from '../size.js';
import { Link } from './link.js';

/** No request may take longer, whatever is broken behind the API. */
const ANSWERED_WITHIN_MS = 40_000;

type Server = 'PostgreSQL' | 'Temporal';

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: string | null;
  readonly tookMs: number;
}

describe('a connection between two processes', () => {
  let scene: Scene;
  let batch: OpenedBatch;
  let officer: ApiClient;
  const links = new Map<string, Link>();
  const linkOf = (part: Part, server: Server) => links.get(`${part}–${server}`) as Link;

  beforeAll(async () => {
    scene = await startScene({
      envOf: async (part, { DATABASE_URL = '', TEMPORAL_ADDRESS = '' }) => {
        const database = new URL(DATABASE_URL);
        const toDatabase = await Link.to(database.hostname, Number(database.port));
        const [host = '', port] = TEMPORAL_ADDRESS.split(':');
        const toTemporal = await Link.to(host, Number(port));
        links.set(`${part}–PostgreSQL`, toDatabase).set(`${part}–Temporal`, toTemporal);
        database.port = String(toDatabase.port);
        database.search = '';
        return { DATABASE_URL: database.href, TEMPORAL_ADDRESS: `127.0.0.1:${toTemporal.port}` };
      },
    });
    batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    ({ officer } = scene.commission);
  });
  afterAll(async () => {
    for (const link of links.values()) link.heal();
    await scene?.stop();
    for (const link of links.values()) await link.close();
  });

  const ask = async (method: string, path: string, body: unknown, key: string): Promise<Answer> => {
    const begun = Date.now();
    const response = await Promise.race([
      officer.send(method, path, body, { 'Idempotency-Key': key }),
      pause(ANSWERED_WITHIN_MS),
    ]);
    if (!response) return { status: 0, code: 'no answer', retryAfter: null, tookMs: Date.now() - begun };
    const { code } = (await response.json()) as { code?: string };
    const retryAfter = response.headers.get('Retry-After');
    return { status: response.status, code, retryAfter, tookMs: Date.now() - begun };
  };
  const lines = (id: string) =>
    scene.record.query<{ action: string }[]>(
      `SELECT action FROM audit_entry WHERE case_id = $1 AND action IN ('extend', 'accept', 'markChecklist') ORDER BY id`,
      [id],
    );
  /** A case at its formal check whose workflow runs. */
  const ready = async () => {
    const id = await submitPark(scene.record, scene.applicant, batch);
    await until(async () => (await scene.record.query(`SELECT FROM outbox`)).length === 0);
    await markChecklist(officer, id);
    await untilState(officer, id, ['underFormalCheck']);
    return id;
  };
  const marks = async (id: string) => {
    const { items } = await officer.get<{ items: { item: string }[] }>(`/cases/${id}/checklist`);
    return { marks: items.map(({ item }) => ({ item, verdict: 'pass' })) };
  };
  const unavailable = (answer: Answer) => {
    expect(answer).toMatchObject({ status: 503, code: 'server.unavailable' });
    expect(Number(answer.retryAfter)).toBeGreaterThan(0);
    expect(answer.tookMs).toBeLessThan(ANSWERED_WITHIN_MS);
  };

  const CASES = (['cut', 'silence'] as const).flatMap((way) =>
    (['api', 'worker'] as const).flatMap((part) =>
      (['PostgreSQL', 'Temporal'] as const).map((server) => [part, server, way] as const),
    ),
  );
  // Silence is waited for: where time is short, once.
  const tried = CASES.filter(
    ([part, server, way]) => isLarge || way === 'cut' || (part === 'api' && server === 'PostgreSQL'),
  );

  it.each(tried)(
    '%s–%s, %s: clear answers, nothing half-done, and all goes on once it is healed',
    async (part, server, way) => {
      const id = await ready();
      const body = await marks(id);
      const link = linkOf(part, server);
      const keys = { mark: randomUUID(), extend: randomUUID(), read: randomUUID() };
      const extension = { workingDays: 1, reason: '需核实。' };
      link[way]();
      try {
        const [marked, extended, read] = await Promise.all([
          ask('PUT', `/cases/${id}/checklist`, body, keys.mark),
          ask('POST', `/cases/${id}/extension`, extension, keys.extend),
          ask('GET', `/cases/${id}`, undefined, keys.read),
        ]);
        unavailable(extended);
        // Contributions and reading need PostgreSQL alone, and the API only.
        const needs = part === 'api' && server === 'PostgreSQL';
        for (const answer of [marked, read]) {
          if (needs) unavailable(answer);
          else expect(answer.status).toBe(200);
        }
        expect(await lines(id)).toEqual(Array.from({ length: needs ? 1 : 2 }, () => ({ action: 'markChecklist' })));
      } finally {
        link.heal();
      }
      await until(async () => {
        const again = [
          await ask('PUT', `/cases/${id}/checklist`, body, keys.mark),
          await ask('POST', `/cases/${id}/extension`, extension, keys.extend),
        ];
        return again.every(({ status }) => status === 200);
      }, 60_000);
      expect((await lines(id)).map(({ action }) => action).sort()).toEqual([
        'extend',
        'markChecklist',
        'markChecklist',
      ]);
      await officer.patiently('POST', `/cases/${id}/acceptance`, {});
      await seatPanel(scene.commission, id);
      expect(await officer.get<CaseView>(`/cases/${id}`)).toMatchObject({ state: 'underExpertReview' });
    },
    180_000,
  );
});
