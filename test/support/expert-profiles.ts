import { ProblemError, type ApiClient } from '#cli/client/api-client.js';

export interface Profile {
  readonly accountId: string;
  readonly version: number;
  readonly name: string;
  readonly institution: string;
  readonly ties: readonly object[];
  readonly [field: string]: unknown;
}

/** Saves somebody's profile as a change of its present version, the first one where there is none. */
export async function saveProfile(who: ApiClient, accountId: string, body: object): Promise<Profile> {
  return who.put<Profile>(`/experts/${accountId}`, body, changing((await profileOf(who, accountId))?.version ?? 0));
}

/** The same with all that is not mentioned as it is; somebody who is not away stays so. */
export async function changeProfile(who: ApiClient, accountId: string, change: object): Promise<Profile> {
  const { accountId: _, version, savedAt: __, awayUntil, ...profile } = (await profileOf(who, accountId)) as Profile;
  const body = { ...profile, ...(awayUntil !== null && { awayUntil }), ...change };
  return who.put<Profile>(`/experts/${accountId}`, body, changing(version));
}

export function changing(version: number): { readonly headers: Readonly<Record<string, string>> } {
  return { headers: { 'If-Match': `"${version}"` } };
}

async function profileOf(who: ApiClient, accountId: string): Promise<Profile | undefined> {
  try {
    return await who.get<Profile>(`/experts/${accountId}`);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return undefined;
    throw error;
  }
}
