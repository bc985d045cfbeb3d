// @ts-check
/** The query page: its state is the address, so that it can be shared. */
import { ask, QueryProblem, status, tables } from './api.js';
import { Chart } from './chart.js';
import { Editor } from './editor.js';
import { EXAMPLES } from './language.js';
import { Table } from './table.js';

const HISTORY = 'weir.history';
const THEME = 'weir.theme';
const STATUS_MILLIS = 5000;

const part = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const editor = new Editor(part('query'), part('highlight'));
const table = new Table(part('table'));
const chart = new Chart(part('chart'));
/** @type {AbortController | undefined} */
let running;
/** @type {number | undefined} */
let refresh;

async function run() {
  running?.abort();
  const current = new AbortController();
  running = current;
  remember();
  part('cost').textContent = 'running …';
  try {
    show(await ask(editor.text, part('range').value, current.signal));
  } catch (error) {
    if (running === current) {
      fail(/** @type {Error} */ (error));
    }
  }
}

/** @param {import('./api.js').Answer} answer */
function show(answer) {
  const { rowsScanned, rowsMatched, blocksRead, blocksPruned, elapsedMillis } = answer.stats;
  const count = (/** @type {number} */ value) => value.toLocaleString('en');
  part('problem').hidden = true;
  editor.mark();
  part('cost').textContent =
    `${count(answer.rows.length)} rows in ${elapsedMillis.toFixed(1)} ms · ${count(rowsMatched)} of ${count(rowsScanned)} rows scanned match · ${blocksRead} blocks read, ${blocksPruned} pruned`;
  table.show(answer);
  chart.show(answer);
}

/** @param {Error} error */
function fail(error) {
  const problem = part('problem');
  part('cost').textContent = '';
  problem.hidden = false;
  if (error instanceof QueryProblem && error.line) {
    editor.mark(error.line, error.column);
    problem.textContent = `line ${error.line}:${error.column}: ${error.message}`;
    return;
  }
  problem.textContent = error instanceof QueryProblem
    ? error.message
    : 'The collector does not answer. Is it running? Run again once it is.';
}

/** Keeps the query in the address and in the history. */
function remember() {
  const address = new URLSearchParams({ q: editor.text });
  if (part('range').value) {
    address.set('from', part('range').value);
  }
  history.replaceState(null, '', `?${address}`);
  const texts = [editor.text, ...earlier().filter((text) => text !== editor.text)].slice(0, 50);
  localStorage.setItem(HISTORY, JSON.stringify(texts));
  fill(part('history'), texts.map((text) => [text.replaceAll('\n', ' ').slice(0, 90), text]));
}

/** @returns {string[]} */
function earlier() {
  return JSON.parse(localStorage.getItem(HISTORY) ?? '[]');
}

/**
 * @param {HTMLSelectElement} select
 * @param {string[][]} entries title and query of each
 */
function fill(select, entries) {
  select.replaceChildren(select.options[0], ...entries.map(([title, text]) => new Option(title, text)));
  select.value = '';
}

/** @param {HTMLSelectElement} select */
function offer(select) {
  select.addEventListener('change', () => {
    editor.text = select.value;
    select.value = '';
    run();
  });
}

async function showFields() {
  const place = part('fields');
  const wanted = part('find').value.toLowerCase();
  place.replaceChildren();
  for (const { name, fields } of await tables()) {
    const found = fields.filter((field) => `${field.name} ${field.doc}`.toLowerCase().includes(wanted));
    const heading = document.createElement('h2');
    heading.textContent = name;
    place.append(heading, ...found.map((field) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = field.name;
      button.title = `${field.doc} (${field.type}${field.unit ? ', ' + field.unit : ''})`;
      button.addEventListener('click', () => editor.insert(field.name));
      return button;
    }));
  }
}

async function showStatus() {
  const place = part('status');
  try {
    place.textContent = await status();
    place.className = '';
  } catch {
    place.textContent = 'collector not reached; trying again';
    place.className = 'down';
  }
}

/** @param {string} theme */
function wear(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(THEME, theme);
}

function start() {
  const address = new URLSearchParams(location.search);
  wear(localStorage.getItem(THEME) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  editor.text = address.get('q') ?? EXAMPLES[0][1];
  part('range').value = address.get('from') ?? '';
  fill(part('examples'), EXAMPLES);
  offer(part('examples'));
  offer(part('history'));
  part('run').addEventListener('click', run);
  part('range').addEventListener('change', run);
  part('find').addEventListener('input', showFields);
  part('theme').addEventListener('click', () => {
    wear(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
    run();
  });
  part('refresh').addEventListener('change', () => {
    clearInterval(refresh);
    const seconds = Number(part('refresh').value);
    refresh = seconds ? setInterval(run, seconds * 1000) : undefined;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
  setInterval(showStatus, STATUS_MILLIS);
  showStatus();
  showFields();
  run();
}

start();
