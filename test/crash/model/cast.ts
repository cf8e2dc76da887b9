import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signInCommission, type Commission } from '#cli/client/accreditation.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { uploadFile } from '#cli/client/dossier.journey.js';
import type { DemoAccounts } from '#cli/seed/seed.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { aBatch, aPdf } from '../../support/desk.js';
import { ROOT } from '../../support/guohe.js';
import type { Memory } from './memory.js';

export interface Applicant {
  readonly person: ApiClient;
  readonly host: { readonly name: string; readonly uscc: string };
  readonly files: readonly string[];
}

/** Everybody whom the stories need, at the counter of one instance, each remembering what is acknowledged. */
export interface Cast {
  readonly commission: Commission;
  readonly applicants: Readonly<Record<BaseType, Applicant>>;
  readonly batchId: string;
  readonly memory: Memory;
}

/** @param rehearsalDaySeconds the pace of the batch that is opened for them */
export async function gatherCast(
  url: string,
  memory: Memory,
  batch: { readonly code: string; readonly rehearsalDaySeconds: number },
): Promise<Cast> {
  const demo = JSON.parse(await readFile(join(ROOT, 'seeds/demo/accounts.json'), 'utf8')) as DemoAccounts;
  const signIn = async (login: string) => memory.remembering(await ApiClient.signIn(url, login, demo.password));
  const commission = await signInCommission(signIn);
  const applicant = async (type: BaseType): Promise<Applicant> => {
    const person = await signIn(type);
    const { name = '', uscc = '' } = demo.organisations.find(({ key }) => key === type) ?? {};
    const files: string[] = [];
    for (const n of [1, 2, 3]) {
      files.push((await uploadFile(person, { name: `${n}.pdf`, content: aPdf(`${type} ${n}`) })).id);
    }
    return { person, host: { name, uscc }, files };
  };
  const [park, research, platform, enterprise] = await Promise.all([
    applicant('park'),
    applicant('research'),
    applicant('platform'),
    applicant('enterprise'),
  ]);
  const quotas = { park: 1_000, research: 1_000, platform: 1_000, enterprise: 1_000 };
  const { code, rehearsalDaySeconds } = batch;
  const body = aBatch(code, { quotas, rehearsalDaySeconds });
  const { id: batchId } = await commission.officer.patiently<{ id: string }>('POST', '/batches', body);
  return { commission, applicants: { park, research, platform, enterprise }, batchId, memory };
}
