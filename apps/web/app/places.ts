import type { Text } from './language.js';
import type { Permission } from './permissions.js';

interface Place {
  readonly to: string;
  readonly name: Text;
  /** Whoever may one of these has business there; everybody unless given. */
  readonly may?: readonly Permission[];
}
interface Group {
  readonly group: Text;
  readonly places: readonly Place[];
}

const text = (zh: string, en: string): Text => ({ zh, en });

const GROUPS: readonly Group[] = [
  {
    group: text('我的工作', 'My work'),
    places: [
      { to: '/desk', name: text('待办', 'Inbox') },
      { to: '/desk/cases', name: text('全部事项', 'All cases') },
      { to: '/desk/board', name: text('进度看板', 'Board'), may: ['read:batchProgress'] },
      { to: '/desk/notices', name: text('通知', 'Notices') },
      { to: '/desk/account', name: text('我的账号', 'My account') },
      { to: '/desk/profile', name: text('专业和回避', 'Fields and ties'), may: ['answer:invitation', 'vote:meeting'] },
    ],
  },
  {
    group: text('申报', 'Application'),
    places: [
      { to: '/desk/batches', name: text('申报批次', 'Batches') },
      { to: '/desk/dossiers', name: text('我的申报书', 'My dossiers'), may: ['draft:dossier'] },
      { to: '/desk/colleagues', name: text('本单位的同事', 'Colleagues'), may: ['manage:colleague'] },
    ],
  },
  {
    group: text('运行与支持', 'Operation and support'),
    places: [
      { to: '/desk/campaigns', name: text('年度评价', 'Evaluation') },
      { to: '/desk/rectifications', name: text('整改', 'Rectification') },
      {
        to: '/desk/schemes',
        name: text('后补助', 'Post-subsidy'),
        may: ['file:voucher', 'read:payment'],
      },
      { to: '/desk/bases', name: text('基地', 'Bases') },
      { to: '/desk/statistics', name: text('统计', 'Statistics'), may: ['read:statistics'] },
    ],
  },
  {
    group: text('管理', 'Administration'),
    places: [
      { to: '/desk/experts', name: text('专家库', 'Experts'), may: ['list:expert'] },
      { to: '/desk/organisations', name: text('单位', 'Organisations'), may: ['list:organisation'] },
      { to: '/desk/registrations', name: text('单位注册审核', 'Registrations'), may: ['decide:registration'] },
      { to: '/desk/accounts', name: text('账号', 'Accounts'), may: ['read:account'] },
      { to: '/desk/invited', name: text('邀请', 'Invitations'), may: ['invite:person'] },
      { to: '/desk/delegations', name: text('委托代办', 'Delegations'), may: ['delegate:office', 'end:delegation'] },
      { to: '/desk/measures', name: text('管理办法', 'Measures') },
      { to: '/desk/letter-templates', name: text('通知模板', 'Letter templates'), may: ['manage:letterTemplate'] },
    ],
  },
  {
    group: text('系统', 'The system'),
    places: [
      { to: '/desk/operations', name: text('运行情况', 'Operations'), may: ['read:operations'] },
      { to: '/desk/templates', name: text('邮件模板', 'Mail templates'), may: ['manage:mailTemplate'] },
      { to: '/desk/webhooks', name: text('事件推送', 'Webhooks'), may: ['manage:webhook'] },
      { to: '/desk/audit', name: text('审计记录', 'Audit trail'), may: ['read:audit'] },
      // Open to everybody; whoever reads the trail is led to them.
      { to: '/desk/anchors', name: text('审计锚点', 'Anchors'), may: ['read:audit'] },
    ],
  },
];

/** The places of a desk, by what its person may do. */
export function placesFor(permissions: ReadonlySet<Permission>): readonly Group[] {
  const mine = ({ may }: Place) => !may || may.some((permission) => permissions.has(permission));
  return GROUPS.map(({ group, places }) => ({ group, places: places.filter(mine) })).filter(
    ({ places }) => places.length > 0,
  );
}
