import type { ProblemText } from './problem-text.js';

export const ACCOUNT_PROBLEMS = {
  'account.loginTaken': {
    status: 409,
    zh: '账号“{login}”已被使用，请换一个。',
    en: 'The account name "{login}" is taken; choose another.',
  },
  'account.organisationNeeded': {
    status: 422,
    zh: '申报人须属于一个单位，请指定所属单位。',
    en: 'An applicant belongs to an organisation; give its organisationId.',
  },
  'account.officesConflict': {
    status: 422,
    zh: '相互监督的岗位不能由一个账号兼任：监督审计不兼办理、审议、财务和管理，系统管理员不兼审议和财务，审议决定人不兼考察，委内各岗位不兼评审。',
    en: 'Offices that look after each other are not held by one account: auditor and any other; administrator and decision or finance; decision and site visit; any office of the commission and review.',
  },
  'account.rolesConflict': {
    status: 422,
    zh: '属于单位的账号只能是申报人或评审专家，不能兼任受理、审议等岗位。',
    en: 'An account that belongs to an organisation is an applicant or an expert; it can hold no office.',
  },
  'account.passwordWeak': {
    status: 422,
    zh: '密码过弱：至少 {min} 个字符，不含账号，字符不能过于单一。',
    en: 'The password is too weak: at least {min} characters, without the account name, and not only a few of them.',
  },
  'account.passwordCommon': {
    status: 422,
    zh: '这是常见密码（常用词、键盘顺序或数字的组合），最容易被猜中，请换一个，例如几个不相干的词连成的短句。',
    en: 'This is a common password (a usual word, a run of keys or digits), the first to be guessed; choose another, such as a few unrelated words.',
  },
  'account.passwordWrong': {
    status: 422,
    zh: '密码不正确，未作任何更改。',
    en: 'The password is not right; nothing was changed.',
  },
  'session.notFresh': {
    status: 403,
    zh: '您通过统一身份认证登录，没有本系统密码。请退出后重新登录，并在 {minutes} 分钟内办理。',
    en: 'You sign in at the directory and have no password here: sign out, sign in there again, and do this within {minutes} minutes.',
  },
  'factor.notBegun': {
    status: 409,
    zh: '尚未开始启用动态口令，或者密钥已过期，请先取得新的密钥。',
    en: 'No second factor is being set up, or its secret is over; begin with a new one.',
  },
  'factor.codeWrong': {
    status: 422,
    zh: '动态口令不正确。请核对身份验证器中的账号和本机时间后再试。',
    en: 'This code is not right; check the entry in your authenticator, and its clock.',
  },
  'factor.needed': {
    status: 422,
    zh: '您的账号必须使用动态口令，不能停用；更换设备的，可以重新启用。',
    en: 'Your account needs a second factor, which cannot be taken away; set up another one instead.',
  },
  'reset.linkUsed': {
    status: 404,
    zh: '该链接无效、已过期或者已经用过。请重新申请重置密码，使用最近收到的邮件。',
    en: 'This link is not valid, is over or was used; ask for a new one, and use the latest mail.',
  },
  'token.scope': {
    status: 403,
    zh: '该令牌的权限范围不包括这项操作，请换用范围合适的令牌。',
    en: 'The scopes of this token do not cover this; use a token that is good for it.',
  },
  'token.scopeNotYours': {
    status: 422,
    zh: '令牌的权限范围只能从本人的权限中选取，且不含账号和登录的管理。',
    en: 'A token is good for what its holder may do, and never for accounts and sign-in; leave the other scopes out.',
  },
  'token.tooMany': {
    status: 409,
    zh: '每个账号最多 {most} 个令牌，请先撤销不用的。',
    en: 'An account has {most} tokens at most; revoke those that are not used.',
  },
  'invitation.linkUsed': {
    status: 404,
    zh: '该邀请链接无效、已过期、已撤回、已经用过，或者邀请人已离任。请联系邀请单位重新发出邀请。',
    en: 'This invitation is not valid, is over, was withdrawn or used, or whoever sent it has left the office; ask for another.',
  },
  'invitation.accountThere': {
    status: 409,
    zh: '该邮箱已有账号，请用原账号登录后接受邀请，不必另建账号；忘记密码的，可以凭该邮箱重设。',
    en: 'This mailbox has an account already: sign in with that and accept the invitation, without another account. A forgotten password is set anew by this mailbox.',
  },
  'invitation.anotherUnit': {
    status: 409,
    zh: '您已属于另一个推荐单位，不能凭邀请更换；确需更换的，请由系统管理员办理。',
    en: 'You recommend for another unit already: an invitation does not move you; ask an administrator to.',
  },
  'invitation.notYoursToGive': {
    status: 403,
    zh: '受理人员可以邀请评审专家、考察人员和推荐单位；其他岗位请由系统管理员邀请。',
    en: 'A case officer invites experts, assessors and recommending units; for offices ask an administrator.',
  },
  'invitation.yourself': {
    status: 422,
    zh: '任何人不能给自己授予岗位或权限：您发出的邀请须由被邀请的其他人接受。确需兼任的，请由另一位有权的人员邀请。',
    en: 'Nobody gives themselves an office: an invitation of yours is for somebody else. Where you are to hold it, let another person invite you.',
  },
  'colleague.administratorOnly': {
    status: 403,
    zh: '只有本单位的管理员可以邀请和移出同事。',
    en: 'Only an administrator of your organisation invites and removes colleagues.',
  },
  'colleague.tooManyOpen': {
    status: 409,
    zh: '尚未接受的邀请已达 {most} 份，请先撤回不需要的。',
    en: '{most} invitations have not been accepted yet; withdraw those that are not needed first.',
  },
  'colleague.yourself': {
    status: 422,
    zh: '不能移出自己，请由本单位的另一位管理员办理。',
    en: 'You cannot remove yourself; ask another administrator of your organisation.',
  },
  'registration.tooMany': {
    status: 429,
    zh: '从您所在的网络近日提交的注册申请过多，请在 {minutes} 分钟后再试，等待已提交的申请审核，或者请受理人员发出注册邀请。',
    en: 'Too many registrations from your network lately; wait {minutes} minutes, or for the one that is filed, or ask a case officer for an invitation.',
  },
  'registration.notOpen': {
    status: 409,
    zh: '该注册申请当前不能办理这一步：证照只上传一次，审核只作一次决定，决定后不能再更正。',
    en: 'This registration does not stand there: its licence comes once, it is decided once, and corrected no more after that.',
  },
  'registration.corrected': {
    status: 409,
    zh: '该单位已更正所填内容，您审核的不是最新内容。请刷新页面，核对更正后的内容再作决定。',
    en: 'The organisation has corrected what it stated since you read it. Look at what is there now, then decide.',
  },
  'registration.correctedElsewhere': {
    status: 409,
    zh: '所填内容已在别处更正（例如另一个窗口），您所改的不是最新内容。请核对更正后的内容，再作修改。',
    en: 'This was corrected elsewhere, such as in another window, since you read it. Look at what is there now, then change it.',
  },
  'registration.correctedTooOften': {
    status: 429,
    zh: '这份注册申请今天更正的次数过多，请 {minutes} 分钟后再更正。',
    en: 'This registration was corrected too often today; wait {minutes} minutes.',
  },
  'delegation.none': {
    status: 403,
    zh: '您现在没有代该人员办理的委托。请刷新页面核对委托的起止日期，或者以本人名义办理。',
    en: 'You do not stand in for this person now; look at the days of the delegation, or act in your own name.',
  },
  'delegation.personal': {
    status: 403,
    zh: '这一项须由本人办理，不能代办：评审、考察、表决和主持会议、批量办理以及账号管理。请去掉代办再试。',
    en: 'This is done in one’s own name, never for another: reviews, visits, votes and the chair, actions in bulk, accounts. Act in your own name and try again.',
  },
  'delegation.notYours': {
    status: 422,
    zh: '只能委托被代办人现有的岗位：推荐单位、受理、审定和财务。请重新选择。',
    en: 'Only offices that the absent person holds are delegated: recommending, case officer, decision, finance. Choose among them.',
  },
  'delegation.notFit': {
    status: 422,
    zh: '代办人须是在岗的工作人员；推荐单位的工作由推荐单位的人员代办。请另选代办人。',
    en: 'Whoever stands in holds an office of the commission, or recommends where recommending is delegated. Choose somebody else.',
  },
  'delegation.yourself': {
    status: 422,
    zh: '代办人不能是被代办人本人，请另选代办人。',
    en: 'Nobody stands in for themselves; choose somebody else.',
  },
  'delegation.toYourself': {
    status: 422,
    zh: '设定委托的人不能自己代他人办理，请另选代办人，或者请另一位系统管理员设定。',
    en: 'Whoever arranges it for somebody else does not stand in for them; choose somebody else, or ask another administrator to arrange it.',
  },
  'delegation.forAnother': {
    status: 403,
    zh: '委托由被代办人本人设定；本人不能设定的，请系统管理员设定。',
    en: 'People delegate their own office; where they cannot, ask an administrator.',
  },
  'delegation.days': {
    status: 422,
    zh: '委托须从今日或以后开始，结束日期不早于开始日期，最长 {most} 天。请更改日期。',
    en: 'A delegation begins today or later, ends on its first day or later, and lasts {most} days at most. Change the days.',
  },
  'delegation.taken': {
    status: 409,
    zh: '这些日期内该岗位已委托给“{name}”。请先终止那一项委托，或者更改日期。',
    en: 'On these days "{name}" stands in for this office already; end that delegation first, or change the days.',
  },
  'delegation.standInAbsent': {
    status: 409,
    zh: '“{name}”在这些日期内已委托他人代办，请另选代办人或者更改日期。',
    en: '"{name}" is absent on some of these days; choose somebody else, or change the days.',
  },
  'delegation.over': {
    status: 409,
    zh: '这项委托已经结束，不必再终止。',
    en: 'This delegation is over already; there is nothing to end.',
  },
  'delegation.absentTied': {
    status: 403,
    zh: '您所代办的“{name}”对本事项应当回避，因此也不能代为办理：{reasonZh}。请由其他人员办理。',
    en: '"{name}", for whom you act, stands aside on this case, and so does whoever acts for them: {reasonEn}. Somebody else must handle it.',
  },
  'account.lastAdministrator': {
    status: 409,
    zh: '至少须保留一名可以登录的系统管理员。',
    en: 'At least one administrator must remain able to sign in.',
  },
  'account.stillNeeded': {
    status: 409,
    zh: '该人员还在未办结的事项中（评审、考察、审定会，或者经办、待办）。请先办结、退出或者改派，再注销。',
    en: 'Cases that go on still need this person: on a panel, in a team or a meeting, in charge, or with something to do. End or hand those over first.',
  },
  'account.erased': {
    status: 409,
    zh: '该账号已注销，个人信息已经删除，不能再更改。请为本人新建账号。',
    en: 'This account was erased and cannot be changed any more; add a new one for the person.',
  },
  'account.yourOwn': {
    status: 422,
    zh: '不能停用或更改自己的账号，请由另一位管理员办理。',
    en: 'You cannot disable or change your own account; ask another administrator.',
  },
  'account.unitNeeded': {
    status: 422,
    zh: '推荐人员须属于一个推荐单位，请选择推荐单位。',
    en: 'Whoever recommends does so for a recommending unit: choose one.',
  },
  'recommendingUnit.districtTaken': {
    status: 409,
    zh: '{districtZh}已由“{nameZh}”负责推荐，请先从该单位移出。',
    en: '"{nameEn}" answers for {districtEn} already: take it away there first.',
  },
  'recommendingUnit.cityWide': {
    status: 422,
    zh: '全市推荐单位负责其他单位都不负责的区，不单独指定区。',
    en: 'The unit for the whole city answers for every district that no other one does: it is given none of its own.',
  },
  'organisation.usccTaken': {
    status: 409,
    zh: '该统一社会信用代码的单位已经登记。',
    en: 'An organisation with this credit code is registered already.',
  },
  'organisation.usccMalformed': {
    status: 422,
    zh: '统一社会信用代码格式不对：应为 18 位数字和大写字母（不含 I、O、S、V、Z）。',
    en: 'The credit code is malformed: 18 digits and capital letters without I, O, S, V, Z.',
  },
  'organisation.usccCheckFailed': {
    status: 422,
    zh: '统一社会信用代码的校验位不符，请对照证照核对。证照上确实如此的，由该单位不经邀请自行注册，受理人员凭证照审核。',
    en: 'The check character of the credit code does not fit: hold it against the licence. Where the licence says so, the organisation registers by itself, without an invitation, and an officer holds it against the licence.',
  },
  'organisation.districtUnknown': {
    status: 422,
    zh: '没有区划代码“{district}”，请从参考数据中选取。',
    en: 'There is no district "{district}"; choose one of the reference data.',
  },
} as const satisfies Record<string, ProblemText>;
