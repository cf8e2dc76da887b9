import type { BaseType } from '../measures/vocabulary.js';

const TYPE_LETTER: Readonly<Record<BaseType, string>> = { park: 'Y', research: 'K', platform: 'P', enterprise: 'Q' };

/** 回执编号: `GHSL-2026-000042`; rehearsals (演练) carry YL. Source: own assumption, no official pattern is known. */
export function receiptNumber(year: number, sequence: number, rehearsal: boolean): string {
  return `GHSL${mark(rehearsal)}-${year}-${padded(sequence, 6)}`;
}

/** 证书编号: `BJGH-2026-K-0007`: year, type by its initial (园 Y, 科 K, 平 P, 企 Q), sequence of the year. Own assumption. */
export function certificateNumber(year: number, type: BaseType, sequence: number, rehearsal: boolean): string {
  return `BJGH${mark(rehearsal)}-${year}-${TYPE_LETTER[type]}-${padded(sequence, 4)}`;
}

/** 异议回执编号: `YY-2026-000012`; rehearsals carry YL. Own assumption. */
export function objectionNumber(year: number, sequence: number, rehearsal: boolean): string {
  return `YY${mark(rehearsal)}-${year}-${padded(sequence, 6)}`;
}

/** 文号 of a letter: `京国合函〔2026〕12号`; rehearsals are marked 演练. Own assumption. */
export function letterNumber(year: number, sequence: number, rehearsal: boolean): string {
  return `京国合函${rehearsal ? '（演练）' : ''}〔${year}〕${sequence}号`;
}

/** A rehearsal's number can never be taken for a real one. */
function mark(rehearsal: boolean): string {
  return rehearsal ? 'YL' : '';
}

function padded(sequence: number, digits: number): string {
  return String(sequence).padStart(digits, '0');
}
