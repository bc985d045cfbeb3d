// @ts-check
import { go } from '../address.js';
import { get } from '../api.js';
import { offer } from '../commands.js';
import { element } from '../element.js';
import { chapter } from './chapter.js';
import { fieldReference, functionReference } from './reference.js';

/** @typedef {{name: string, title: string, sections: {id: string, title: string}[]}} Entry */

/** @type {{name: string, title: string, draw: (place: HTMLElement, signal: AbortSignal) => Promise<void>}[]} made of the collector's own tables */
const REFERENCES = [
  { name: 'fields', title: 'Fields', draw: fieldReference },
  { name: 'functions', title: 'Functions', draw: functionReference },
];

/** The manual of the running version. @param {import('../pages.js').Context} context */
export async function show({ place, search, signal }) {
  const [{ pages }, { version }] = await Promise.all([get('/api/v1/manual', signal), get('/api/v1/version', signal)]);
  const chosen = search.get('page') ?? pages[0].name;
  const article = element('article', { 'aria-live': 'off' });
  place.append(element('div', { class: 'manual' }, contents(pages, chosen, version), article));
  offer(() => entries(pages).map(({ title, address }) => ({ title, detail: 'Docs', chosen: () => go(address) })), signal);
  const reference = REFERENCES.find(({ name }) => name === chosen);
  await (reference ? reference.draw(article, signal) : chapter(article, chosen, signal));
  scrollToSection();
  addEventListener('hashchange', scrollToSection, { signal });
}

/** @param {Entry[]} pages @param {string} chosen @param {string} version */
function contents(pages, chosen, version) {
  const find = element('input', { type: 'search', placeholder: 'Find a heading', 'aria-label': 'Find a heading', oninput: () => narrow() });
  const list = element('ul');
  const narrow = () => {
    const words = find.value.toLowerCase().split(/\s+/);
    const found = find.value.trim() === ''
      ? [...pages, ...REFERENCES].map(({ name, title }) => ({ title, address: addressOf(name), name }))
      : entries(pages).filter(({ title }) => words.every((/** @type {string} */ word) => title.toLowerCase().includes(word)));
    list.replaceChildren(...found.map(({ title, address, name }) => element('li', {}, element('a', { href: address, 'aria-current': name === chosen && 'page' }, title))),
      found.length === 0 && element('li', { class: 'faint' }, 'No heading has these words.') || '');
  };
  narrow();
  return element('nav', { 'aria-label': 'Manual' }, find, list, element('p', { class: 'faint' }, `Weir ${version}`));
}

/** Every page and section that one can go to. @param {Entry[]} pages */
function entries(pages) {
  return [
    ...pages.flatMap(({ name, title, sections }) => [
      { name, title, address: addressOf(name) },
      ...sections.map((section) => ({ name: '', title: `${title}: ${section.title}`, address: `${addressOf(name)}#${section.id}` }))]),
    ...REFERENCES.map(({ name, title }) => ({ name, title: `Reference: ${title}`, address: addressOf(name) })),
  ];
}

/** @param {string} name */
function addressOf(name) {
  return `/docs?page=${name}`;
}

/** The page is filled after the browser has looked for the section. */
function scrollToSection() {
  const id = decodeURIComponent(location.hash.slice(1));
  (id ? document.getElementById(id) : document.body)?.scrollIntoView();
}
