import { BarChart, HeatmapChart, LinesChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, VisualMapComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

use([
  BarChart,
  HeatmapChart,
  LinesChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  VisualMapComponent,
  LabelLayout,
  CanvasRenderer,
]);

export { init };
export type Option = EChartsCoreOption;
