import { GRADE_NAMES } from '#domain/measures/vocabulary.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet, usePages } from '../api/queries.js';
import { useLanguage, useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { Download } from '../common/download.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { PagedTable, Table } from '../common/table.js';
import { Due } from '../common/when.js';
import { workbookAddress } from '../common/workbook.js';
import { yuan } from './yuan.js';
import { useAdjustments, type Adjustments } from './adjustments.js';
import { LeftOut } from './left-out.js';
import { fileVoucher } from './voucher-acts.js';
import { Vouchers } from './vouchers.js';

type SchemeDto = Schemas['SchemeDto'];

/** 后补助方案: budget, awards, vouchers, the proposal and its approval, the payment list. */
export function Scheme({ detail }: { detail: CaseDetail }) {
  const scheme = useGet('/api/v1/subsidy-schemes/{id}', { path: { id: detail.id } });
  return <Loaded query={scheme}>{(read) => <SchemeView detail={detail} scheme={read} />}</Loaded>;
}

function SchemeView({ detail, scheme }: { detail: CaseDetail; scheme: SchemeDto }) {
  const say = useSay();
  const path = { id: scheme.id };
  const { totals } = scheme;
  const may = (verb: string) => detail.verbs.includes(verb);
  const adjustments = useAdjustments();
  // Before the last day for vouchers, and while one waits to be verified, nothing is proposed.
  const allVerified = Date.parse(scheme.vouchersDueAt) < Date.now() && totals.unverifiedVouchers === 0;
  return (
    <>
      <section className="card">
        <h2>
          {scheme.title} <span className="quiet">{scheme.code}</span>
        </h2>
        <dl className="facts">
          <dt>{say('预算', 'Budget')}</dt>
          <dd>{say(scheme.budget.text)}</dd>
          <dt>{say('补助对象', 'Awards')}</dt>
          <dd>
            {say(`${totals.awards} 个，未列入 ${totals.leftOut} 个`, `${totals.awards}, ${totals.leftOut} left out`)}
          </dd>
          <dt>{say('报送凭证截止', 'Vouchers until')}</dt>
          <dd>
            <Due
              dueAt={scheme.vouchersDueAt}
              dueOn={scheme.vouchersDueOn}
              explained={scheme.vouchersDueExplained}
              rehearsal={scheme.rehearsal}
            />
          </dd>
          <dt>{say('已报支出', 'Filed')}</dt>
          <dd>{say(totals.filed.text)}</dd>
          <dt>{say('已核定', 'Verified')}</dt>
          <dd>{say(totals.verified.text)}</dd>
          {totals.proposed && (
            <>
              <dt>{say('拟分配', 'Proposed')}</dt>
              <dd>{say(totals.proposed.text)}</dd>
            </>
          )}
          {totals.allocated && (
            <>
              <dt>{say('已批准', 'Allocated')}</dt>
              <dd>{say(totals.allocated.text)}</dd>
            </>
          )}
        </dl>
        <div className="row actions">
          {may('propose') && allVerified && (
            <ActButton
              type="primary"
              act={{
                title: { zh: '提出分配方案', en: 'Propose the allocation' },
                effect: {
                  zh: `按核定支出、上限和预算计算到分，由另一人审批。调整 ${adjustments.all.length} 项。`,
                  en: `Computed to the fen from verified spending, ceilings and budget; a second person approves it. Adjusted: ${adjustments.all.length}.`,
                },
                send: async (_, key) => {
                  const body = { adjustments: adjustments.all };
                  await send('post', '/api/v1/subsidy-schemes/{id}/proposal', { path, key, body });
                  adjustments.forget();
                },
              }}
            />
          )}
          {may('approve') && (
            <ActButton
              type="primary"
              act={{
                title: { zh: '批准分配方案', en: 'Approve the allocation' },
                send: (_, key) => send('post', '/api/v1/subsidy-schemes/{id}/approval', { path, key }),
              }}
            />
          )}
          {may('sendBack') && (
            <ActButton
              act={{
                title: { zh: '退回分配方案', en: 'Send it back' },
                fields: [
                  {
                    kind: 'text',
                    name: 'reason',
                    label: { zh: '理由', en: 'Reason' },
                    max: LENGTHS.SendBackDto.reason,
                  },
                ],
                send: (values, key) =>
                  send('post', '/api/v1/subsidy-schemes/{id}/return', {
                    path,
                    key,
                    body: values as { reason: string },
                  }),
              }}
            />
          )}
        </div>
      </section>
      <Awards scheme={scheme} adjustments={may('propose') && allVerified ? adjustments : undefined} />
      <LeftOut schemeId={scheme.id} />
      <Vouchers scheme={scheme} />
      {scheme.approvedAt && <Payments schemeId={scheme.id} />}
    </>
  );
}

/** @param adjustments where the reader proposes the allocation */
function Awards({ scheme, adjustments }: { scheme: SchemeDto; adjustments?: Adjustments }) {
  const say = useSay();
  const language = useLanguage();
  const applicant = useMay('file:voucher');
  const pages = usePages('/api/v1/subsidy-schemes/{id}/awards', { path: { id: scheme.id } });
  return (
    <section className="card">
      <div className="part-head">
        <h2>{say('补助对象', 'Awards')}</h2>
        <Download address={workbookAddress(`/api/v1/subsidy-schemes/${scheme.id}/allocation.xlsx`, { lang: language })}>
          {say('分配表', 'Allocation table')}
        </Download>
      </div>
      <PagedTable
        label={say('补助对象', 'Awards')}
        pages={pages}
        none={say('没有补助对象。', 'No awards.')}
        id={({ id }) => id}
        columns={[
          {
            name: say('基地', 'Base'),
            cell: ({ baseName, organisationName }) =>
              say(`${baseName}（${organisationName}）`, `${baseName} (${organisationName})`),
          },
          {
            name: say('依据', 'Ground'),
            cell: ({ basis, grade }) =>
              basis === 'evaluation' && grade ? say(GRADE_NAMES[grade]) : say('新认定', 'Newly accredited'),
          },
          { name: say('上限（元）', 'Ceiling (CNY)'), number: true, cell: ({ ceilingFen }) => yuan(ceilingFen) },
          { name: say('核定支出', 'Verified'), number: true, cell: ({ verifiedFen }) => yuan(verifiedFen) },
          { name: say('拟补助', 'Proposed'), number: true, cell: ({ proposedFen }) => yuan(proposedFen) },
          { name: say('批准', 'Allocated'), number: true, cell: ({ allocatedFen }) => yuan(allocatedFen) },
          { name: say('计算', 'Arithmetic'), cell: ({ explanation }) => say(explanation) },
          {
            name: say('办理', 'Action'),
            cell: (award) =>
              adjustments ? (
                <ActButton act={adjustments.act(award.id)} />
              ) : (
                applicant && award.mayFile && <ActButton act={fileVoucher(scheme.id, award.id)} />
              ),
          },
        ]}
      />
    </section>
  );
}

function Payments({ schemeId }: { schemeId: string }) {
  const say = useSay();
  const allowed = useMay('read:payment');
  const payments = useGet('/api/v1/subsidy-schemes/{id}/payments', { path: { id: schemeId } }, { enabled: allowed });
  if (!allowed || !payments.data) return null;
  return (
    <section className="card">
      <h2>{say('拨付清单', 'Payment list')}</h2>
      <p>
        {say('合计', 'Total')} <b>{say(payments.data.total.text)}</b> ·{' '}
        <Download address={`/api/v1/subsidy-schemes/${schemeId}/payments.csv`}>
          {say('下载表格', 'As a spreadsheet')}
        </Download>
      </p>
      <Table
        label={say('拨付清单', 'Payment list')}
        rows={payments.data.payments}
        id={({ awardId }) => awardId}
        columns={[
          { name: '#', number: true, cell: ({ position }) => position },
          { name: say('单位', 'Organisation'), cell: ({ organisationName }) => organisationName },
          { name: say('信用代码', 'Credit code'), cell: ({ uscc }) => uscc },
          { name: say('基地', 'Base'), cell: ({ baseName }) => baseName },
          { name: say('金额（元）', 'Amount (CNY)'), number: true, cell: ({ amountFen }) => yuan(amountFen) },
        ]}
      />
    </section>
  );
}
