// @ts-check
/** The frame around every page: the navigation, the palette, the connection, the theme, the zone of times. */
import { go } from './address.js';
import { offer } from './commands.js';
import { Connection } from './connection.js';
import { PAGES } from './pages.js';
import { Palette } from './palette.js';
import { preferences } from './preferences.js';
import { Router } from './router.js';

const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [theme, zone] = [part('theme'), part('zone')];

function label() {
  theme.textContent = preferences.dark ? 'Light' : 'Dark';
  theme.title = themeSwitch();
  zone.textContent = preferences.utc ? 'UTC' : 'Local time';
  zone.title = zoneSwitch();
}

const themeSwitch = () => `Switch to the ${preferences.dark ? 'light' : 'dark'} theme`;
const zoneSwitch = () => `Show times in ${preferences.utc ? 'your own zone' : 'UTC'}`;

theme.addEventListener('click', () => preferences.switchTheme());
zone.addEventListener('click', () => preferences.switchZone());
preferences.addEventListener('change', label);
label();

const palette = new Palette();
offer(() => [
  ...PAGES.map(({ name, title }) => ({ title, detail: `Page`, chosen: () => go(`/${name}`) })),
  { title: themeSwitch(), chosen: () => preferences.switchTheme() },
  { title: zoneSwitch(), chosen: () => preferences.switchZone() },
]);
part('commands-button').addEventListener('click', () => palette.open());
palette.start();

const connection = new Connection(part('connection'), part('outage'));
new Router(part('page'), part('pages'), connection).start();
connection.start();
