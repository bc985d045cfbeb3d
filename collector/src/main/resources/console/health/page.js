// @ts-check
import { go } from '../address.js';
import { offer } from '../commands.js';
import { element } from '../element.js';
import { events } from './events.js';
import { explorer } from './explorer.js';
import { map } from './map.js';
import { monitors } from './monitors.js';
import { now } from './now.js';

/** @typedef {import('../pages.js').Context} Context */

/** @type {{name: string, title: string, view: (context: Context) => void | Promise<void>}[]} the first is shown unless the address names another */
const VIEWS = [
  { name: 'now', title: 'Now', view: now },
  { name: 'events', title: 'Health events', view: events },
  { name: 'monitors', title: 'Monitors', view: monitors },
  { name: 'map', title: 'Map', view: map },
  { name: 'explorer', title: 'Explorer', view: explorer },
];

/** Whether it is the network, and where. @param {Context} context */
export async function show(context) {
  const chosen = VIEWS.find(({ name }) => name === context.search.get('view')) ?? VIEWS[0];
  const address = (/** @type {string} */ name) => `/health?view=${name}`;
  context.place.append(
    element('h1', {}, 'Health'),
    element('nav', { class: 'tabs', 'aria-label': 'Views of health' }, ...VIEWS.map(({ name, title }) =>
      element('a', { href: address(name), 'aria-current': name === chosen.name && 'page' }, title))));
  offer(() => VIEWS.map(({ name, title }) => ({ title: `Health: ${title}`, chosen: () => go(address(name)) })), context.signal);
  await chosen.view(context);
}
