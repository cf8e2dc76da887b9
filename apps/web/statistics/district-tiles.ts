/** Where the tile of a district stands: about where the district lies, without its borders. */
export interface DistrictTile {
  readonly code: string;
  /** Told where nothing is counted there. */
  readonly short: string;
  readonly column: number;
  readonly row: number;
}

const tile = (code: string, short: string, column: number, row: number): DistrictTile => ({ code, short, column, row });

export const DISTRICT_TILES: readonly DistrictTile[] = [
  tile('110119', '延庆', 1, 0),
  tile('110116', '怀柔', 3, 0),
  tile('110118', '密云', 4, 0),
  tile('110114', '昌平', 1, 1),
  tile('110113', '顺义', 4, 1),
  tile('110117', '平谷', 5, 1),
  tile('110109', '门头沟', 0, 2),
  tile('110108', '海淀', 1, 2),
  tile('110102', '西城', 2, 2),
  tile('110101', '东城', 3, 2),
  tile('110105', '朝阳', 4, 2),
  tile('110112', '通州', 5, 2),
  tile('110111', '房山', 0, 3),
  tile('110107', '石景山', 1, 3),
  tile('110106', '丰台', 2, 3),
  tile('110115', '大兴', 3, 3),
  tile('110302', '经开区', 4, 3),
];
