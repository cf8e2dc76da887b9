import { FEN_PER_WAN_YUAN, type LocalizedText } from '../measures/measure.js';
import { formatYuan } from './allocation.js';

/** An amount as people read it, exact: 33333333 fen → 33.333333 万元, 333333.33 yuan. Whole, non-negative fen. */
export function amountText(fen: number): LocalizedText {
  const digits = String(fen).padStart(7, '0');
  const whole = digits.slice(0, -WAN_YUAN_DECIMALS);
  const fraction = digits.slice(-WAN_YUAN_DECIMALS).replace(/0+$/, '');
  return { zh: `${whole}${fraction ? `.${fraction}` : ''} 万元`, en: `${formatYuan(fen)} yuan` };
}

const WAN_YUAN_DECIMALS = String(FEN_PER_WAN_YUAN).length - 1;
