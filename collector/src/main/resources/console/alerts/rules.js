// @ts-check
import { queryAddress } from '../address.js';
import { age } from '../age.js';
import { element } from '../element.js';
import { amount, number } from '../format.js';
import { badge, listing } from '../listing.js';
import { valueOf } from './value.js';

/** @typedef {import('./page.js').Group} Group */
/** @typedef {import('./page.js').Rule} Rule */

const HEADS = [{ title: 'Rule' }, { title: 'State' }, { title: 'Last value', isNumber: true }, { title: 'Alerts', isNumber: true }, { title: 'For' }, { title: 'Evaluated' }, { title: 'Took', isNumber: true }, { title: 'Query' }];
const KIND = /** @type {const} */ ({ firing: 'bad', pending: 'warn', inactive: 'good' });

/** The rules, group by group. @param {Group[]} groups */
export function rules(groups) {
  if (groups.length === 0) {
    return [element('p', { class: 'empty' }, 'No rules file is in use: it is named by alert.rules, and rules.yaml unless configured otherwise.')];
  }
  return groups.flatMap(({ name, file, interval, missed, rules: own }) => [
    element('h3', {}, name, ' ', element('small', { class: 'faint' }, `every ${interval} s, from ${file}`), missed > 0 && badge('warn', `${amount(missed)} evaluations missed`)),
    listing(`Rules of ${name}`, HEADS, own.map(row), 'The group has no rule.'),
  ]);
}

/** @param {Rule} rule */
function row(rule) {
  const { name, query, lastEvaluation, evaluationTime, duration, alerts = [] } = rule;
  return [
    name,
    state(rule),
    alerts.length === 0 ? '' : valueOf(alerts[0], rule),
    rule.type === 'recording' ? '' : amount(alerts.length),
    duration ? number(duration, 's') : '',
    lastEvaluation ? element('span', {}, age(lastEvaluation), ' ago') : 'not yet',
    evaluationTime === undefined ? '' : number(evaluationTime, 's'),
    element('a', { class: 'query', href: queryAddress(query), title: query, 'data-key': `rule ${name}` }, query.replaceAll(/\s+/g, ' ')),
  ];
}

/** @param {Rule} rule */
function state({ health, lastError, state: alerting, type }) {
  if (health === 'err') {
    return element('span', {}, badge('bad', 'fails'), ` ${lastError}`);
  }
  return type === 'recording' ? badge('', 'records') : badge(KIND[alerting ?? 'inactive'], alerting ?? 'inactive');
}
