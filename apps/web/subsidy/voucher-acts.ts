import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send } from '../api/queries.js';
import type { Act, ActField } from '../common/act-form.js';

type Voucher = Schemas['VoucherDto'];

const FIELDS: readonly ActField[] = [
  { kind: 'line', name: 'number', label: { zh: '凭证号', en: 'Number' }, max: LENGTHS.FileVoucherDto.number },
  {
    kind: 'line',
    name: 'description',
    label: { zh: '支出内容', en: 'What for' },
    max: LENGTHS.FileVoucherDto.description,
  },
  { kind: 'day', name: 'spentOn', label: { zh: '支出日期', en: 'Spent on' } },
  { kind: 'money', name: 'amountFen', label: { zh: '金额', en: 'Amount' } },
  {
    kind: 'files',
    name: 'files',
    sentAs: 'fileId',
    max: 1,
    label: { zh: '凭证文件（一份）', en: 'The voucher (one file)' },
  },
];

const asVoucher = ({ files, ...values }: Record<string, unknown>): Schemas['FileVoucherDto'] => ({
  ...(values as Omit<Schemas['FileVoucherDto'], 'fileId'>),
  fileId: (files as string[])[0] as string,
});

/** 报送凭证: what an award was spent on. */
export const fileVoucher = (schemeId: string, awardId: string): Act => ({
  title: { zh: '报送凭证', en: 'File a voucher' },
  fields: FIELDS,
  send: (values, key) =>
    send('post', '/api/v1/subsidy-schemes/{id}/awards/{awardId}/vouchers', {
      path: { id: schemeId, awardId },
      key,
      body: asVoucher(values),
    }),
});

/** 更正: a voucher that is not verified yet is filed anew in its place. */
export const replaceVoucher = (schemeId: string, voucher: Voucher): Act => ({
  title: { zh: '更正', en: 'Correct' },
  initial: { ...voucher, amountFen: voucher.amountFen / 100, files: [voucher.fileId] },
  fields: FIELDS,
  send: (values, key) =>
    send('put', '/api/v1/subsidy-schemes/{id}/vouchers/{voucherId}', {
      path: { id: schemeId, voucherId: voucher.id },
      key,
      body: asVoucher(values),
    }),
});
