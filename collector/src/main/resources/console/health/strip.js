// @ts-check
import { moment } from '../age.js';
import { element } from '../element.js';

/** @typedef {{time: string, nhi: number | null}} Minute nhi: null where the samples cannot tell */

const MEANING = new Map([[1, 'the network impairs it'], [0, 'the network is fine'], [null, 'cannot be told']]);
const COLOUR = new Map([[1, 'bad'], [0, 'good'], [null, '']]);

/** The network health indicator over time: a mark a minute. @param {Minute[]} minutes */
export function strip(minutes) {
  const bad = minutes.filter(({ nhi }) => nhi === 1).length;
  return element('div', { class: 'nhi' },
    element('ol', { class: 'strip', role: 'img', 'aria-label': `Network health indicator: 1 in ${bad} of ${minutes.length} minutes` },
      ...minutes.map(({ time: at, nhi }) => element('li', { class: COLOUR.get(nhi), title: `${moment(at)}: NHI ${nhi ?? 'absent'}, ${MEANING.get(nhi)}` }))),
    element('p', { class: 'faint key' }, ...[0, 1, null].map((nhi) =>
      element('span', {}, element('i', { class: COLOUR.get(nhi) }), `${nhi ?? 'no'} NHI: ${MEANING.get(nhi)}`))));
}
