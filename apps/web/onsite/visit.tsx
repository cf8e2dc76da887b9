import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { AccreditationState } from '#domain/procedures/accreditation.procedure.js';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { usePerson } from '../app/session.js';
import { Download } from '../common/download.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton, type ActField } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { Day, Instant } from '../common/when.js';
import { VisitChecklist } from './visit-checklist.js';
import { VerifiedValues } from './verified-values.js';

type VisitDto = Schemas['VisitDto'];

/** 现场考察: plan and answer, then the record on site, then everyone's signature. */
export function Visit({ detail }: { detail: CaseDetail }) {
  const say = useSay();
  const visit = useGet('/api/v1/cases/{id}/visit', { path: { id: detail.id } });
  // The case left the stage before anybody had proposed when to come.
  if (visit.data?.plan === null && !isStage(detail)) return null;
  return (
    <section className="card">
      <h2>{say('现场考察', 'Site visit')}</h2>
      <Loaded query={visit}>
        {(read) => (
          <>
            <Plan detail={detail} visit={read} />
            {read.report && read.standing === 'agreed' && <Record detail={detail} visit={read} report={read.report} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

const STANDINGS = {
  none: { zh: '尚未提出考察安排', en: 'No plan yet' },
  proposed: { zh: '考察安排待申报单位答复', en: 'The plan awaits the host’s answer' },
  declined: { zh: '申报单位请求另择日期', en: 'The host asks for another day' },
  agreed: { zh: '考察安排已确认', en: 'The plan is agreed' },
} as const;

const isStage = ({ state }: CaseDetail) => (state as AccreditationState) === 'underOnsiteAssessment';

/** A case that is suspended takes nothing of the visit. */
const isOpen = (detail: CaseDetail) => isStage(detail) && !detail.suspendedSince;

function Plan({ detail, visit: { standing, plan, team } }: { detail: CaseDetail; visit: VisitDto }) {
  const say = useSay();
  const planner = useMay('plan:visit');
  const applicant = useMay('answer:visit') && detail.yourRole === 'owner';
  const open = isOpen(detail);
  const path = { id: detail.id };
  return (
    <>
      <p>
        <b>{say(STANDINGS[standing])}</b>
      </p>
      {plan && (
        <dl className="facts">
          <dt>{say('时间', 'When')}</dt>
          <dd>
            <Day on={plan.day} /> {plan.startsAt}–{plan.endsAt}
          </dd>
          <dt>{say('地点', 'Where')}</dt>
          <dd>{plan.place}</dd>
          {plan.note && (
            <>
              <dt>{say('说明', 'Note')}</dt>
              <dd className="typed">{plan.note}</dd>
            </>
          )}
          <dt>{say('考察组', 'Team')}</dt>
          <dd>{team.map(({ displayName }) => displayName).join(say('、', ', '))}</dd>
          {plan.wishedDay && (
            <>
              <dt>{say('希望改为', 'Wished day')}</dt>
              <dd>
                <Day on={plan.wishedDay} /> {plan.answerReason}
              </dd>
            </>
          )}
        </dl>
      )}
      <div className="row">
        {open && planner && standing !== 'agreed' && <ProposePlan caseId={detail.id} replaces={plan?.sequence} />}
        {open && applicant && standing === 'proposed' && (
          <>
            <ActButton
              type="primary"
              act={{
                title: { zh: '同意考察安排', en: 'Agree to the plan' },
                seen: plan?.sequence,
                send: (_, key, sequence) =>
                  send('put', '/api/v1/cases/{id}/visit/answer', {
                    path,
                    key,
                    body: { answer: 'agree', sequence: sequence as number },
                  }),
              }}
            />
            <ActButton
              act={{
                title: { zh: '请求另择日期', en: 'Ask for another day' },
                fields: [
                  {
                    kind: 'text',
                    name: 'reason',
                    label: { zh: '理由', en: 'Reason' },
                    max: LENGTHS.VisitAnswerDto.reason,
                  },
                  { kind: 'day', name: 'wishedDay', label: { zh: '希望的日期', en: 'Wished day' }, optional: true },
                ],
                seen: plan?.sequence,
                send: (values, key, sequence) =>
                  send('put', '/api/v1/cases/{id}/visit/answer', {
                    path,
                    key,
                    body: {
                      ...(values as { reason: string; wishedDay?: string }),
                      answer: 'otherDay',
                      sequence: sequence as number,
                    },
                  }),
              }}
            />
          </>
        )}
        {standing === 'agreed' && (
          <Download address={`/api/v1/cases/${detail.id}/visit/calendar`}>{say('加入日历', 'Calendar file')}</Download>
        )}
      </div>
    </>
  );
}

function ProposePlan({ caseId, replaces }: { caseId: string; replaces: number | undefined }) {
  const say = useSay();
  const where = (as: 'expert' | 'officer') => ({ path: { id: caseId }, query: { as, limit: 200 } });
  const experts = useGet('/api/v1/cases/{id}/visit-candidates', where('expert'));
  const officers = useGet('/api/v1/cases/{id}/visit-candidates', where('officer'));
  const options = (candidates: Schemas['VisitCandidateDto'][] = []) =>
    candidates.map(({ accountId, displayName, institution, avoidances }) => ({
      value: accountId,
      label: [displayName, institution, avoidances.length > 0 && say('（应当回避）', '(must stand aside)')]
        .filter(Boolean)
        .join(' '),
    }));
  const fields: ActField[] = [
    { kind: 'day', name: 'day', label: { zh: '日期', en: 'Day' } },
    { kind: 'time', name: 'startsAt', label: { zh: '开始', en: 'From' } },
    { kind: 'time', name: 'endsAt', label: { zh: '结束', en: 'Until' } },
    { kind: 'line', name: 'place', label: { zh: '地点', en: 'Place' }, max: LENGTHS.VisitPlanDto.place },
    { kind: 'choices', name: 'expertIds', label: { zh: '专家', en: 'Experts' }, options: options(experts.data) },
    { kind: 'choices', name: 'officerIds', label: { zh: '工作人员', en: 'Officers' }, options: options(officers.data) },
    {
      kind: 'text',
      name: 'note',
      label: { zh: '说明', en: 'Note' },
      max: LENGTHS.VisitPlanDto.note,
      optional: true,
      hint: { zh: '考察日为休息日的，须说明理由。', en: 'For a day off, say why.' },
    },
  ];
  return (
    <ActButton
      type="primary"
      act={{
        title: { zh: '提出考察安排', en: 'Propose a plan' },
        effect: {
          zh: '考察组由专家和工作人员组成；申报单位逾期不答复的，视为同意。',
          en: 'Experts and officers make up the team; a plan that is not answered in time is agreed to.',
        },
        initial: { startsAt: '09:00', endsAt: '17:00' },
        fields,
        seen: replaces,
        send: (values, key, seen) =>
          send('put', '/api/v1/cases/{id}/visit/plan', {
            path: { id: caseId },
            key,
            body: { ...(values as Schemas['VisitPlanDto']), replaces: seen as number | undefined },
          }),
      }}
    />
  );
}

function Record({ detail, visit, report }: { detail: CaseDetail; visit: VisitDto; report: Schemas['VisitReportDto'] }) {
  const say = useSay();
  const { accountId } = usePerson();
  const mine = report.signatures.find((signer) => signer.accountId === accountId);
  const records = useMay('record:visit');
  const concludes = useMay('conclude:visit');
  const come = visit.plan !== null && visit.plan.day <= calendarDateOf(new Date());
  const open = isOpen(detail) && come;
  const member = visit.team.some((each) => each.accountId === accountId);
  const allSigned = report.signatures.every(({ signedAt }) => signedAt);
  const path = { id: detail.id };
  return (
    <>
      <h3>{say('查验清单', 'Checklist')}</h3>
      {open && member && records && (
        <p>
          <Link to="/desk/cases/$caseId/visit" params={{ caseId: detail.id }}>
            {say(
              '打开现场记录（可用手机，没有网络也能记录）',
              'Open the record on site (on a phone, without a network too)',
            )}
          </Link>
        </p>
      )}
      <VisitChecklist items={report.checklist} />
      <h3>{say('指标核实', 'Verified values')}</h3>
      <VerifiedValues caseId={detail.id} readOnly />
      <h3>{say('考察结论', 'Findings')}</h3>
      {report.findings ? (
        <p className="typed">{report.findings}</p>
      ) : (
        <p className="quiet">{say('尚未写成。', 'Not written yet.')}</p>
      )}
      {report.fraudFound && <p className="wrong">{say('发现弄虚作假。', 'Fraud was found.')}</p>}
      <ul className="list">
        {report.signatures.map((signer) => (
          <li key={signer.accountId} className="row">
            {signer.displayName}
            <span className="quiet">
              {signer.signedAt ? <Instant at={signer.signedAt} /> : say('未签字', 'not signed')}
            </span>
            {signer.dissent && <span className="typed">{signer.dissent}</span>}
          </li>
        ))}
      </ul>
      {open && (
        <div className="row actions">
          {member && concludes && (
            <ActButton
              act={{
                title: { zh: '写考察结论', en: 'Write the findings' },
                effect: {
                  zh: '写成后由考察组成员签字；内容变动的，已签的字作废。',
                  en: 'Everyone of the team signs what is on record; a change makes signatures void.',
                },
                initial: { findings: report.findings ?? '', fraudFound: report.fraudFound ?? false },
                fields: [
                  {
                    kind: 'text',
                    name: 'findings',
                    label: { zh: '考察结论', en: 'Findings' },
                    max: LENGTHS.FindingsDto.findings,
                  },
                  { kind: 'yes', name: 'fraudFound', label: { zh: '发现弄虚作假', en: 'Fraud was found' } },
                ],
                send: (values, key) =>
                  send('put', '/api/v1/cases/{id}/visit/findings', {
                    path,
                    key,
                    body: values as { findings: string; fraudFound: boolean },
                  }),
              }}
            />
          )}
          {mine && records && !mine.signedAt && report.contentHash && report.findings && (
            <ActButton
              type="primary"
              act={{
                title: { zh: '签字', en: 'Sign' },
                effect: {
                  zh: '对以上记录签字；有不同意见的，请写明。',
                  en: 'You sign the record above; state a dissent if you have one.',
                },
                fields: [
                  {
                    kind: 'text',
                    name: 'dissent',
                    label: { zh: '不同意见', en: 'Dissent' },
                    max: LENGTHS.SignatureDto.dissent,
                    optional: true,
                  },
                ],
                seen: report.contentHash,
                send: (values, key, contentHash) =>
                  send('post', '/api/v1/cases/{id}/visit/signature', {
                    path,
                    key,
                    body: { ...(values as { dissent?: string }), contentHash: contentHash as string },
                  }),
              }}
            />
          )}
          {detail.verbs.includes('concludeVisit') && concludes && member && allSigned && (
            <ActButton
              type="primary"
              act={{
                title: { zh: '完成现场考察', en: 'Conclude the visit' },
                effect: {
                  zh: '考察组均已签字后完成，转审议决定。',
                  en: 'Once everyone has signed, the case goes on to the decision.',
                },
                send: (_, key) => send('post', '/api/v1/cases/{id}/visit', { path, key }),
              }}
            />
          )}
        </div>
      )}
    </>
  );
}
