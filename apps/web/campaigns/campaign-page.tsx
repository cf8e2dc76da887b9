import { getRouteApi, Link } from '@tanstack/react-router';
import { Progress } from 'antd';
import { GRADE_NAMES, GRADES } from '#domain/measures/vocabulary.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { PagedTable, Table } from '../common/table.js';
import { Due } from '../common/when.js';
import { TYPE_TEXTS } from '../common/words.js';
import { PublishGrades } from './publish-grades.js';

const route = getRouteApi('/desk/campaigns/$campaignId');

/** So often what has come in meanwhile is counted, and shown of each base. */
const COUNTED_MS = 5_000;

/** One campaign: how far it has come, its evaluations, and the publication of the grades. */
export function CampaignPage() {
  const { campaignId } = route.useParams();
  const campaign = useGet('/api/v1/campaigns/{id}', { path: { id: campaignId } }, { refetchInterval: COUNTED_MS });
  return (
    <Loaded whole query={campaign}>
      {(read) => <CampaignView campaign={read} />}
    </Loaded>
  );
}

function CampaignView({ campaign }: { campaign: Schemas['CampaignProgressDto'] }) {
  const say = useSay();
  const reference = useGet('/api/v1/reference');
  const mayPublish = useMay('publish:grades');
  const mayWithdraw = useMay('withdraw:campaign');
  const path = { id: campaign.id };
  const nameOf = (state: string) =>
    say(reference.data?.states.find(({ code }) => code === state)?.name ?? { zh: state, en: state });
  const evaluations = usePages(
    '/api/v1/campaigns/{id}/evaluations',
    { path },
    { id: 'caseId', refetchInterval: COUNTED_MS },
  );
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{campaign.title}</h1>
          <p className="quiet">
            {campaign.code} · {say(campaign.stateText)} · {say('报送截止', 'Filing until')}{' '}
            <Due
              dueAt={campaign.filingDueAt}
              dueOn={campaign.filingDueOn}
              explained={campaign.filingDueExplained}
              rehearsal={campaign.rehearsalDaySeconds !== null}
            />
          </p>
        </div>
        <div className="row">
          {campaign.state === 'reviewing' && mayPublish && <PublishGrades campaignId={campaign.id} />}
          {mayWithdraw && ['filing', 'opening'].includes(campaign.state) && (
            <ActButton
              act={{
                title: { zh: '撤回年度评价', en: 'Withdraw the campaign' },
                danger: true,
                fields: [
                  {
                    kind: 'text',
                    name: 'reason',
                    label: { zh: '理由', en: 'Reason' },
                    max: LENGTHS.WithdrawCampaignDto.reason,
                  },
                ],
                send: (values, key) =>
                  send('post', '/api/v1/campaigns/{id}/withdrawal', { path, key, body: values as { reason: string } }),
              }}
            />
          )}
        </div>
      </div>
      <section className="card">
        <h2>{say('进度', 'Progress')}</h2>
        <p>
          {say(
            `应评 ${campaign.total} 个，已报送 ${campaign.filed} 个，逾期未报 ${campaign.silent} 个`,
            `${campaign.total} due, ${campaign.filed} filed, ${campaign.silent} silent`,
          )}
        </p>
        <Progress
          percent={campaign.total === 0 ? 0 : Math.round((campaign.filed / campaign.total) * 100)}
          aria-label={say('报送进度', 'Filed')}
        />
        <div className="two">
          <Table
            label={say('各环节', 'By stage')}
            rows={Object.entries(campaign.byState)}
            id={([state]) => state}
            columns={[
              { name: say('环节', 'Stage'), cell: ([state]) => nameOf(state) },
              { name: say('个数', 'Bases'), number: true, cell: ([, count]) => count },
            ]}
          />
          {Object.keys(campaign.byGrade).length > 0 && (
            <Table
              label={say('等次分布', 'By grade')}
              rows={GRADES.map((grade) => [grade, campaign.byGrade[grade] ?? 0] as const)}
              id={([grade]) => grade}
              columns={[
                { name: say('等次', 'Grade'), cell: ([grade]) => say(GRADE_NAMES[grade]) },
                { name: say('个数', 'Bases'), number: true, cell: ([, count]) => count },
                {
                  name: say('占比', 'Share'),
                  cell: ([, count]) => (
                    <meter min={0} max={Math.max(1, campaign.total)} value={count} aria-label={say('占比', 'Share')} />
                  ),
                },
              ]}
            />
          )}
        </div>
      </section>
      <section className="card">
        <h2>{say('各基地的评价', 'Evaluations')}</h2>
        <PagedTable
          label={say('各基地的评价', 'Evaluations')}
          pages={evaluations}
          none={say('名册为空。', 'The roster is empty.')}
          id={({ caseId }) => caseId}
          columns={[
            {
              name: say('基地', 'Base'),
              cell: ({ caseId, title }) => (
                <Link to="/desk/cases/$caseId" params={{ caseId }}>
                  {title}
                </Link>
              ),
            },
            { name: say('类型', 'Type'), cell: ({ type }) => say(TYPE_TEXTS[type]) },
            { name: say('状态', 'State'), cell: ({ stateText }) => say(stateText) },
            { name: say('等次', 'Grade'), cell: ({ grade }) => (grade ? say(GRADE_NAMES[grade]) : '–') },
          ]}
        />
      </section>
    </>
  );
}
