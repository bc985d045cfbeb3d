// @ts-check
import { queryAddress } from '../address.js';
import { get } from '../api.js';
import { element } from '../element.js';

/** A page of the manual, whose queries can be asked. @param {HTMLElement} article @param {string} name @param {AbortSignal} signal */
export async function chapter(article, name, signal) {
  const [{ title, html }, { tables }] = await Promise.all([get(`/api/v1/manual/${encodeURIComponent(name)}`, signal), get('/api/v1/fields', signal)]);
  // the collector's own pages, of which it has dropped what runs; a parsed document runs nothing either
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  article.replaceChildren(element('h1', {}, title), ...parsed.body.childNodes);
  const names = tables.map((/** @type {{name: string}} */ table) => table.name);
  article.querySelectorAll('pre').forEach((block) => offerToAsk(block, names));
  article.querySelectorAll('pre, table').forEach(letScroll);
}

/** @param {HTMLElement} block @param {string[]} tables */
function offerToAsk(block, tables) {
  const text = (block.textContent ?? '').trim();
  const isQuery = tables.some((table) => text.startsWith(`${table} `)) && !text.includes('\n\n') && !/[[…]/.test(text);
  if (isQuery) {
    block.after(element('p', { class: 'ask' }, element('a', { href: queryAddress(text) }, 'Ask this')));
  }
}

/** What is too wide scrolls by itself, by keys, too. @param {Element} wide */
function letScroll(wide) {
  const room = element('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': wide.localName === 'table' ? 'Table' : 'Example' });
  wide.replaceWith(room);
  room.append(wide);
}
