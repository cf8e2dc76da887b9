import type { CaseView } from './accreditation.journey.js';
import type { ApiClient } from './api-client.js';

/** 授牌: the officer records who received the plaque, and when. */
export function handOverPlaque(
  officer: ApiClient,
  plaqueCaseId: string,
  plaque: { readonly plaqueNumber: string; readonly handedOverOn: string; readonly receivedBy: string },
): Promise<CaseView> {
  return officer.patiently<CaseView>('POST', `/cases/${plaqueCaseId}/plaque`, plaque);
}
