/** Declarations of the parts that every dossier has. */
import type * as part from '../parts.common.js';
import * as words from '../vocabulary.js';
import * as f from './spec.js';
import { form, required, table } from './spec.js';

export const base = form<part.BasePart>('基地基本情况', 'the base', {
  name: required(f.name('基地名称', 'name of the base', 120, '北京国际氢能科技合作基地')),
  nameEn: f.name('英文名称', 'name in English', 200, 'Beijing International Hydrogen Cooperation Base'),
  fields: required(f.fieldCodes('所属领域', 'fields', ['hydrogen', 'greenEnergy'])),
  platformName: required(f.name('依托平台', 'platform the base is built on', 120, '氢能联合研究中心')),
  mainDirection: required(f.text('主攻方向', 'main direction', 1000, '质子交换膜燃料电池关键材料联合研发')),
  focusCountries: f.countriesAbroad('重点合作国别', 'countries of focus'),
  introduction: required(f.text('基地简介', 'introduction', 5000, '基地依托单位与德国、新加坡伙伴长期合作。')),
});

export const host = form<part.HostPart>('依托单位', 'host unit', {
  name: required(f.name('单位名称', 'name', 120, '北京示例科技园发展有限公司')),
  uscc: required(f.uscc('统一社会信用代码', 'unified social credit code', '91110108MA01ABCD1E')),
  legalNature: required(f.word('单位性质', 'legal nature', words.HOST_NATURE_LABELS, 'parkOperator')),
  registeredOn: required(f.date('注册日期', 'registration date', 'past', '2012-05-18')),
  district: required(f.district('注册所在区', 'district of registration')),
  registeredAddress: required(f.text('注册地址', 'registered address', 200, '北京市海淀区中关村大街1号')),
  officeAddress: f.text('办公地址', 'office address', 200, '北京市海淀区中关村大街1号'),
  registeredCapitalFen: f.money('注册资本', 'registered capital', 500_000_000_00),
  staffCount: f.count('职工人数', 'staff', 260),
  website: f.text('网址', 'website', 200, 'https://www.example.org'),
  shareholders: f.list<part.Shareholder>(
    '股东及持股比例',
    'shareholders',
    {
      name: required(f.text('股东名称', 'name', 120, '北京示例投资有限公司')),
      country: required(f.country('国别', 'country')),
      shareHundredths: required(f.share('持股比例', 'share held', 6000)),
    },
    50,
  ),
  affiliates: f.list<part.Affiliate>(
    '母公司与子公司',
    'parents and subsidiaries',
    {
      name: required(f.text('单位名称', 'name', 120, '北京示例控股有限公司')),
      uscc: required(f.uscc('统一社会信用代码', 'unified social credit code', '91110108MA01ABCD1E')),
      relation: required(f.word('与依托单位的关系', 'relation to the host', words.AFFILIATE_RELATIONS, 'parent')),
    },
    50,
  ),
});

export const legalRepresentative = form<part.LegalRepresentativePart>('法定代表人', 'legal representative', {
  name: required(f.name('姓名', 'name', 60, '李明')),
  idType: required(f.word('证件类型', 'type of identity document', words.ID_TYPES, 'residentId')),
  idNumber: required(f.idNumber('证件号码', 'number of the document')),
  nationality: f.country('国籍', 'nationality'),
  phone: f.phone('电话', 'telephone'),
});

export const leader = form<part.LeaderPart>(
  '基地负责人',
  'leader of the base',
  {
    name: required(f.name('姓名', 'name', 60, '王芳')),
    idType: required(f.word('证件类型', 'type of identity document', words.ID_TYPES, 'residentId')),
    idNumber: required(f.idNumber('证件号码', 'number of the document')),
    nationality: f.country('国籍', 'nationality'),
    title: required(f.text('职称', 'professional title', 60, '研究员')),
    position: required(f.text('职务', 'position', 60, '中心主任')),
    birthDate: required(f.date('出生日期', 'date of birth', 'past', '1949-12-31')),
    employedFrom: required(f.date('聘用开始日期', 'employed from', 'past', '2018-03-01')),
    employedUntil: f.date('聘用结束日期', 'employed until', 'any', '2029-02-28'),
    phone: required(f.phone('电话', 'telephone')),
    email: required(f.email('电子邮箱', 'e-mail')),
  },
  { evidence: 'optional' },
);

export const contact = form<part.ContactPart>('联系人', 'contact', {
  name: required(f.name('姓名', 'name', 60, '张伟')),
  position: f.text('职务', 'position', 60, '国际合作部主管'),
  phone: required(f.phone('电话', 'telephone', '13800138000')),
  email: required(f.email('电子邮箱', 'e-mail')),
  address: f.text('通信地址', 'postal address', 200, '北京市海淀区中关村大街1号'),
  postcode: f.text('邮政编码', 'postcode', 12, '100080'),
});

export const partners = table<part.PartnerRow>(
  '合作伙伴与协议',
  'partners and agreements',
  {
    nameZh: required(f.text('中文名称', 'name in Chinese', 200, '弗劳恩霍夫协会')),
    nameOriginal: required(f.text('原文名称', 'name in the original language', 200, 'Fraunhofer-Gesellschaft')),
    country: required(f.abroad('国别（地区）', 'country or region')),
    kind: required(f.word('机构类型', 'kind', words.PARTNER_KINDS, 'researchInstitute')),
    agreementTitle: required(f.text('协议名称', 'title of the agreement', 200, '氢能联合研发合作协议')),
    signedOn: required(f.date('签订日期', 'date of signing', 'past', '2024-04-12')),
    expiresOn: required(f.date('到期日期', 'expiry date', 'any', '2029-04-11')),
    mode: required(f.word('合作方式', 'mode of cooperation', words.COOPERATION_MODES, 'jointResearch')),
    noObjection: f.yesNo('外方无异议', 'no objection from the partner'),
  },
  { required: true },
);

export const projects = table<part.ProjectRow>('国际合作项目', 'cooperation projects', {
  kind: required(f.word('项目类型', 'kind', words.PROJECT_KINDS, 'joint')),
  title: required(f.text('项目名称', 'title', 200, '高温质子交换膜联合研发')),
  number: required(f.text('项目编号', 'project number', 100, '2024YFE0100100')),
  partnerName: required(f.text('外方合作单位', 'overseas partner', 200, 'Fraunhofer ISE')),
  country: required(f.abroad('国别（地区）', 'country or region')),
  role: f.word('承担角色', 'role', words.PROJECT_ROLES, 'lead'),
  startedOn: required(f.date('开始日期', 'start', 'past', '2024-06-01')),
  endsOn: f.date('结束日期', 'end', 'any', '2027-05-31'),
  totalFundsFen: f.money('总经费', 'total funds', 300_000_000),
  cooperationFundsFen: f.money('合作经费', 'funds of the cooperation', 180_000_000),
});

export const personnel = table<part.PersonnelRow>('人员与往来', 'persons and visits', {
  category: required(f.word('类别', 'category', words.PERSONNEL_CATEGORIES, 'overseasExpert')),
  name: required(f.text('姓名', 'name', 100, 'Anna Schmidt')),
  country: f.country('国别（地区）', 'country or region', 'DE'),
  organisation: f.text('单位', 'organisation', 200, 'TU München'),
  title: f.text('职称或岗位', 'title or post', 100, '教授'),
  startedOn: required(f.date('开始日期', 'from', 'past', '2024-03-01')),
  endedOn: f.date('结束日期', 'until', 'any', '2024-08-31'),
  months: f.count('月数', 'months', 6, 36),
});

export const events = table<part.EventRow>('国合活动', 'events', {
  kind: required(f.word('活动类型', 'kind', words.EVENT_KINDS, 'conference')),
  title: required(f.text('活动名称', 'title', 200, '2025国际氢能技术大会')),
  international: required(f.yesNo('国际性活动', 'international')),
  heldOn: required(f.date('举办日期', 'held on', 'window', '2025-09-16')),
  endedOn: f.date('结束日期', 'ended on', 'any', '2025-09-18'),
  place: f.text('地点', 'place', 200, '北京·中关村国家自主创新示范区展示中心'),
  countries: f.countries('参会国别', 'countries present'),
  participants: f.count('参加人次', 'participants', 220),
  overseasParticipants: f.count('其中境外人次', 'of these from abroad', 46),
});

export const outputs = table<part.OutputRow>('合作成果', 'results of the cooperation', {
  kind: required(f.word('成果类型', 'kind', words.OUTPUT_KINDS, 'pctPatent')),
  title: required(f.text('成果名称', 'title', 300, '一种复合质子交换膜及其制备方法')),
  number: f.text('编号', 'patent, standard or contract number', 100, 'PCT/CN2024/100001'),
  doi: f.doi('DOI', 'DOI'),
  country: f.abroad('国别（地区）', 'country or region'),
  obtainedOn: required(f.date('取得日期', 'obtained on', 'window', '2024-11-05')),
  direction: f.word('引进或输出', 'direction', words.TRANSFER_DIRECTIONS, 'in'),
  valueFen: f.money('产生效益', 'resulting value', 26_000_000),
  appliedInBeijing: f.yesNo('在京应用', 'applied in Beijing'),
});

export const funds = table<part.FundRow>('国合经费', 'funds of the cooperation', {
  kind: required(f.word('用途类型', 'kind', words.FUND_KINDS, 'jointResearch')),
  purpose: f.text('用途说明', 'purpose', 500, '联合研发材料与测试费'),
  year: required(f.year('年度', 'year', 'window', 2024)),
  amountFen: required(f.money('金额', 'amount', 120_000_000)),
  sources: required(
    f.list<part.FundSourceShare>(
      '资金来源',
      'sources',
      {
        kind: required(f.word('来源', 'source', words.FUND_SOURCES, 'own')),
        amountFen: required(f.money('金额', 'amount', 120_000_000)),
      },
      20,
    ),
  ),
});

export const rules = table<part.RuleRow, part.RulesPart>(
  '管理机构与制度',
  'management body and rules',
  {
    kind: required(f.word('制度类型', 'kind', words.RULE_KINDS, 'management')),
    title: required(f.text('制度名称', 'title', 200, '国际科技合作管理办法')),
    issuedOn: f.date('发布日期', 'issued on', 'past', '2022-01-10'),
    summary: f.text('主要内容', 'summary', 2000, '规定合作项目立项、经费与成果归属。'),
  },
  {
    required: true,
    evidence: 'optional',
    fields: {
      managementBody: required(f.text('管理机构', 'management body', 200, '国际合作部')),
      fullTimeStaff: f.count('专职管理人员', 'full-time staff', 5),
    },
  },
);

export const plan = table<part.PlanTargetRow, part.PlanPart>(
  '三年规划',
  'three-year plan',
  {
    year: required(f.year('年度', 'year', 'any', 2027)),
    goal: required(f.text('年度目标', 'goal of the year', 1000, '建成联合实验室1个')),
    measures: f.text('主要举措', 'measures', 2000, '与德方共同投入设备与人员'),
    yearlyTarget: required(f.text('年度考核指标', 'yearly target', 500, '新增合作协议3项，联合研发项目2项')),
  },
  {
    required: true,
    evidence: 'optional',
    fields: { summary: required(f.text('规划概述', 'summary', 5000, '三年内建成具有国际影响力的氢能合作平台。')) },
  },
);

export const commitment = form<part.CommitmentPart>(
  '承诺书',
  'commitment',
  {
    truthful: required(f.yesNo('承诺材料真实', 'the dossier is true')),
    nonSecret: required(f.yesNo('承诺不涉密', 'no state secret')),
    noSeriousDishonesty: required(f.yesNo('无严重失信', 'no serious dishonesty')),
    noSafetyEvent: required(f.yesNo('无重大安全事件', 'no major safety event')),
    noOtherBase: required(f.yesNo('未以同一平台和领域认定其他基地', 'no other base on the same platform and field')),
    signedBy: required(f.text('签署人', 'signed by', 60, '李明')),
    signedOn: required(f.date('签署日期', 'signed on', 'past', '2026-11-18')),
  },
  { evidence: 'optional' },
);

export const attachments = table<part.AttachmentRow>(
  '附件',
  'attachments',
  {
    kind: required(f.word('附件类型', 'kind', words.ATTACHMENT_KINDS, 'licence')),
    title: f.text('附件名称', 'title', 200, '营业执照（副本）'),
    partnerId: f.rowId('所属合作伙伴', 'partner it belongs to'),
    year: f.year('年度', 'year', 'any', 2025),
  },
  { required: true, evidence: 'required' },
);
