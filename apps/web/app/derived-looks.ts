import { theme } from 'antd';
import { SEEDS } from './looks.js';

/** What follows from the seeds of each look. The build puts what it computes of it in the place of this file (`derived-looks.mjs`). */
export const light = theme.defaultAlgorithm({ ...theme.defaultSeed, ...SEEDS.light });
export const dark = theme.darkAlgorithm({ ...theme.defaultSeed, ...SEEDS.dark });
