import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton, type Act } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { Instant } from '../common/when.js';

type RectificationDto = Schemas['RectificationDto'];

/** 整改: what is to be put right, what has been filed, and the acceptance. */
export function Rectification({ detail }: { detail: CaseDetail }) {
  const say = useSay();
  const rectification = useGet('/api/v1/rectifications/{id}', { path: { id: detail.id } });
  return (
    <section className="card">
      <h2>{say('整改', 'Rectification')}</h2>
      <Loaded query={rectification}>{(read) => <RectificationView detail={detail} rectification={read} />}</Loaded>
    </section>
  );
}

function RectificationView({ detail, rectification: read }: { detail: CaseDetail; rectification: RectificationDto }) {
  const say = useSay();
  const applicant = useMay('file:rectification') && detail.yourRole === 'owner' && !detail.suspendedSince;
  // One report after the other, each once.
  const owed = (what: string | null) => what === null && read.finalFiledAt === null;
  const path = { id: detail.id };
  const documents: [string, string | null, string | null][] = [
    [say('整改方案', 'Plan'), read.plan, read.planFiledAt],
    [say('中期报告', 'Interim report'), read.interimReport, read.interimFiledAt],
    [say('整改报告', 'Final report'), read.finalReport, read.finalFiledAt],
  ];
  const filing = (what: 'plan' | 'interim-report' | 'final-report', zh: string, en: string): Act => ({
    title: { zh: `报送${zh}`, en: `File the ${en}` },
    fields: [{ kind: 'text', name: 'text', label: { zh, en }, max: LENGTHS.RectificationTextDto.text }],
    send: (values, key) =>
      send('post', `/api/v1/rectifications/{id}/${what}`, { path, key, body: values as { text: string } }),
  });
  return (
    <>
      <h3>{say('须整改的问题', 'Problems')}</h3>
      <ul>
        {read.problems.map((problem) => (
          <li key={problem.id}>{say(problem.text)}</li>
        ))}
      </ul>
      {documents.map(
        ([name, text, at]) =>
          text && (
            <div key={name}>
              <h3>
                {name} <Instant at={at} />
              </h3>
              <p className="typed">{text}</p>
            </div>
          ),
      )}
      {read.missingDocuments.map(({ id, text }) => (
        <p key={id} className="wrong">
          {say(text)}
        </p>
      ))}
      <div className="row actions">
        {applicant && detail.state === 'underPlan' && owed(read.planFiledAt) && (
          <ActButton type="primary" act={filing('plan', '整改方案', 'plan')} />
        )}
        {applicant && detail.state === 'underRectification' && (
          <>
            {owed(read.interimFiledAt) && <ActButton act={filing('interim-report', '中期报告', 'interim report')} />}
            {owed(read.finalFiledAt) && read.missingDocuments.every(({ id }) => id === 'finalReport') && (
              <ActButton type="primary" act={filing('final-report', '整改报告', 'final report')} />
            )}
          </>
        )}
        {detail.verbs.includes('concludeAcceptance') && (
          <ActButton
            type="primary"
            act={{
              title: { zh: '完成整改验收', en: 'Conclude the acceptance' },
              effect: { zh: '合格的恢复资格；不合格的撤销资格。', en: 'It restores the title, or ends it.' },
              initial: { closedProblems: [] },
              fields: [
                {
                  kind: 'choice',
                  name: 'conclusion',
                  label: { zh: '结论', en: 'Conclusion' },
                  options: [
                    { value: 'restore', label: say('合格，恢复资格', 'Pass: restore') },
                    { value: 'revoke', label: say('不合格，撤销资格', 'Fail: revoke') },
                  ],
                },
                {
                  kind: 'number',
                  name: 'score',
                  sentAs: 'scoreHundredths',
                  label: { zh: '验收得分', en: 'Score' },
                  min: 0,
                  max: 100,
                  precision: 2,
                },
                {
                  kind: 'choices',
                  name: 'closedProblems',
                  label: { zh: '已整改到位的问题', en: 'Problems put right' },
                  options: read.problems.map(({ id, text }) => ({ value: id, label: say(text) })),
                  optional: true,
                },
                {
                  kind: 'text',
                  name: 'reason',
                  label: { zh: '理由', en: 'Reason' },
                  max: LENGTHS.ConcludeAcceptanceDto.reason,
                },
              ],
              send: ({ score, ...values }, key) =>
                send('post', '/api/v1/rectifications/{id}/acceptance', {
                  path,
                  key,
                  body: {
                    closedProblems: [],
                    ...(values as { conclusion: 'restore' | 'revoke'; reason: string }),
                    scoreHundredths: Math.round(Number(score) * 100),
                  },
                }),
            }}
          />
        )}
      </div>
    </>
  );
}
