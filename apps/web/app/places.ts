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
