// @ts-check
import { element } from '../element.js';

const NAME = 'alertname';

/** What tells an alert from others of its rule. @param {Record<string, string>} labels */
export function chips(labels) {
  return element('span', { class: 'chips' }, ...Object.entries(labels).filter(([name]) => name !== NAME).map(([name, value]) => element('span', { class: 'chip' }, `${name}=${value}`)));
}
