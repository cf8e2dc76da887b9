import { paymentsCsv } from '#api/subsidy/payments.csv.js';
import type { PaymentListDto } from '#api/subsidy/payments.dto.js';

/** What is paid to somebody of this name, as a line of the list. */
function lineOf(baseName: string): string {
  const payment = {
    position: 1,
    baseName,
    certificateNumber: 'T-1',
    organisationName: '某单位',
    uscc: '91110108MA01KJ2X84',
    amountFen: 1_234_567,
  };
  return paymentsCsv({ payments: [payment], total: { fen: 1_234_567 } } as PaymentListDto).split('\r\n"')[1] ?? '';
}

describe('the payment list for spreadsheets', () => {
  it.each(['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1', '＋1', '－1', '＠SUM(A1)'])(
    'runs nothing of %j',
    (name) => {
      expect(lineOf(name)).toContain(`"'${name}","T-1"`);
    },
  );

  it.each(['北京氢能基地', 'A=1', '1-2', '（一）基地'])('leaves %j as it is', (name) => {
    expect(lineOf(name)).toContain(`"${name}","T-1"`);
  });
});
