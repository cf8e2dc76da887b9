import { formatHundredths } from '#domain/common/exact.js';
import { GRADE_NAMES } from '#domain/measures/vocabulary.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton } from '../common/act-form.js';
import { FileLink } from '../common/file-link.js';
import { Loaded } from '../common/states.js';
import { Table } from '../common/table.js';
import { inUnits } from '../common/words.js';
import { VerifiedValues } from '../onsite/verified-values.js';
import { useBonusItems } from './bonus-items.js';
import { Filing } from './filing.js';

type EvaluationDto = Schemas['EvaluationDetailDto'];

/** 年度评价 of a base: figures and self-evaluation, verification, score and grade with their arithmetic. */
export function Evaluation({ detail }: { detail: CaseDetail }) {
  const evaluation = useGet('/api/v1/evaluations/{id}', { path: { id: detail.id } }, { keep: false });
  return (
    <Loaded query={evaluation}>
      {(read) => <EvaluationView key={read.state} detail={detail} evaluation={read} />}
    </Loaded>
  );
}

function EvaluationView({ detail, evaluation }: { detail: CaseDetail; evaluation: EvaluationDto }) {
  const say = useSay();
  const applicant = useMay('file:evaluation');
  const officer = useMay('verify:evaluation');
  const running = !detail.suspendedSince;
  const filing = running && applicant && detail.yourRole !== 'viewer' && detail.state === 'underFiling';
  const verifying = running && officer && detail.state === 'underVerification';
  return (
    <>
      {filing ? (
        <Filing detail={detail} evaluation={evaluation} />
      ) : (
        <Filed evaluation={evaluation} measureId={detail.measureId} />
      )}
      {verifying && (
        <section className="card">
          <h2>{say('核实评价数据', 'Verification')}</h2>
          <VerifiedValues
            caseId={detail.id}
            readOnly={false}
            evidence={new Map(evaluation.figures.map(({ indicator, evidence }) => [indicator, evidence]))}
          />
          <div className="row actions">
            <ActButton
              type="primary"
              act={{
                title: { zh: '完成核实', en: 'Conclude the verification' },
                initial: { fraudFound: false },
                fields: [
                  { kind: 'yes', name: 'fraudFound', label: { zh: '发现弄虚作假', en: 'Fraud was found' } },
                  {
                    kind: 'text',
                    name: 'reason',
                    label: { zh: '说明', en: 'Explanation' },
                    max: LENGTHS.ConcludeVerificationDto.reason,
                    optional: true,
                  },
                ],
                send: (values, key) =>
                  send('post', '/api/v1/evaluations/{id}/verification', {
                    path: { id: detail.id },
                    key,
                    body: values as { fraudFound: boolean },
                  }),
              }}
            />
          </div>
        </section>
      )}
      <Score evaluation={evaluation} />
    </>
  );
}

function Filed({ evaluation, measureId }: { evaluation: EvaluationDto; measureId: string }) {
  const say = useSay();
  const bonus = useBonusItems(measureId).filter(({ id }) => evaluation.bonusItems.includes(id));
  return (
    <section className="card">
      <h2>{say('自评材料', 'Self-evaluation')}</h2>
      <p className="typed">{evaluation.statement ?? say('尚未填写。', 'Not written yet.')}</p>
      {bonus.length > 0 && (
        <p>
          <span className="quiet">{say('申报的加分项：', 'Bonus claimed for: ')}</span>
          {bonus.map(({ name }) => say(name)).join(say('；', '; '))}
        </p>
      )}
      <Table
        label={say('评价数据', 'Figures')}
        rows={evaluation.figures}
        id={({ indicator }) => indicator}
        columns={[
          { name: say('指标', 'Indicator'), cell: ({ name, unit }) => say(inUnits(name, unit)) },
          { name: say('申报值', 'Claimed'), number: true, cell: ({ claimed }) => claimed ?? '–' },
          { name: say('核实值', 'Verified'), number: true, cell: ({ verified }) => verified ?? '–' },
          { name: say('上次', 'Before'), number: true, cell: ({ previous }) => previous ?? '–' },
          { name: say('满分值', 'Full value'), number: true, cell: ({ fullValue }) => fullValue },
          {
            name: say('证明材料', 'Evidence'),
            cell: ({ evidence }) =>
              evidence.map((id) => (
                <div key={id}>
                  <FileLink id={id} />
                </div>
              )),
          },
        ]}
      />
    </section>
  );
}

function Score({ evaluation: { score, grade, gradeReason } }: { evaluation: EvaluationDto }) {
  const say = useSay();
  if (!score && !grade) return null;
  return (
    <section className="card">
      <h2>{say('得分与等次', 'Score and grade')}</h2>
      {score && (
        <dl className="facts">
          <dt>{say('数据评分', 'Data')}</dt>
          <dd>{formatHundredths(score.dataHundredths)}</dd>
          <dt>{say('专家评分', 'Experts')}</dt>
          <dd>{formatHundredths(score.expertHundredths)}</dd>
          <dt>{say('加分', 'Bonus')}</dt>
          <dd>{formatHundredths(score.bonusHundredths)}</dd>
          <dt>{say('总分', 'Total')}</dt>
          <dd>
            <b>{formatHundredths(score.totalHundredths)}</b>
          </dd>
        </dl>
      )}
      {grade && (
        <p>
          {say('等次：', 'Grade: ')}
          <b>{say(GRADE_NAMES[grade])}</b>
        </p>
      )}
      {gradeReason && (
        <p className="quiet">
          {say(gradeReason.explanation)} {gradeReason.article}
        </p>
      )}
    </section>
  );
}
