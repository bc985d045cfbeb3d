// @ts-check
import { element } from './element.js';
import { time } from './format.js';
import { preferences } from './preferences.js';

/** @type {[size: number, name: string][]} */
const UNITS = [[86_400_000, 'd'], [3_600_000, 'h'], [60_000, 'min'], [1000, 's']];

/** How long ago a time is, with the time itself on hovering. @param {string} iso */
export function age(iso) {
  return element('time', { datetime: iso, title: moment(iso) }, lasting(Date.now() - Date.parse(iso)));
}

/** A time to its second. @param {string} iso */
export function moment(iso) {
  return time(Math.floor(Date.parse(iso) / 1000) * 1000, preferences.utc);
}

/** A length of time in its greatest unit. @param {number} millis */
export function lasting(millis) {
  const [size, name] = UNITS.find(([unit]) => millis >= unit) ?? UNITS[UNITS.length - 1];
  return `${Math.max(0, Math.floor(millis / size))} ${name}`;
}
