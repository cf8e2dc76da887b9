import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { FileLink } from '../common/file-link.js';
import { PagedTable } from '../common/table.js';
import { Day } from '../common/when.js';
import { replaceVoucher } from './voucher-acts.js';
import { yuan } from './yuan.js';

type Voucher = Schemas['VoucherDto'];

/** 支出凭证: filed by the applicant, verified by finance up to what they show. */
export function Vouchers({ scheme }: { scheme: Schemas['SchemeDto'] }) {
  const say = useSay();
  const finance = useMay('verify:voucher');
  const applicant = useMay('file:voucher');
  // Whose vouchers one may take back is said by the award that they are for.
  const awards = usePages('/api/v1/subsidy-schemes/{id}/awards', { path: { id: scheme.id } }, { enabled: applicant });
  const mayFile = new Set(awards.rows.flatMap((award) => (award.mayFile ? award.id : [])));
  const mayTakeBack = ({ awardId, verifiedFen }: Voucher) => applicant && verifiedFen === null && mayFile.has(awardId);
  const pages = usePages('/api/v1/subsidy-schemes/{id}/vouchers', { path: { id: scheme.id } });
  const open = scheme.state === 'underVouchers';
  const verify = (voucher: Voucher) => (
    <ActButton
      act={{
        title: { zh: '核定', en: 'Verify' },
        initial: { verifiedFen: (voucher.verifiedFen ?? voucher.amountFen) / 100 },
        fields: [
          {
            kind: 'money',
            name: 'verifiedFen',
            label: { zh: '核定金额', en: 'Verified amount' },
            hint: { zh: '少于凭证金额的，须说明。', en: 'Less needs a note.' },
          },
          {
            kind: 'text',
            name: 'note',
            label: { zh: '说明', en: 'Note' },
            max: LENGTHS.VerifyVoucherDto.note,
            optional: true,
          },
        ],
        send: (values, key) =>
          send('put', '/api/v1/subsidy-schemes/{id}/vouchers/{voucherId}/verification', {
            path: { id: scheme.id, voucherId: voucher.id },
            key,
            body: values as { verifiedFen: number; note?: string },
          }),
      }}
    />
  );
  const takeBack = (voucher: Voucher) => (
    <span className="row">
      <ActButton act={replaceVoucher(scheme.id, voucher)} />
      <ActButton
        act={{
          title: { zh: '撤下', en: 'Take back' },
          danger: true,
          send: (_, key) =>
            send('delete', '/api/v1/subsidy-schemes/{id}/vouchers/{voucherId}', {
              path: { id: scheme.id, voucherId: voucher.id },
              key,
            }),
        }}
      />
    </span>
  );
  return (
    <section className="card">
      <h2>{say('支出凭证', 'Vouchers')}</h2>
      <PagedTable
        label={say('支出凭证', 'Vouchers')}
        pages={pages}
        none={say('还没有凭证。', 'No vouchers yet.')}
        id={({ id }) => id}
        columns={[
          { name: say('凭证号', 'Number'), cell: ({ number }) => number },
          { name: say('支出内容', 'What for'), cell: ({ description }) => description },
          { name: say('日期', 'Day'), cell: ({ spentOn }) => <Day on={spentOn} /> },
          { name: say('金额（元）', 'Amount (CNY)'), number: true, cell: ({ amountFen }) => yuan(amountFen) },
          { name: say('核定', 'Verified'), number: true, cell: ({ verifiedFen }) => yuan(verifiedFen) },
          { name: say('文件', 'File'), cell: ({ fileId }) => <FileLink id={fileId} /> },
          { name: say('说明', 'Note'), cell: ({ note }) => note },
          {
            name: say('办理', 'Action'),
            cell: (voucher) => open && ((finance && verify(voucher)) || (mayTakeBack(voucher) && takeBack(voucher))),
          },
        ]}
      />
    </section>
  );
}
