import type { Option } from './echarts.js';
import { BEIJING, COUNTRY_PLACES, type Place } from './country-places.js';
import { DISTRICT_TILES } from './district-tiles.js';
import type { Figures, Ink } from './figures.js';

const COLOURS = ['#1d4f91', '#9f1d20', '#b8860b', '#17603a', '#6b4c9a', '#5c6168'];

/**
 * What a chart looks like in the colours of its page.
 * @param listed nobody can page on, as in a picture or on paper: its series are named one below the other, which takes `listPx`
 */
export type Drawing = (ink: Ink, listed?: boolean) => Option;

/** Bars, longest words first at the left; several numbers of a line stand on each other. */
export function bars(figures: Figures, { lying = false } = {}): Drawing {
  const { headings, lines } = figures;
  const several = isSeveral(figures);
  return (ink, listed = false) => {
    const legendPx = listed ? listPx(figures) : several ? LINE_PX : 0;
    const words = {
      type: 'category',
      data: lines.map(([name]) => String(name)),
      inverse: lying,
      axisLabel: { color: ink.text, ...(lying ? {} : { interval: 0, hideOverlap: false }) },
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
    };
    const numbers = {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: ink.quiet },
      splitLine: { lineStyle: { color: ink.line } },
    };
    return {
      color: COLOURS,
      grid: { left: 8, right: 24, top: 12 + legendPx, bottom: 8, containLabel: true },
      legend: several ? { ...LEGEND[listed ? 'list' : 'line'], ...legendIn(ink) } : undefined,
      xAxis: lying ? numbers : words,
      yAxis: lying ? words : numbers,
      series: headings.slice(1).map((name, index) => ({
        type: 'bar',
        name,
        stack: several ? 'all' : undefined,
        barMaxWidth: 36,
        data: lines.map((line) => line[index + 1]),
        label: several ? undefined : { show: true, position: lying ? 'right' : 'top', color: ink.text },
      })),
    };
  };
}

const isSeveral = ({ headings }: Figures): boolean => headings.length > 2;

const LINE_PX = 24;
const NAME_PX = 14;
const BETWEEN_NAMES_PX = 6;
/** How much higher a chart is with its series named one below the other. */
export const listPx = (figures: Figures): number =>
  isSeveral(figures) ? (figures.headings.length - 1) * (NAME_PX + BETWEEN_NAMES_PX) : 0;

const LEGEND = {
  /** Where there is no room for all in it, arrows lead on. */
  line: { type: 'scroll' },
  list: { type: 'plain', orient: 'vertical', left: 8, itemHeight: NAME_PX, itemGap: BETWEEN_NAMES_PX },
};
const legendIn = ({ text, quiet, line }: Ink) => ({
  top: 0,
  textStyle: { color: text },
  pageTextStyle: { color: quiet },
  pageIconColor: text,
  pageIconInactiveColor: line,
});

interface Counted {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

/** Of a tile, on both sides together, that no name runs into. */
const TILE_MARGIN_PX = 6;
/** On a phone. */
const NARROW_TILE_PX = 60;

/** A tile for each district, about where it lies: a scheme without borders. */
export function districtMap(districts: readonly Counted[]): Drawing {
  const counts = new Map(districts.map(({ code, count }) => [code, count]));
  const names = new Map(districts.map(({ code, name }) => [code, name]));
  const axis = { type: 'category', show: false, splitArea: { show: false } };
  const width = Math.max(...DISTRICT_TILES.map(({ column }) => column)) + 1;
  const height = Math.max(...DISTRICT_TILES.map(({ row }) => row)) + 1;
  const upTo = (length: number) => Array.from({ length }, (_, index) => index);
  return (ink) => ({
    grid: { left: 4, right: 4, top: 4, bottom: 4 },
    xAxis: { ...axis, data: upTo(width) },
    yAxis: { ...axis, data: upTo(height), inverse: true },
    visualMap: {
      show: false,
      min: 0,
      max: Math.max(1, ...counts.values()),
      inRange: { color: ['#e7edf5', '#1d4f91'] },
    },
    series: [
      {
        type: 'heatmap',
        data: DISTRICT_TILES.map(({ code, short, column, row }) => ({
          name: names.get(code) ?? short,
          value: [column, row, counts.get(code) ?? 0],
        })),
        itemStyle: { borderColor: ink.card, borderWidth: 3 },
        label: {
          show: true,
          color: '#1f2328',
          textBorderColor: '#fff',
          textBorderWidth: 2,
          overflow: 'break',
          formatter: ({ name, value }: { name: string; value: readonly number[] }) => `${name}\n${value[2]}`,
        },
        // A long name is written in several lines.
        labelLayout: ({ rect }: { rect: { width: number } }) => ({
          width: rect.width - TILE_MARGIN_PX,
          fontSize: rect.width < NARROW_TILE_PX ? 9 : 12,
        }),
      },
    ],
  });
}

const at = ({ longitude, latitude }: Place) => [longitude, latitude];
/** Across, in pixels, of the dot of one; the area grows with the number. */
const DOT_PX = 9;

/** A dot for each country and region, joined with Beijing, on degrees of longitude and latitude: a scheme without borders. */
export function countryMap(countries: readonly Counted[]): Drawing {
  const placed = countries.flatMap(({ code, name, count }) => {
    const place = COUNTRY_PLACES.get(code);
    return place ? [{ name, count, place }] : [];
  });
  const degrees = { type: 'value', interval: 30, axisTick: { show: false }, axisLine: { show: false } };
  return (ink) => {
    const quiet = { axisLabel: { show: false }, splitLine: { lineStyle: { color: ink.line } } };
    return {
      grid: { left: 8, right: 8, top: 8, bottom: 8 },
      xAxis: { ...degrees, ...quiet, min: -180, max: 180 },
      yAxis: { ...degrees, ...quiet, min: -60, max: 90 },
      series: [
        {
          type: 'lines',
          coordinateSystem: 'cartesian2d',
          data: placed.map(({ place }) => ({ coords: [at(BEIJING), at(place)] })),
          lineStyle: { color: COLOURS[0], opacity: 0.35, curveness: 0.2 },
        },
        {
          type: 'scatter',
          data: placed.map(({ name, count, place }) => ({ name, value: [...at(place), count] })),
          symbolSize: ([, , count]: readonly number[]) => DOT_PX * Math.sqrt(count ?? 1),
          itemStyle: { color: COLOURS[0] },
          label: {
            show: true,
            position: 'top',
            color: ink.text,
            formatter: ({ name, value }: { name: string; value: readonly number[] }) => `${name} ${value[2]}`,
          },
          labelLayout: { hideOverlap: true },
        },
        { type: 'scatter', symbolSize: DOT_PX, itemStyle: { color: COLOURS[1] }, data: [at(BEIJING)] },
      ],
    };
  };
}
