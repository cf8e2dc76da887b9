import { getRouteApi } from '@tanstack/react-router';
import { useGet } from '../api/queries.js';
import { useLanguage, useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { usePerson } from '../app/session.js';
import { ActButton } from '../common/act-form.js';
import { Loaded, Nothing } from '../common/states.js';
import { Table } from '../common/table.js';
import { Day, Instant } from '../common/when.js';
import { useCodeNames } from '../dossiers/field-value.js';
import { addTieAct, dropTieAct, editAct, endTieAct, languageName, TIE_TEXTS, type Profile } from './profile-acts.js';

const route = getRouteApi('/desk/experts/$accountId');

/** What the draw knows of an expert, for the commission. */
export function ExpertPage() {
  const { accountId } = route.useParams();
  return <ProfileOf accountId={accountId} name="" drawn />;
}

/** 本人的专业和回避信息: what the draw knows of oneself, and for whom one stands aside. */
export function OwnProfile() {
  const { accountId, displayName, roles } = usePerson();
  return <ProfileOf accountId={accountId} name={displayName} drawn={roles.includes('expert')} />;
}

interface ProfileOfProps {
  readonly accountId: string;
  readonly name: string;
  readonly drawn: boolean;
}

function ProfileOf({ accountId, name, drawn }: ProfileOfProps) {
  const say = useSay();
  const language = useLanguage();
  const may = useMay('manage:expert');
  const own = usePerson().accountId === accountId;
  const reference = useGet('/api/v1/reference');
  const query = useGet('/api/v1/experts/{id}', { path: { id: accountId } }, { keep: false });
  // Who has said nothing yet has none: that is where it begins.
  const none = query.error?.problem.code === 'request.notFound';
  const profile = query.data ?? null;
  const title = profile?.name ?? name;
  return (
    <Loaded whole query={none ? { ...query, error: null, data: true } : { ...query, data: query.data && true }}>
      {() => (
        <>
          <div className="page-head">
            <div>
              <h1>{drawn ? say('专家资料', 'The expert') : say('回避资料', 'Ties')}</h1>
              <p className="quiet">
                {drawn
                  ? say(
                      '抽取专家时据此匹配领域、排除应当回避的。',
                      'By it experts are drawn, and passed over where they are tied.',
                    )
                  : say('审定会据此确定应当回避的事项。', 'By it the meeting knows on what somebody stands aside.')}
              </p>
            </div>
            {may && (
              <ActButton
                type="primary"
                act={editAct(
                  { accountId, drawn, profile, name: title, own },
                  reference.data?.fields ?? [],
                  say,
                  language,
                )}
              />
            )}
          </div>
          <section className="card">
            <h2>{title}</h2>
            {profile ? (
              <Facts profile={profile} drawn={drawn} />
            ) : (
              <Nothing>{say('尚未填写。', 'Nothing yet.')}</Nothing>
            )}
          </section>
          {profile && <Ties profile={profile} may={may} own={own} />}
        </>
      )}
    </Loaded>
  );
}

function Facts({ profile, drawn }: { profile: Profile; drawn: boolean }) {
  const say = useSay();
  const language = useLanguage();
  const names = useCodeNames();
  const listed = (texts: readonly string[]) => texts.join(say('、', ', ')) || '–';
  return (
    <dl className="facts">
      <dt>{say('工作单位', 'Employer')}</dt>
      <dd>{profile.institution}</dd>
      {drawn && (
        <>
          <dt>{say('专业领域', 'Fields')}</dt>
          <dd>{listed(profile.fields.map(names))}</dd>
          <dt>{say('语种', 'Languages')}</dt>
          <dd>{listed(profile.languages.map((code) => languageName(code, language)))}</dd>
          <dt>{say('论文和项目', 'Papers and projects')}</dt>
          <dd>{listed(profile.works)}</dd>
          <dt>{say('暂不参加评审，至', 'Takes no review until')}</dt>
          <dd>{profile.awayUntil ? <Day on={profile.awayUntil} /> : '–'}</dd>
        </>
      )}
      <dt>{say('更新时间', 'Saved')}</dt>
      <dd>
        <Instant at={profile.savedAt} />
      </dd>
    </dl>
  );
}

function Ties({ profile, may, own }: { profile: Profile; may: boolean; own: boolean }) {
  const say = useSay();
  const act = (tie: Profile['ties'][number]) => {
    if (!own) return <ActButton act={dropTieAct(profile, tie)} />;
    return tie.until === undefined ? <ActButton act={endTieAct(profile, tie)} /> : null;
  };
  return (
    <section className="card">
      <div className="part-head">
        <h2>{say('须回避的关系', 'Ties that call for avoidance')}</h2>
        {may && <ActButton act={addTieAct(profile, say)} />}
      </div>
      {profile.ties.length === 0 ? (
        <Nothing>{say('没有登记的关系。', 'None.')}</Nothing>
      ) : (
        <Table
          label={say('须回避的关系', 'Ties that call for avoidance')}
          rows={profile.ties}
          id={(tie) => JSON.stringify(tie)}
          columns={[
            { name: say('关系', 'Tie'), cell: ({ kind }) => say(TIE_TEXTS[kind]) },
            { name: say('单位', 'Organisation'), cell: ({ uscc }) => uscc ?? '–' },
            { name: say('人员', 'Person'), cell: ({ person }) => person ?? '–' },
            { name: say('终止日', 'Last day'), cell: ({ until }) => (until ? <Day on={until} /> : '–') },
            ...(may
              ? [
                  {
                    name: say('办理', 'Action'),
                    cell: act,
                  },
                ]
              : []),
          ]}
        />
      )}
    </section>
  );
}
