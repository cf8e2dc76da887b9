import type { Text } from './language.js';
import type { Role } from './session.js';

interface Place {
  readonly to: string;
  readonly name: Text;
  /** Who has business there; everybody unless given. */
  readonly roles?: readonly Role[];
}
interface Group {
  readonly group: Text;
  readonly places: readonly Place[];
}

const text = (zh: string, en: string): Text => ({ zh, en });
const COMMISSION: readonly Role[] = ['caseOfficer', 'decisionMaker', 'financeOfficer', 'auditor', 'administrator'];

const GROUPS: readonly Group[] = [
  {
    group: text('我的工作', 'My work'),
    places: [
      { to: '/desk', name: text('待办', 'Inbox') },
      { to: '/desk/cases', name: text('全部事项', 'All cases') },
      { to: '/desk/notices', name: text('通知', 'Notices') },
    ],
  },
  {
    group: text('申报', 'Application'),
    places: [
      { to: '/desk/batches', name: text('申报批次', 'Batches') },
      { to: '/desk/dossiers', name: text('我的申报书', 'My dossiers'), roles: ['applicant'] },
      { to: '/desk/colleagues', name: text('本单位的同事', 'Colleagues'), roles: ['applicant'] },
    ],
  },
  {
    group: text('运行与支持', 'Operation and support'),
    places: [
      { to: '/desk/campaigns', name: text('年度评价', 'Evaluation') },
      { to: '/desk/rectifications', name: text('整改', 'Rectification') },
      { to: '/desk/schemes', name: text('后补助', 'Post-subsidy'), roles: ['applicant', ...COMMISSION] },
      { to: '/desk/bases', name: text('基地', 'Bases') },
    ],
  },
  {
    group: text('管理', 'Administration'),
    places: [
      { to: '/desk/experts', name: text('专家库', 'Experts'), roles: COMMISSION },
      {
        to: '/desk/organisations',
        name: text('单位', 'Organisations'),
        roles: ['caseOfficer', 'administrator', 'auditor'],
      },
      { to: '/desk/accounts', name: text('账号', 'Accounts'), roles: COMMISSION },
      { to: '/desk/measures', name: text('管理办法', 'Measures') },
      { to: '/desk/audit', name: text('审计记录', 'Audit trail'), roles: ['auditor', 'administrator'] },
    ],
  },
];

/** The places of a desk, by what its person is. */
export function placesOf(roles: readonly Role[]): readonly Group[] {
  const mine = ({ roles: wanted }: Place) => !wanted || wanted.some((role) => roles.includes(role));
  return GROUPS.map(({ group, places }) => ({ group, places: places.filter(mine) })).filter(
    ({ places }) => places.length > 0,
  );
}

export { COMMISSION };
