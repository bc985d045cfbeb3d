// @ts-check
import { number } from '../../format.js';
import { shades } from '../axis.js';
import { reading, TOOLTIP } from '../reading.js';
import { COUNTRY, countryName, registerWorld } from '../world.js';

/** The world, each country as full of colour as its value is great. @type {import('../views.js').View} */
export const map = {
  name: 'map',
  title: 'Map',
  fits: ({ time, keys, answer, measures }) => time < 0 && measures.length > 0 && keys.some((key) => COUNTRY.test(answer.columns[key].name)),
  picture: ({ answer, keys }, { index, unit, isAdditive }) => {
    const country = keys.find((key) => COUNTRY.test(answer.columns[key].name)) ?? 0;
    /** @type {Map<string, number>} */
    const byCode = new Map();
    for (const row of answer.rows) {
      const [code, value] = [String(row[country] ?? ''), Number(row[index] ?? 0)];
      byCode.set(code, isAdditive ? (byCode.get(code) ?? 0) + value : Math.max(byCode.get(code) ?? -Infinity, value));
    }
    const unplaced = byCode.get('');
    byCode.delete('');
    const greatest = Math.max(0, ...byCode.values());
    return {
      notes: [unplaced !== undefined && `${number(unplaced, unit)} without a country`, 'the fuller the colour, the more'],
      label: `${byCode.size} countries on a map`,
      height: 440,
      option: async (colours, _, library) => {
        await registerWorld(library);
        return {
          tooltip: { ...TOOLTIP, trigger: 'item', formatter: (/** @type {any} */ { name }) => {
            const value = byCode.get(name);
            return reading(countryName(name), [{ name: value === undefined ? 'nothing' : number(value, unit), value: '' }]);
          } },
          visualMap: { ...shades(colours, greatest, unit, colours.selection), left: 8, bottom: 8, itemHeight: 100 },
          series: [{
            type: 'map', map: 'world', top: 8, bottom: 8, selectedMode: false,
            itemStyle: { areaColor: colours.line, borderColor: colours.paper, borderWidth: 0.5 },
            emphasis: { label: { show: false }, itemStyle: { areaColor: colours.series[1] } },
            data: [...byCode].map(([name, value]) => ({ name, value })),
          }],
        };
      },
    };
  },
};
