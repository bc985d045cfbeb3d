// @ts-check
/** The frame around every page: the connection, the theme, the zone of times. */
import { Connection } from './connection.js';
import { preferences } from './preferences.js';
import { QueryPage } from './query/page.js';

const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [theme, zone] = [part('theme'), part('zone')];

function label() {
  theme.textContent = preferences.dark ? 'Light' : 'Dark';
  theme.title = `Switch to the ${preferences.dark ? 'light' : 'dark'} theme`;
  zone.textContent = preferences.utc ? 'UTC' : 'Local time';
  zone.title = `Show times in ${preferences.utc ? 'your own zone' : 'UTC'}`;
}

theme.addEventListener('click', () => preferences.switchTheme());
zone.addEventListener('click', () => preferences.switchZone());
preferences.addEventListener('change', label);
label();

const connection = new Connection(part('connection'), part('outage'));
new QueryPage(part('page'), connection).start();
connection.start();
