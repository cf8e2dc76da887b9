/** Declarations of the parts that only some types of base have. */
import type * as enterprise from '../parts.enterprise.js';
import type * as park from '../parts.park.js';
import type * as platform from '../parts.platform.js';
import type * as research from '../parts.research.js';
import * as words from '../vocabulary.js';
import * as f from './spec.js';
import { form, required, table } from './spec.js';

export const site = form<park.SitePart>(
  '场地条件',
  'site',
  {
    operator: required(f.text('运营机构', 'operator', 120, '北京示例科技园运营有限公司')),
    address: required(f.text('地址', 'address', 200, '北京市海淀区中关村大街1号')),
    district: required(f.district('所在区', 'district')),
    totalAreaM2: required(f.area('总面积', 'total area', 52000)),
    dedicatedAreaM2: required(f.area('国合专用面积', 'area dedicated to cooperation', 3200)),
    tenure: required(f.word('使用方式', 'tenure', words.TENURES, 'leased')),
    leaseUntil: f.date('租期至', 'leased until', 'any', '2031-12-31'),
    facilities: f.text('设施说明', 'facilities', 2000, '同声传译会议室2间，路演厅1间'),
  },
  { evidence: 'counts' },
);

export const tenants = table<park.TenantRow>('入驻企业和机构', 'tenants', {
  name: required(f.text('名称', 'name', 120, '示例（北京）生物科技有限公司')),
  foreignLinked: required(f.yesNo('具有涉外背景', 'linked abroad')),
  link: f.word('涉外方式', 'how it is linked abroad', words.TENANT_LINKS, 'foreignInvested'),
  country: f.abroad('来源国别（地区）', 'country or region of origin'),
  field: f.text('行业领域', 'field', 100, '生物医药'),
  settledOn: required(f.date('入驻日期', 'settled on', 'past', '2023-06-01')),
});

export const delegations = table<park.DelegationRow>('接待外方团组', 'foreign delegations', {
  title: required(f.text('团组名称', 'delegation', 200, '德国巴伐利亚州经济部代表团')),
  country: required(f.abroad('国别（地区）', 'country or region')),
  organisation: f.text('派出单位', 'sent by', 200, 'Bayerisches Wirtschaftsministerium'),
  receivedOn: required(f.date('接待日期', 'received on', 'window', '2025-05-20')),
  persons: f.count('人数', 'persons', 12),
  purpose: f.text('来访目的', 'purpose', 500, '考察园区并洽谈共建孵化器'),
});

export const services = table<park.ServiceRow>('配套服务', 'services', {
  kind: required(f.word('服务类型', 'kind', words.SERVICE_KINDS, 'visa')),
  name: required(f.text('服务名称', 'name', 120, '外国人来华工作许可代办')),
  description: f.text('服务内容', 'description', 2000, '一站式办理工作许可和居留许可'),
  languages: f.languages('服务语种', 'languages'),
  servedCount: f.count('服务次数', 'times served', 85),
});

export const landedProjects = table<park.LandedProjectRow>('落地项目', 'landed projects', {
  title: required(f.text('项目名称', 'title', 200, '德国燃料电池膜电极北京产线')),
  overseas: required(f.yesNo('海外项目', 'from overseas')),
  country: f.abroad('来源国别（地区）', 'country or region of origin'),
  landedOn: required(f.date('落地日期', 'landed on', 'window', '2025-03-28')),
  landingEntity: required(f.text('落地主体', 'entity it landed with', 120, '示例（北京）氢能有限公司')),
  district: f.district('落地区', 'district'),
  contractNumber: f.text('合同编号', 'contract number', 100, 'HT-2025-0328'),
  contractValueFen: f.money('合同金额', 'contract value', 450_000_000),
});

export const institution = form<research.InstitutionPart>(
  '单位类别与伦理审批',
  'institution and approvals',
  {
    kind: required(f.word('单位类别', 'kind', words.INSTITUTION_KINDS, 'university')),
    supervisingDepartment: f.text('主管部门', 'supervising department', 120, '教育部'),
    disciplines: required(f.text('优势学科', 'disciplines', 500, '材料科学与工程、化学工程')),
    researcherCount: f.count('科研人员数', 'researchers', 1200),
    ethicsInvolved: required(f.yesNo('涉及科技伦理审查', 'ethics review involved', false)),
    ethicsApprovalNumber: f.text('伦理批件号', 'number of the ethics approval', 100, 'IRB-2024-018'),
    ethicsApprovedOn: f.date('伦理批准日期', 'date of the ethics approval', 'past', '2024-02-20'),
    humanGeneticResourceInvolved: required(f.yesNo('涉及人类遗传资源', 'human genetic resources involved', false)),
    humanGeneticResourceApprovalNumber: f.text('人遗资源批件号', 'number of the approval', 100, '国科遗办〔2024〕18号'),
    humanGeneticResourceApprovedOn: f.date('人遗资源批准日期', 'date of the approval', 'past', '2024-04-20'),
  },
  { evidence: 'optional' },
);

export const labs = table<research.LabRow>('实验室和设备', 'laboratories and equipment', {
  name: required(f.text('实验室名称', 'name', 200, '中德氢能联合实验室')),
  level: f.word('级别', 'level', words.LAB_LEVELS, 'city'),
  shared: required(f.yesNo('与外方共建', 'shared with an overseas partner')),
  partnerName: f.text('外方共建单位', 'overseas partner', 200, 'Fraunhofer ISE'),
  country: f.abroad('国别（地区）', 'country or region'),
  establishedOn: required(f.date('建立日期', 'established on', 'past', '2022-10-01')),
  areaM2: f.area('面积', 'area', 800),
  equipment: f.text('主要设备', 'main equipment', 2000, '膜电极测试台6套'),
  equipmentValueFen: f.money('设备原值', 'value of the equipment', 1_200_000_000),
});

export const overseasExperts = table<research.OverseasExpertRow>('海外专家', 'overseas experts', {
  name: required(f.text('姓名', 'name', 100, 'Anna Schmidt')),
  country: required(f.abroad('国别（地区）', 'country or region')),
  organisation: required(f.text('所在单位', 'organisation', 200, 'TU München')),
  title: f.text('职称', 'title', 100, '教授'),
  arrivedOn: required(f.date('来京日期', 'arrived on', 'past', '2024-03-01')),
  leftOn: f.date('离京日期', 'left on', 'any', '2024-08-31'),
  months: required(f.count('在京月数', 'months in Beijing', 6, 36)),
});

export const papers = table<research.PaperRow>('国际合作论文', 'papers', {
  title: required(f.text('论文题目', 'title', 500, 'Composite membranes for high-temperature PEM fuel cells')),
  journal: required(f.text('期刊', 'journal', 200, 'Journal of Power Sources')),
  doi: required(f.doi('DOI', 'DOI')),
  publishedOn: required(f.date('发表日期', 'published on', 'window', '2024-07-15')),
  overseasCoAuthored: required(f.yesNo('与境外学者合著', 'co-authored overseas')),
  countries: f.countriesAbroad('合著国别', 'countries of the co-authors'),
});

export const platformProfile = form<platform.PlatformProfilePart>(
  '平台概况',
  'platform',
  {
    legalForm: required(f.word('法律形式', 'legal form', words.LEGAL_FORMS, 'nonEnterprise')),
    fullTimeStaff: required(f.count('专职人员', 'full-time staff', 24)),
    network: required(f.text('合作网络', 'partner network', 2000, '覆盖12个国家的技术转移机构')),
    serviceModel: f.text('服务模式', 'model of service', 2000, '需求征集—全球寻源—撮合—落地'),
  },
  { evidence: 'optional' },
);

export const overseasOffices = table<platform.OverseasOfficeRow>('海外办事机构', 'overseas offices', {
  name: required(f.text('名称', 'name', 200, '慕尼黑联络处')),
  country: required(f.abroad('国别（地区）', 'country or region')),
  city: required(f.text('城市', 'city', 100, 'München')),
  openedOn: required(f.date('设立日期', 'opened on', 'past', '2021-11-01')),
  staffCount: f.count('人员数', 'staff', 3),
});

export const matchings = table<platform.MatchingRow>('对接撮合', 'matchings', {
  title: required(f.text('对接项目', 'title', 200, '医用机器人导航技术对接')),
  country: required(f.abroad('国别（地区）', 'country or region')),
  overseasParty: required(f.text('外方', 'overseas party', 200, 'MedRobotics GmbH')),
  beijingParty: required(f.text('中方', 'Beijing party', 200, '北京示例医疗科技有限公司')),
  matchedOn: required(f.date('对接日期', 'matched on', 'window', '2025-04-22')),
  outcome: f.word('结果', 'outcome', words.MATCHING_OUTCOMES, 'intent'),
});

export const deals = table<platform.DealRow>('技术交易', 'deals', {
  contractNumber: required(f.text('技术合同登记编号', 'registered contract number', 100, '2025110101000123')),
  title: required(f.text('合同名称', 'title', 200, '手术导航算法许可合同')),
  crossBorder: required(f.yesNo('跨境交易', 'cross-border')),
  direction: f.word('引进或输出', 'direction', words.TRANSFER_DIRECTIONS, 'in'),
  country: f.abroad('国别（地区）', 'country or region'),
  overseasParty: f.text('外方', 'overseas party', 200, 'MedRobotics GmbH'),
  beijingParty: required(f.text('中方', 'Beijing party', 200, '北京示例医疗科技有限公司')),
  signedOn: required(f.date('签订日期', 'signed on', 'window', '2025-06-30')),
  valueFen: required(f.money('成交额', 'value', 360_000_000)),
});

export const landedTalent = table<platform.LandedTalentRow>('落地人才', 'landed talent', {
  name: required(f.text('姓名', 'name', 100, 'Jean Dupont')),
  country: required(f.abroad('来源国别（地区）', 'country or region', 'FR')),
  title: f.text('岗位', 'post', 100, '首席科学家'),
  landedOn: required(f.date('落地日期', 'landed on', 'window', '2025-02-10')),
  landingEntity: required(f.text('落地单位', 'entity', 120, '北京示例医疗科技有限公司')),
});

export const clients = table<platform.ClientRow>('服务客户', 'clients', {
  name: required(f.text('名称', 'name', 120, '北京示例医疗科技有限公司')),
  uscc: f.uscc('统一社会信用代码', 'unified social credit code', '91110108MA01ABCD1E'),
  inBeijing: required(f.yesNo('在京单位', 'in Beijing')),
  service: required(f.text('服务内容', 'service', 500, '海外技术寻源')),
  servedOn: required(f.date('服务日期', 'served on', 'window', '2025-04-02')),
});

export const business = table<enterprise.BusinessRow>(
  '经营数据',
  'business figures',
  {
    year: required(f.year('年度', 'year', 'window', 2025)),
    revenueFen: required(f.money('营业收入', 'revenue', 82_000_000_000)),
    overseasRevenueFen: required(f.money('海外收入', 'overseas revenue', 26_000_000_000)),
    rdSpendFen: required(f.money('研发投入', 'R&D spend', 5_600_000_000)),
    cooperationRdFen: required(f.money('国合研发投入', 'R&D spend on cooperation', 820_000_000)),
  },
  { required: true },
);

export const overseasEntities = table<enterprise.OverseasEntityRow>('海外机构', 'overseas entities', {
  name: required(f.text('名称', 'name', 200, 'Example Technology GmbH')),
  kind: required(f.word('类型', 'kind', words.OVERSEAS_ENTITY_KINDS, 'subsidiary')),
  country: required(f.abroad('国别（地区）', 'country or region')),
  city: f.text('城市', 'city', 100, 'Berlin'),
  establishedOn: required(f.date('设立日期', 'established on', 'past', '2020-08-08')),
  shareHundredths: f.share('持股比例', 'share held by the host', 10000),
});

export const overseasRdCentres = table<enterprise.OverseasRdCentreRow>('海外研发中心', 'overseas R&D centres', {
  name: required(f.text('名称', 'name', 200, '新加坡研发中心')),
  kind: required(f.word('类型', 'kind', words.RD_CENTRE_KINDS, 'rdCentre')),
  country: required(f.abroad('国别（地区）', 'country or region', 'SG')),
  partnerName: f.text('外方合作单位', 'overseas partner', 200, 'NUS'),
  establishedOn: required(f.date('设立日期', 'established on', 'past', '2021-03-15')),
  staffCount: f.count('研发人员', 'R&D staff', 18),
  investmentFen: f.money('累计投入', 'invested so far', 900_000_000),
});

export const highTech = form<enterprise.HighTechPart>(
  '高新技术企业资格',
  'high-tech certificate',
  {
    certified: required(f.yesNo('高新技术企业', 'certified high-tech enterprise')),
    certificateNumber: f.text('证书编号', 'certificate number', 60, 'GR202511000123'),
    issuedOn: f.date('发证日期', 'issued on', 'past', '2025-10-28'),
    expiresOn: f.date('有效期至', 'expires on', 'any', '2028-10-27'),
  },
  { evidence: 'optional' },
);
