/**
 * The fields a base may work in (Art. 6): the 高精尖 industries of Beijing's 14th five-year plan and the future industries of
 * the city's implementation plan of 2023. The codes are ours.
 */
import type { LocalizedText } from '../measures/vocabulary.js';

export interface IndustryField extends LocalizedText {
  readonly group: 'advanced' | 'future';
}

const advanced = (zh: string, en: string): IndustryField => ({ group: 'advanced', zh, en });
const future = (zh: string, en: string): IndustryField => ({ group: 'future', zh, en });

export const INDUSTRY_FIELDS = {
  informationTechnology: advanced('新一代信息技术', 'new-generation information technology'),
  healthcare: advanced('医药健康', 'medicine and health'),
  integratedCircuits: advanced('集成电路', 'integrated circuits'),
  connectedVehicles: advanced('智能网联汽车', 'intelligent connected vehicles'),
  smartManufacturing: advanced('智能制造与装备', 'smart manufacturing and equipment'),
  greenEnergy: advanced('绿色能源与节能环保', 'green energy and environmental protection'),
  blockchainComputing: advanced('区块链与先进计算', 'blockchain and advanced computing'),
  technologyServices: advanced('科技服务业', 'science and technology services'),
  smartCity: advanced('智慧城市', 'smart city'),
  digitalContent: advanced('信息内容消费', 'digital content'),
  generalAi: future('通用人工智能', 'general artificial intelligence'),
  sixG: future('第六代移动通信（6G）', '6G'),
  metaverse: future('元宇宙', 'metaverse'),
  quantum: future('量子信息', 'quantum information'),
  photonics: future('光电子', 'optoelectronics'),
  gene: future('基因技术', 'gene technology'),
  cellTherapy: future('细胞治疗与再生医学', 'cell therapy and regenerative medicine'),
  brainScience: future('脑科学与脑机接口', 'brain science and brain–computer interfaces'),
  syntheticBiology: future('合成生物', 'synthetic biology'),
  humanoidRobots: future('类人机器人', 'humanoid robots'),
  smartMobility: future('智慧出行', 'smart mobility'),
  hydrogen: future('氢能', 'hydrogen'),
  energyStorage: future('新型储能', 'new energy storage'),
  carbonCapture: future('碳捕集封存利用', 'carbon capture, use and storage'),
  graphene: future('石墨烯材料', 'graphene'),
  superconductors: future('超导材料', 'superconductors'),
  wideBandgap: future('超宽禁带半导体材料', 'ultra-wide-bandgap semiconductors'),
  biomaterials: future('新一代生物材料', 'new-generation biomaterials'),
  commercialSpace: future('商业航天', 'commercial space flight'),
  satelliteNetworks: future('卫星网络', 'satellite networks'),
} as const satisfies Record<string, IndustryField>;

export type IndustryFieldCode = keyof typeof INDUSTRY_FIELDS;

export function isIndustryField(code: string): code is IndustryFieldCode {
  return Object.hasOwn(INDUSTRY_FIELDS, code);
}
