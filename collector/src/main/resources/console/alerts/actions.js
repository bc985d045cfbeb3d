// @ts-check
import { send } from '../api.js';
import { field, openForm } from '../dialog.js';
import { element } from '../element.js';
import { durationMillis } from '../query/duration.js';

/** @typedef {import('./page.js').Alert} Alert */

const WHO = 'weir.name';
const DURATIONS = [['1 hour', '1h'], ['2 hours', '2h'], ['8 hours', '8h'], ['1 day', '1d'], ['1 week', '1w']];

/** Notes that the reader looks after an alert. @param {HTMLElement} place @param {Alert} alert @param {() => void} done */
export function openAcknowledgement(place, { fingerprint, labels }, done) {
  const who = whoInput();
  const name = field('Who looks after it', who, 'Nobody is told of it again until it is over.');
  const comment = element('input', { autocomplete: 'off' });
  openForm(place, {
    title: `Acknowledge ${labels.alertname}`,
    action: 'Acknowledge',
    content: [name.place, field('Comment', comment).place],
    work: async () => {
      await send('POST', `/api/v1/alerts/${fingerprint}/acknowledge`, { by: who.value.trim(), comment: comment.value });
      keepName(who.value);
      done();
    },
    refused: ({ message }) => complain(who, name, message),
  });
}

/** Takes back that somebody looks after an alert. @param {HTMLElement} place @param {Alert} alert @param {() => void} done */
export function openRelease(place, { fingerprint, labels, acknowledgedBy }, done) {
  openForm(place, {
    title: `Release ${labels.alertname}?`,
    action: 'Release',
    content: [element('p', {}, `${acknowledgedBy} looks after it no more, and people are told of it again.`)],
    work: async () => {
      await send('DELETE', `/api/v1/alerts/${fingerprint}/acknowledge`);
      done();
    },
  });
}

/** Lets nobody be told of alerts that have some labels, for a while. @param {HTMLElement} place @param {Record<string, string>} labels @param {() => void} done */
export function openSilence(place, labels, done) {
  const text = Object.entries(labels).map(([name, value]) => `${name}=${value}`).join(', ');
  const matchers = element('input', { value: text, autocomplete: 'off', spellcheck: 'false', placeholder: 'agent=10.0.0.*, severity!=page' });
  const which = field('Alerts whose labels match', matchers, 'name=value or name!=value, with commas between; * stands for any text.');
  const duration = element('select', {}, ...DURATIONS.map(([title, value]) => new Option(title, value)));
  const [who, comment] = [whoInput(), element('input', { autocomplete: 'off' })];
  openForm(place, {
    title: 'New silence',
    action: 'Silence',
    content: [which.place, field('For', duration).place, field('Who', who).place, field('Why', comment).place],
    work: async () => {
      const now = Math.floor(Date.now() / 1000) * 1000;
      await send('POST', '/api/v1/silences', {
        matchers: parse(matchers.value),
        startsAt: new Date(now).toISOString(),
        endsAt: new Date(now + durationMillis(duration.value)).toISOString(),
        createdBy: who.value.trim(),
        comment: comment.value,
      });
      keepName(who.value);
      done();
    },
    refused: ({ message }) => {
      which.complain(message);
      return true;
    },
  });
}

/** @param {string} text @returns {{name: string, value: string, isEqual: boolean}[]} what is no matcher has no name, which the collector refuses */
function parse(text) {
  return text.split(',').map((part) => part.trim()).filter((part) => part !== '').map((part) => {
    const [, name = '', not = '', value = ''] = /^([^=!]+?)\s*(!?)=\s*(.*)$/.exec(part) ?? [];
    return { name, value, isEqual: not === '' };
  });
}

/** @param {HTMLInputElement} input @param {{complain: (sentence: string) => void}} name @param {string} message */
function complain(input, name, message) {
  if (input.value.trim() !== '') {
    return false;
  }
  name.complain(message);
  return true;
}

/** @returns {HTMLInputElement} */
function whoInput() {
  return element('input', { value: localStorage.getItem(WHO) ?? '', autocomplete: 'name' });
}

/** @param {string} name */
function keepName(name) {
  localStorage.setItem(WHO, name.trim());
}
