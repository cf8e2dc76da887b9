import type { ApiClient } from './api-client.js';

interface Amount {
  readonly fen: number;
  readonly text: { readonly zh: string; readonly en: string };
}

export interface SchemeView {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly budget: Amount;
  readonly vouchersDueOn: string;
  readonly vouchersDueAt: string;
  readonly totals: {
    readonly awards: number;
    readonly leftOut: number;
    readonly ceiling: Amount;
    readonly filed: Amount;
    readonly verified: Amount;
  };
}

export interface AwardView {
  readonly id: string;
  readonly baseId: string;
  readonly baseName: string;
  readonly grade: string | null;
  readonly ceilingFen: number;
  readonly verifiedFen: number;
  readonly proposedFen: number | null;
  readonly explanation: { readonly zh: string; readonly en: string } | null;
}

export interface LeftOutView {
  readonly baseName: string;
  readonly reason: string;
  readonly reasonText: { readonly zh: string; readonly en: string };
}

export interface PaymentListView {
  readonly total: Amount;
  readonly payments: readonly {
    readonly position: number;
    readonly baseName: string;
    readonly organisationName: string;
    readonly amountFen: number;
  }[];
}

export interface VoucherDraft {
  readonly number: string;
  readonly description: string;
  /** CalendarDate */
  readonly spentOn: string;
  readonly amountFen: number;
  readonly fileId: string;
}

/** 报送凭证. @returns id of the voucher */
export async function fileVoucher(
  applicant: ApiClient,
  { schemeId, awardId }: { schemeId: string; awardId: string },
  voucher: VoucherDraft,
): Promise<string> {
  const path = `/subsidy-schemes/${schemeId}/awards/${awardId}/vouchers`;
  const { id } = await applicant.patiently<{ id: string }>('POST', path, voucher);
  return id;
}

/** 核定: at most the amount of the voucher; less needs a note. */
export async function verifyVoucher(
  finance: ApiClient,
  { schemeId, voucherId }: { schemeId: string; voucherId: string },
  verification: { verifiedFen: number; note?: string },
): Promise<void> {
  await finance.patiently('PUT', `/subsidy-schemes/${schemeId}/vouchers/${voucherId}/verification`, verification);
}
