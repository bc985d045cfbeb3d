// @ts-check
import { go } from '../address.js';
import { age } from '../age.js';
import { get } from '../api.js';
import { offer } from '../commands.js';
import { element } from '../element.js';
import { badge, listing } from '../listing.js';
import { live } from '../live.js';
import { openMonitorForm, openRemoval } from './form.js';
import { monitorDetail } from './monitor.js';
import { typeName } from './resources.js';

/** @typedef {import('./form.js').Monitor} Monitor */
/** @typedef {import('./form.js').Monitors} Monitors */
/** @typedef {import('./resources.js').Resource} Resource */

const EVERY_MILLIS = 5000;
const HEADS = [{ title: 'Monitor' }, { title: 'Status' }, { title: 'Local' }, { title: 'Remote' }, { title: 'Region' }, { title: 'Made' }, { title: 'Change' }];
const NONE = 'There is no monitor yet. Create one above: name it, and say which local resources it watches, such as a subnet.';
/** @type {Record<string, 'good' | 'warn' | 'bad'>} */
const KIND = { ACTIVE: 'good', PENDING: 'warn', ERROR: 'bad' };

/** The monitors: a list of them, or one. @param {import('../pages.js').Context} context */
export async function monitors(context) {
  const { place, search, signal } = context;
  const chosen = search.get('monitor');
  if (chosen !== null) {
    const { monitors: all } = await load(signal);
    place.append(...monitorDetail(all.find(({ name }) => name === chosen), signal));
    return;
  }
  /** @type {Monitors | undefined} */
  let loaded;
  const list = element('div');
  const again = live(list, EVERY_MILLIS, async () => (loaded = await load(signal)), (found) => [table(found, edit, remove)], signal);
  const create = () => loaded && openMonitorForm(place, loaded, undefined, again, signal);
  const edit = (/** @type {Monitor} */ monitor) => loaded && openMonitorForm(place, loaded, monitor, again, signal);
  const remove = (/** @type {Monitor} */ monitor) => openRemoval(place, monitor, again);
  place.append(element('section', { 'aria-label': 'Monitors' },
    element('p', { class: 'actions' }, element('button', { type: 'button', class: 'primary', onclick: create }, 'New monitor')), list));
  offer(() => [
    { title: 'New monitor', chosen: create },
    ...(loaded?.monitors ?? []).map(({ name }) => ({ title: `Open monitor ${name}`, chosen: () => go(address(name)) })),
  ], signal);
}

/** @param {AbortSignal} signal @returns {Promise<Monitors>} */
function load(signal) {
  return get('/api/v1/monitors', signal);
}

/** @param {string} name */
function address(name) {
  return `/health?${new URLSearchParams({ view: 'monitors', monitor: name })}`;
}

/** @param {Monitors} monitors @param {(monitor: Monitor) => void} edit @param {(monitor: Monitor) => void} remove */
function table({ monitors: all }, edit, remove) {
  return listing('Monitors', HEADS, all.map((monitor) => [
    element('a', { href: address(monitor.name), 'data-key': `open ${monitor.arn}` }, monitor.name),
    badge(KIND[monitor.status] ?? '', monitor.status.toLowerCase()),
    names(monitor.localResources),
    monitor.remoteResources.length === 0 ? 'all of the Region' : names(monitor.remoteResources),
    monitor.region,
    element('span', {}, age(monitor.createdAt), ' ago'),
    element('span', { class: 'actions' },
      element('button', { type: 'button', 'data-key': `edit ${monitor.arn}`, 'aria-label': `Edit ${monitor.name}`, onclick: () => edit(monitor) }, 'Edit'),
      element('button', { type: 'button', 'data-key': `delete ${monitor.arn}`, 'aria-label': `Delete ${monitor.name}`, onclick: () => remove(monitor) }, 'Delete')),
  ]), NONE);
}

/** @param {Resource[]} resources */
function names(resources) {
  return resources.map(({ type, identifier }) => `${typeName(type)} ${identifier}`).join(', ');
}
