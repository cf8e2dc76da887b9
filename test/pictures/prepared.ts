import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuse, signInCommission, type Commission } from '#cli/client/accreditation.journey.js';
import { requestReview, sendLetter } from '#cli/client/after.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { arrangeVisit } from '#cli/client/visit.journey.js';
import { addDays } from '#domain/common/calendar-date.js';
import { checkCharacter } from '#domain/identifiers/uscc-form.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { anchorTrail } from '../support/anchor-trail.js';
import { aPdf, openDesk, TODAY, type Desk } from '../support/desk.js';
import { Guohe } from '../support/guohe.js';
import { bringTo } from '../support/journey-steps.js';
import { UNDER_NOTICE } from './pictures.js';

/** Of a unified social credit code that nobody has. */
const FIRST_17 = '91110108MA01ABCD1';
const REFUSAL = {
  failing: { typeFits: '营业执照与审计报告显示主营业务为设备贸易' },
  reasons: ['wrongType'],
  reason: '申报类型与依托单位性质不符，不予受理。',
};

/** A desk with what `guohe demo` and `guohe populate` leave, and with what they leave to nobody. */
export interface Prepared {
  readonly desk: Desk;
  /** What was rehearsed is shown as if it were real; nobody works on it from then on. */
  showAsReal(): Promise<void>;
  stop(): Promise<void>;
}

export async function prepare(): Promise<Prepared> {
  const desk = await openDesk({ env: { WEBHOOK_NETWORKS: '127.0.0.1/32' } });
  const listener = createServer((_, response) => response.writeHead(204).end()).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  for (const command of ['demo', 'populate']) {
    const run = Guohe.run([command, '--url', desk.stack.apiUrl]);
    const code = await run.ended();
    if (code !== 0) throw new Error(`${command}: exit code ${code}\n${run.stderr}`);
  }
  const commission = await signInCommission((login) => desk.as(login));
  await tellAnotherSystem(desk, listener);
  await beginVisit(desk, commission);
  await refuseTwo(desk, commission);
  await correctNotice(desk, commission);
  await goAway(desk, commission);
  await desk.draft('park', (await desk.openBatch()).id);
  await askPeopleIn(desk);
  await anchorTrail(desk.stack);
  return {
    desk,
    async showAsReal() {
      await desk.rows('UPDATE base SET rehearsal = false');
      for (const table of ['procedure_case', 'campaign'])
        await desk.rows(`UPDATE ${table} SET rehearsal_day_seconds = NULL`);
    },
    async stop() {
      await desk.stop();
      listener.close();
    },
  };
}

/** Its events are those of what follows. */
async function tellAnotherSystem(desk: Desk, listener: Server): Promise<void> {
  const { port } = listener.address() as AddressInfo;
  const admin = await desk.as('admin');
  const { id } = await admin.post<{ id: string }>('/webhooks', { url: `http://127.0.0.1:${port}/events` });
  await admin.post(`/webhooks/${id}/trial`);
}

async function handIn(desk: Desk, type: BaseType, batchId: string): Promise<string> {
  const { id } = await desk.draft(type, batchId);
  return (await (await desk.as(type)).post<{ caseId: string }>(`/dossiers/${id}/submission`)).caseId;
}

async function beginVisit(desk: Desk, commission: Commission): Promise<void> {
  const caseId = await handIn(desk, 'park', (await desk.openBatch()).id);
  await bringTo('underOnsiteAssessment', commission, caseId);
  const { report } = await arrangeVisit(commission, caseId);
  const marks = report?.checklist
    .slice(0, 1)
    .map(({ item }) => ({ item, verdict: 'pass', remark: '机构与人员到位。' }));
  await commission.assessor.put(`/cases/${caseId}/visit/checklist`, { marks });
}

/** Two are told by letter; one of them asks for a review. */
async function refuseTwo(desk: Desk, { officer }: Commission): Promise<void> {
  const batch = await desk.openBatch();
  for (const type of ['research', 'enterprise'] as const) {
    const caseId = await handIn(desk, type, batch.id);
    await refuse(officer, caseId, REFUSAL);
    await sendLetter(officer, caseId, '欢迎按单位性质选择类型，再次申报。');
    if (type === 'enterprise')
      await requestReview(await desk.as(type), caseId, { grounds: '我单位研发收入已过半，见审计报告。', files: [] });
  }
}

async function correctNotice(desk: Desk, { officer }: Commission): Promise<void> {
  const [noticed] = await desk.rows<{ id: string }>(UNDER_NOTICE);
  if (!noticed) throw new Error('nothing is under public notice');
  const { name } = await officer.get<{ name: string }>(`/public-notices/rehearsed/${noticed.id}`);
  await officer.post(`/public-notices/${noticed.id}/corrections`, {
    version: 1,
    reason: '名称漏字，按申报书更正',
    name: `${name}（北京）`,
  });
}

async function goAway(desk: Desk, { officer }: Commission): Promise<void> {
  await officer.post('/delegations', {
    standInId: (await desk.as('finance')).accountId,
    roles: ['caseOfficer'],
    fromOn: TODAY,
    untilOn: addDays(TODAY, 4),
    reason: '出差',
  });
}

/** Somebody is invited by an office, somebody by an applicant, and an organisation comes by itself. */
async function askPeopleIn(desk: Desk): Promise<void> {
  const [admin, park] = [await desk.as('admin'), await desk.as('park')];
  await admin.post('/invitations', { email: 'li.na@guohe.example', displayName: '李娜', roles: ['expert'] });
  await park.post('/colleagues/invitations', { email: 'wang.fang@guohe.example', displayName: '王芳' });
  const nobody = ApiClient.anonymous(desk.stack.apiUrl);
  const { id, token } = await nobody.post<{ id: string; token: string }>('/registrations', {
    name: '北京前沿材料联合研究院',
    uscc: FIRST_17 + checkCharacter(FIRST_17),
    district: '110108',
    displayName: '李明',
    email: 'li.ming@guohe.example',
  });
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(aPdf('licence'))]), '营业执照.pdf');
  await nobody.post(`/registrations/${id}/licence`, form, { headers: { 'X-Registration-Token': token } });
}
