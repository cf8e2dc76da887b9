import { GRADE_NAMES } from '#domain/measures/vocabulary.js';
import type { Schemas } from '../api/client.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { Table } from '../common/table.js';
import { VerifiedValues } from '../onsite/verified-values.js';
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
      {filing ? <Filing detail={detail} evaluation={evaluation} /> : <Filed evaluation={evaluation} />}
      {verifying && (
        <section className="card">
          <h2>{say('核实评价数据', 'Verification')}</h2>
          <VerifiedValues caseId={detail.id} readOnly={false} />
          <div className="row actions">
            <ActButton
              type="primary"
              act={{
                title: { zh: '完成核实', en: 'Conclude the verification' },
                initial: { fraudFound: false },
                fields: [
                  { kind: 'yes', name: 'fraudFound', label: { zh: '发现弄虚作假', en: 'Fraud was found' } },
                  { kind: 'text', name: 'reason', label: { zh: '说明', en: 'Explanation' }, max: 2000, optional: true },
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

function Filed({ evaluation }: { evaluation: EvaluationDto }) {
  const say = useSay();
  return (
    <section className="card">
      <h2>{say('自评材料', 'Self-evaluation')}</h2>
      <p className="typed">{evaluation.statement ?? say('尚未填写。', 'Not written yet.')}</p>
      <Table
        label={say('评价数据', 'Figures')}
        rows={evaluation.figures}
        id={({ indicator }) => indicator}
        columns={[
          { name: say('指标', 'Indicator'), cell: ({ name }) => say(name) },
          { name: say('申报值', 'Claimed'), number: true, cell: ({ claimed }) => claimed ?? '–' },
          { name: say('核实值', 'Verified'), number: true, cell: ({ verified }) => verified ?? '–' },
          { name: say('上次', 'Before'), number: true, cell: ({ previous }) => previous ?? '–' },
          { name: say('满分值', 'Full value'), number: true, cell: ({ fullValue }) => fullValue },
        ]}
      />
    </section>
  );
}

function Score({ evaluation: { score, grade, gradeReason } }: { evaluation: EvaluationDto }) {
  const say = useSay();
  const points = (hundredths: number) => (hundredths / 100).toFixed(2);
  if (!score && !grade) return null;
  return (
    <section className="card">
      <h2>{say('得分与等次', 'Score and grade')}</h2>
      {score && (
        <dl className="facts">
          <dt>{say('数据评分', 'Data')}</dt>
          <dd>{points(score.dataHundredths)}</dd>
          <dt>{say('专家评分', 'Experts')}</dt>
          <dd>{points(score.expertHundredths)}</dd>
          <dt>{say('加分', 'Bonus')}</dt>
          <dd>{points(score.bonusHundredths)}</dd>
          <dt>{say('总分', 'Total')}</dt>
          <dd>
            <b>{points(score.totalHundredths)}</b>
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
