/**
 * The closed lists of words a dossier may use, each with its Chinese and English label.
 * Stored is the key; the labels are for forms, reports and the OpenAPI description.
 */
import type { HostNature } from '../measures/vocabulary.js';

type Label = readonly [zh: string, en: string];

/** Nature of the host unit 依托单位性质: decides which type of base it may apply for (Art. 8). */
export const HOST_NATURE_LABELS = {
  parkOperator: ['园区运营机构', 'park operator'],
  university: ['高等学校', 'university'],
  researchInstitute: ['科研机构', 'research institute'],
  medicalInstitution: ['医疗机构', 'medical institution'],
  socialOrganisation: ['社会组织', 'social organisation'],
  publicInstitution: ['事业单位', 'public institution'],
  serviceInstitution: ['科技服务机构', 'technology service institution'],
  techEnterprise: ['科技型企业', 'technology enterprise'],
} as const satisfies Record<HostNature, Label>;

export const AFFILIATE_RELATIONS = {
  parent: ['母公司（控股单位、举办单位）', 'parent (controlling or founding body)'],
  subsidiary: ['子公司（所属单位）', 'subsidiary'],
} as const satisfies Record<string, Label>;
export type AffiliateRelation = keyof typeof AFFILIATE_RELATIONS;

export const ID_TYPES = {
  residentId: ['居民身份证', 'PRC resident identity card'],
  passport: ['护照', 'passport'],
  foreignPermanentResident: ['外国人永久居留身份证', "foreigner's permanent residence card"],
  hkMacaoPermit: ['港澳居民来往内地通行证', 'mainland travel permit for Hong Kong and Macao residents'],
  taiwanPermit: ['台湾居民来往大陆通行证', 'mainland travel permit for Taiwan residents'],
} as const satisfies Record<string, Label>;
export type IdType = keyof typeof ID_TYPES;

export const PARTNER_KINDS = {
  university: ['高校', 'university'],
  researchInstitute: ['科研机构', 'research institute'],
  enterprise: ['企业', 'enterprise'],
  park: ['园区（姐妹园区）', 'park (sister park)'],
  medicalInstitution: ['医疗机构', 'medical institution'],
  government: ['政府部门', 'government body'],
  organisation: ['国际或行业组织', 'international or trade organisation'],
  other: ['其他', 'other'],
} as const satisfies Record<string, Label>;
export type PartnerKind = keyof typeof PARTNER_KINDS;

export const COOPERATION_MODES = {
  jointResearch: ['联合研发', 'joint research'],
  jointLab: ['共建实验室', 'joint laboratory'],
  technologyTransfer: ['技术转移', 'technology transfer'],
  talentExchange: ['人才交流', 'exchange of talent'],
  incubation: ['互设孵化空间', 'mutual incubation'],
  information: ['信息互通', 'exchange of information'],
  other: ['其他', 'other'],
} as const satisfies Record<string, Label>;
export type CooperationMode = keyof typeof COOPERATION_MODES;

export const PROJECT_KINDS = {
  joint: ['联合研发项目', 'joint R&D project'],
  national: ['国家级国合项目', 'national cooperation project'],
  ministry: ['部委国合项目', 'ministry cooperation project'],
  city: ['市级国合项目', 'city cooperation project'],
  intergovernmental: ['政府间合作项目', 'intergovernmental cooperation project'],
} as const satisfies Record<string, Label>;
export type ProjectKind = keyof typeof PROJECT_KINDS;

export const PROJECT_ROLES = {
  lead: ['牵头', 'lead'],
  participant: ['参与', 'participant'],
} as const satisfies Record<string, Label>;
export type ProjectRole = keyof typeof PROJECT_ROLES;

export const PERSONNEL_CATEGORIES = {
  overseasExpert: ['海外专家', 'overseas expert'],
  foreignLanguageStaff: ['外语服务人员', 'foreign-language staff'],
  transferStaff: ['专职技术转移人员', 'full-time technology transfer staff'],
  foreignResearcher: ['外籍研发人员', 'foreign R&D staff'],
  returneeResearcher: ['留学归国研发人员', 'returnee R&D staff'],
  exchange: ['交流互访', 'exchange visit'],
  jointTraining: ['联合培养', 'joint training'],
} as const satisfies Record<string, Label>;
export type PersonnelCategory = keyof typeof PERSONNEL_CATEGORIES;

export const EVENT_KINDS = {
  conference: ['国际学术会议', 'conference'],
  forum: ['论坛', 'forum'],
  matchmaking: ['对接活动', 'matchmaking event'],
  training: ['培训', 'training'],
  other: ['其他', 'other'],
} as const satisfies Record<string, Label>;
export type EventKind = keyof typeof EVENT_KINDS;

export const OUTPUT_KINDS = {
  paper: ['论文', 'paper'],
  pctPatent: ['PCT专利', 'PCT patent'],
  overseasPatent: ['海外专利', 'overseas patent'],
  internationalStandard: ['国际标准', 'international standard'],
  appliedTechnology: ['引进或输出并应用的技术', 'technology brought in or out and applied'],
} as const satisfies Record<string, Label>;
export type OutputKind = keyof typeof OUTPUT_KINDS;

export const TRANSFER_DIRECTIONS = {
  in: ['引进', 'brought in'],
  out: ['输出', 'brought out'],
} as const satisfies Record<string, Label>;
export type TransferDirection = keyof typeof TRANSFER_DIRECTIONS;

export const FUND_KINDS = {
  jointResearch: ['联合研发', 'joint research'],
  exchange: ['人员交流', 'exchange of persons'],
  event: ['活动承办', 'events'],
  training: ['培训', 'training'],
  transfer: ['技术转移', 'technology transfer'],
  construction: ['平台建设', 'construction of the base'],
  operation: ['运行管理', 'operation'],
  other: ['其他', 'other'],
} as const satisfies Record<string, Label>;
export type FundKind = keyof typeof FUND_KINDS;

export const FUND_SOURCES = {
  own: ['自筹', 'own funds'],
  central: ['中央财政', 'central budget'],
  city: ['市级财政', 'city budget'],
  district: ['区级财政', 'district budget'],
  overseas: ['外方投入', 'overseas partner'],
  social: ['社会资金', 'private funds'],
  other: ['其他', 'other'],
} as const satisfies Record<string, Label>;
export type FundSource = keyof typeof FUND_SOURCES;

export const RULE_KINDS = {
  management: ['国合管理制度', 'management of cooperation'],
  security: ['安全管理', 'safety and security'],
  confidentiality: ['保密管理', 'confidentiality'],
  exportControl: ['出口管制合规', 'export control'],
  dataSecurity: ['数据安全', 'data security'],
  intellectualProperty: ['知识产权', 'intellectual property'],
  finance: ['经费管理', 'finance'],
  ethics: ['科技伦理', 'ethics'],
  other: ['其他', 'other'],
} as const satisfies Record<string, Label>;
export type RuleKind = keyof typeof RULE_KINDS;

export const ATTACHMENT_KINDS = {
  licence: ['营业执照或法人证书', 'licence or legal-person certificate'],
  signedCommitment: ['签章承诺书', 'signed commitment'],
  implementationPlan: ['建设实施方案', 'implementation plan'],
  agreement: ['合作协议（中外文）', 'cooperation agreement (both languages)'],
  noObjection: ['外方无异议证明', "overseas partner's no-objection"],
  employmentProof: ['负责人聘用证明', "leader's proof of employment"],
  projectContract: ['项目合同或任务书', 'project contract'],
  rules: ['管理制度文件', 'rules of the base'],
  nonSecretDeclaration: ['非涉密声明', 'non-secret declaration'],
  siteTitle: ['场地产权或租赁证明', 'site title or lease'],
  labEquipmentList: ['实验室和设备清单', 'list of laboratories and equipment'],
  technologyContract: ['技术合同登记证明', 'registered technology contract'],
  auditReport: ['年度审计报告', 'annual audit report'],
  other: ['其他', 'other'],
} as const satisfies Record<string, Label>;
export type AttachmentKind = keyof typeof ATTACHMENT_KINDS;

export const TENURES = {
  owned: ['自有', 'owned'],
  leased: ['租赁', 'leased'],
} as const satisfies Record<string, Label>;
export type Tenure = keyof typeof TENURES;

export const TENANT_LINKS = {
  foreignInvested: ['外资企业', 'foreign-invested'],
  jointVenture: ['中外合资合作', 'joint venture'],
  overseasFounded: ['海外人才创办', 'founded by overseas talent'],
  overseasOrganisation: ['境外机构驻京单位', 'office of an overseas organisation'],
} as const satisfies Record<string, Label>;
export type TenantLink = keyof typeof TENANT_LINKS;

export const SERVICE_KINDS = {
  registration: ['注册落地', 'registration'],
  incubation: ['孵化加速', 'incubation'],
  talent: ['人才服务', 'services for talent'],
  visa: ['签证居留', 'visa and residence'],
  intellectualProperty: ['知识产权', 'intellectual property'],
  financing: ['投融资', 'financing'],
  legal: ['法律财税', 'law and tax'],
  matchmaking: ['对接撮合', 'matchmaking'],
  language: ['翻译接待', 'language and reception'],
  living: ['生活配套', 'living'],
  other: ['其他', 'other'],
} as const satisfies Record<string, Label>;
export type ServiceKind = keyof typeof SERVICE_KINDS;

export const INSTITUTION_KINDS = {
  university: ['高校', 'university'],
  researchInstitute: ['科研机构', 'research institute'],
  medicalInstitution: ['医疗机构', 'medical institution'],
} as const satisfies Record<string, Label>;
export type InstitutionKind = keyof typeof INSTITUTION_KINDS;

export const LAB_LEVELS = {
  national: ['国家级', 'national'],
  ministry: ['部委级', 'ministry'],
  city: ['市级', 'city'],
  own: ['单位自建', "the host's own"],
} as const satisfies Record<string, Label>;
export type LabLevel = keyof typeof LAB_LEVELS;

export const LEGAL_FORMS = {
  company: ['公司', 'company'],
  publicInstitution: ['事业单位', 'public institution'],
  association: ['社会团体', 'association'],
  foundation: ['基金会', 'foundation'],
  nonEnterprise: ['社会服务机构（民办非企业单位）', 'private non-enterprise unit'],
  other: ['其他', 'other'],
} as const satisfies Record<string, Label>;
export type LegalForm = keyof typeof LEGAL_FORMS;

export const MATCHING_OUTCOMES = {
  contact: ['建立联系', 'contact made'],
  intent: ['达成意向', 'letter of intent'],
  signed: ['签约', 'signed'],
} as const satisfies Record<string, Label>;
export type MatchingOutcome = keyof typeof MATCHING_OUTCOMES;

export const OVERSEAS_ENTITY_KINDS = {
  subsidiary: ['子公司', 'subsidiary'],
  jointVenture: ['合资公司', 'joint venture'],
  branch: ['分公司', 'branch'],
  office: ['办事处', 'representative office'],
} as const satisfies Record<string, Label>;
export type OverseasEntityKind = keyof typeof OVERSEAS_ENTITY_KINDS;

export const RD_CENTRE_KINDS = {
  rdCentre: ['海外研发中心', 'overseas R&D centre'],
  jointLab: ['联合实验室', 'joint laboratory'],
} as const satisfies Record<string, Label>;
export type RdCentreKind = keyof typeof RD_CENTRE_KINDS;
