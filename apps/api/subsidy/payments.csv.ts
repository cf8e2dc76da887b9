import { formatYuan } from '#domain/subsidy/allocation.js';
import { runsAsFormula } from '#platform/spreadsheet/formula.js';
import type { PaymentListDto } from './payments.dto.js';

const HEAD = ['序号', '基地名称', '证书编号', '单位名称', '统一社会信用代码', '金额（元）', '金额（分）'];
/** Without it Excel takes UTF-8 for the system's encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180: every cell quoted, lines end in CRLF, the last line is the sum. */
export function paymentsCsv({ payments, total }: PaymentListDto): string {
  const lines = payments.map((payment) => [
    String(payment.position),
    payment.baseName,
    payment.certificateNumber,
    payment.organisationName,
    payment.uscc,
    formatYuan(payment.amountFen),
    String(payment.amountFen),
  ]);
  const sum = ['', '合计', '', '', '', formatYuan(total.fen), String(total.fen)];
  return BYTE_ORDER_MARK + [HEAD, ...lines, sum].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  const harmless = runsAsFormula(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
