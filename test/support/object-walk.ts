import type { Desk } from './desk.js';
import { houseObjects, type HouseObjects } from './house-objects.js';
import { exampleBody, operationsOf, pathOf, readDescription, type ApiDescription, type Operation } from './openapi.js';
import { aWholeLife, type WholeLife } from './whole-life.js';

const NOBODYS = '018f4e2a-0000-7000-8000-000000000000';

/** Operations that lead to objects which are nobody's in particular, and why they are not walked. */
export const SHARED: Readonly<Record<string, string>> = {
  'GET /api/v1/batches/{id}': 'a guide is for everybody',
  'GET /api/v1/measures/{id}': 'the law is for everybody',
  'GET /api/v1/certificates/{number}': 'whoever holds a certificate asks what it is worth',
  'GET /api/v1/certificates/{number}/pdf': 'whoever holds a certificate asks what it is worth',
  'GET /check/{number}': 'whoever holds a certificate asks what it is worth',
  'GET /public/notices/{id}': 'a page for everybody, of what is under notice alone',
  'GET /public/guides/{id}': 'a page for everybody',
  'GET /public/measures/{id}': 'a page for everybody',
  'GET /public/grades/{id}': 'a page for everybody, of what is published alone',
  'GET /api/v1/campaigns/{id}/grades': 'published grades are for everybody',
  'GET /api/v1/campaigns/{id}': 'how a campaign stands, in numbers, is for everybody who is signed in',
  'GET /api/v1/campaigns/{id}/evaluations': 'a list of what one may see: looked through with the other lists',
  'GET /api/v1/public-notices/{id}': 'what is under notice is for everybody',
  'GET /api/v1/public-notices/rehearsed/{id}': 'what is rehearsed is for the whole commission',
  'POST /api/v1/public-notices/{id}/objections': 'anybody may object to what is under notice',
  'POST /api/v1/public-notices/{id}/sealed-objections': 'so may any organisation',
  'GET /api/v1/objections/{number}': 'for whoever has the token of the receipt: objections.spec.ts',
  'POST /api/v1/objections/{number}/files': 'for whoever has the token of the receipt: objections.spec.ts',
  'GET /api/v1/registrations/{id}': 'for whoever has the token of the receipt: invitations.spec.ts',
  'PUT /api/v1/registrations/{id}': 'for whoever has the token of the receipt: invitations.spec.ts',
  'POST /api/v1/registrations/{id}/licence': 'for whoever has the token of the receipt: invitations.spec.ts',
  'GET /api/v1/downloads/{link}': 'the link itself is the right, for five minutes: opened.spec.ts',
  'GET /dev/mail/{id}': 'where Guohe is tried out all mails are open, elsewhere there is no such page',
  'GET /dev/mail/{id}/source': 'where Guohe is tried out all mails are open, elsewhere there is no such page',
};

/** Every operation that leads to an object, pointed at the park's and at the commission's. */
export interface ObjectWalk {
  readonly life: WholeLife;
  readonly house: HouseObjects;
  readonly api: ApiDescription;
  /** But for {@link SHARED}. */
  readonly operations: readonly Operation[];
  /** Of those that lead to an object, `METHOD path`. */
  readonly names: readonly string[];
  targets(operation: Operation): Record<string, string>[];
  /** With the body of its example, in which `members` take the place of those that name nothing. */
  ask(
    operation: Operation,
    values: Record<string, string>,
    token: string,
    members?: Readonly<Record<string, string>>,
  ): Promise<Asked>;
  /** With this body. */
  askWith(operation: Operation, values: Record<string, string>, token: string, body: unknown): Promise<Asked>;
}

export interface Asked {
  readonly status: number;
  readonly said: Record<string, unknown>;
}

export async function objectWalk(desk: Desk): Promise<ObjectWalk> {
  const life = await aWholeLife(desk);
  const house = await houseObjects(desk, life);
  const api = await readDescription(desk.stack.apiUrl);
  const all = operationsOf(api).filter(({ path }) => path.includes('{'));
  const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
  return {
    life,
    house,
    api,
    operations: all.filter((operation) => SHARED[nameOf(operation)] === undefined),
    names: all.map(nameOf),
    targets: (operation) => targetsOf(operation, life, house),
    ask: (operation, values, token, members = {}) => {
      const example = exampleBody(operation, api) as object | undefined;
      const known = Object.entries(members).filter(([name]) => example && Object.hasOwn(example, name));
      const body = example && { ...example, ...Object.fromEntries(known) };
      return ask(desk, operation, { values, token, body: Array.isArray(example) ? example : body });
    },
    askWith: (operation, values, token, body) => ask(desk, operation, { values, token, body }),
  };
}

/** Every way in which an operation can be pointed at the objects. */
function targetsOf({ path }: Operation, life: WholeLife, house: HouseObjects): Record<string, string>[] {
  const [, , , noun = '', , what = ''] = path.split('/');
  const { accreditation, evaluation, rectification, plaque, reconsideration, scheme } = life;
  const known: Readonly<Record<string, Record<string, string>[]>> = {
    dossiers: [life.draft, life.dossier].map((id) => ({ id, part: 'host', accountId: life.colleague })),
    cases: [accreditation, evaluation, rectification, plaque, reconsideration, scheme].map((id) => ({
      id,
      objectionId: house.objection,
    })),
    experts: [{ id: life.expert }],
    delegations: [{ id: life.delegation }],
    account: [{ id: life.token }],
    colleagues: path.includes('/invitations/') ? [{ id: life.invitation }] : [{ accountId: life.colleague }],
    files: [{ id: life.file }],
    uploads: [{ id: life.upload }],
    sessions: [{ id: life.session }],
    organisations: [{ id: life.organisation }],
    'recommending-units': [{ id: house.recommendingUnit }],
    evaluations: [{ id: evaluation }],
    reconsiderations: [{ id: reconsideration }],
    rectifications: [{ id: rectification }],
    'subsidy-schemes': [{ id: scheme, awardId: life.award, voucherId: life.voucher }],
    batches: [{ id: house.batch }],
    campaigns: [{ id: house.campaign }],
    meetings: [{ id: house.meeting }],
    'public-notices': [{ id: accreditation }],
    'bulk-actions': [{ id: house.bulkAction }],
    accounts: [{ id: house.account }],
    mails: [{ id: house.mail }],
    'mail-templates': [{ kind: 'notice', locale: 'zh' }],
    'letter-templates': [{ kind: 'refused' }],
    webhooks: [{ id: house.webhook, deliveryId: house.delivery }],
    operations: [{ id: accreditation }],
    invitations: [{ id: house.personInvitation }],
    registrations: [{ id: what === '{id}' ? house.organisationInvitation : house.registration }],
  };
  const found = path.startsWith('/api/v1/') ? known[noun] : undefined;
  if (!found) throw new Error(`${path} leads to objects that this test does not know`);
  return found;
}

async function ask(
  desk: Desk,
  operation: Operation,
  { values, token, body }: { values: Record<string, string>; token: string; body: unknown },
): Promise<Asked> {
  const answer = await fetch(`${desk.stack.apiUrl}${pathOf(operation, values, NOBODYS)}`, {
    method: operation.method,
    headers: {
      Authorization: `Bearer ${token}`,
      'If-Match': '"1"',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const isJson = answer.headers.get('content-type')?.includes('json');
  const text = await answer.text();
  const { requestId: _, ...said } = JSON.parse((isJson && text) || '{}') as Record<string, unknown>;
  return { status: answer.status, said };
}
