// @ts-check
import { element } from '../element.js';
import { axisNumber, number, time } from '../format.js';
import { preferences } from '../preferences.js';

/** @typedef {import('./series.js').TimeSeries} TimeSeries */
/** @typedef {import('./series.js').Measure} Measure */
/** @typedef {import('./series.js').Series} Series */

const SPARSE_POINTS = 60;

/** Time series as lines: one for each combination of keys, a legend that switches them, dragging to zoom. */
export class Chart {
  #turn = 0;
  /** @type {Set<string>} */
  #hidden = new Set();
  /** @type {TimeSeries | undefined} */
  #shown;
  /** @type {any} ECharts, loaded with the first chart */
  #library;
  /** @type {any} */
  #drawing;

  /** @param {(fromMillis: number, toMillis: number) => void} zoom */
  constructor(zoom) {
    this.zoom = zoom;
    this.measure = element('select', { 'aria-label': 'Value', onchange: () => this.#draw() });
    this.note = element('span', { class: 'faint' });
    this.canvas = element('div', { class: 'canvas', role: 'img' });
    this.legend = element('div', { class: 'legend' });
    this.place = element('div', { class: 'chart', hidden: true }, element('div', { class: 'measure' }, this.measure, this.note), this.canvas, this.legend);
    new ResizeObserver(() => this.#drawing?.resize()).observe(this.canvas);
  }

  /** @param {TimeSeries | undefined} shown without one, the chart hides */
  async show(shown) {
    const turn = ++this.#turn;
    this.place.hidden = !shown;
    if (!shown) {
      return;
    }
    this.#library ??= await import('echarts');
    if (turn === this.#turn) {
      this.#shown = shown;
      this.#drawing ??= this.#create(this.#library);
      this.#offer(shown.measures.map(({ name }) => name));
      this.#draw();
    }
  }

  /** @param {any} library */
  #create(library) {
    const drawing = library.init(this.canvas);
    drawing.on('brushEnd', (/** @type {any} */ { areas }) => {
      const range = areas[0]?.coordRange;
      if (range && range[1] > range[0]) {
        // whole bins: a part of one looks like a dip
        const step = this.#shown?.binMillis || 1;
        this.zoom(Math.floor(range[0] / step) * step, Math.ceil(range[1] / step) * step);
      }
    });
    return drawing;
  }

  /** @param {string[]} names */
  #offer(names) {
    if (names.join() !== [...this.measure.options].map(({ value }) => value).join()) {
      this.measure.replaceChildren(...names.map((name) => new Option(name, name)));
      this.#hidden.clear();
    }
    this.measure.disabled = names.length === 1;
  }

  #draw() {
    const shown = this.#shown;
    const measure = shown?.measures.find(({ name }) => name === this.measure.value);
    if (!shown || !measure) {
      return;
    }
    const colour = colours(this.place, measure.series);
    this.canvas.ariaLabel = `Chart of ${measure.name} over time, ${measure.series.length} series; the table has its numbers`;
    this.note.textContent = [
      shown.binMillis > 0 && `per ${number(shown.binMillis, 'ms')}`,
      measure.isAdditive ? 'totals below' : 'peaks below',
      measure.dropped > 0 && `${measure.dropped} lesser series not drawn`,
      'drag to zoom',
    ].filter(Boolean).join(', ');
    this.legend.replaceChildren(...measure.series.map((series, index) => this.#key(series, colour.series[index], measure)));
    this.#drawing.setOption(option(shown, measure, colour, this.#hidden), true);
    this.#drawing.dispatchAction({ type: 'takeGlobalCursor', key: 'brush', brushOption: { brushType: 'lineX', brushMode: 'single' } });
  }

  /**
   * @param {Series} series
   * @param {string} colour
   * @param {Measure} measure
   */
  #key(series, colour, measure) {
    const swatch = element('i');
    swatch.style.background = colour;
    const isShown = !this.#hidden.has(series.name);
    const toggle = () => {
      isShown ? this.#hidden.add(series.name) : this.#hidden.delete(series.name);
      this.#draw();
      [...this.legend.children].find((key) => key.dataset.name === series.name)?.focus();
    };
    const key = element('button', { type: 'button', 'aria-pressed': String(isShown), title: isShown ? 'Hide' : 'Show', onclick: toggle },
      swatch, element('span', {}, series.name), element('small', {}, Number.isFinite(series.total) ? number(series.total, measure.unit) : '—'));
    key.dataset.name = series.name;
    return key;
  }
}

/**
 * @param {TimeSeries} shown
 * @param {Measure} measure
 * @param {ReturnType<typeof colours>} colour
 * @param {Set<string>} hidden
 */
function option({ times, from, to }, { unit, series }, colour, hidden) {
  const axis = { axisLabel: { color: colour.faint, hideOverlap: true }, axisLine: { lineStyle: { color: colour.line } } };
  const label = { formatter: (/** @type {number} */ value) => axisNumber(value, unit), color: colour.faint };
  return {
    animation: false,
    useUTC: preferences.utc,
    color: colour.series,
    grid: { left: 8, right: 30, top: 16, bottom: 4, containLabel: true },
    toolbox: { show: false },
    brush: { xAxisIndex: 0, brushStyle: { color: colour.selection, borderColor: colour.accent, borderWidth: 1, opacity: 0.35 }, outOfBrush: {} },
    tooltip: { trigger: 'axis', confine: true, className: 'reading', formatter: (/** @type {any[]} */ points) => reading(points, unit), transitionDuration: 0 },
    xAxis: { type: 'time', min: Math.min(from, times[0]), max: Math.max(to, times[times.length - 1]), splitLine: { show: false }, ...axis },
    yAxis: { type: 'value', axisLabel: label, splitLine: { lineStyle: { color: colour.line } } },
    series: series.map(({ name, values, isOthers }, index) => ({
      type: 'line',
      name,
      data: hidden.has(name) ? [] : values.map((value, at) => [times[at], value]),
      showSymbol: times.length < SPARSE_POINTS,
      symbol: 'circle',
      symbolSize: 4,
      sampling: 'lttb',
      lineStyle: { width: 1.6, type: isOthers ? 'dashed' : 'solid' },
      itemStyle: { color: colour.series[index] },
      areaStyle: series.length === 1 ? { opacity: 0.12 } : undefined,
      emphasis: { disabled: true },
    })),
  };
}

/** What the series read at one time, the greatest first. @param {any[]} points @param {string} unit */
function reading(points, unit) {
  const present = points.filter(({ value }) => value[1] !== null).toSorted((left, right) => right.value[1] - left.value[1]);
  return element('div', {}, element('b', {}, points[0] ? time(points[0].value[0], preferences.utc) : ''), ...present.map(({ color, seriesName, value }) => {
    const swatch = element('i');
    swatch.style.background = color;
    return element('p', {}, swatch, element('span', {}, seriesName), element('small', {}, number(value[1], unit)));
  }));
}

/** The theme's colours, as the canvas needs them. @param {HTMLElement} place @param {Series[]} series */
function colours(place, series) {
  const probe = element('span');
  place.append(probe);
  const colour = (/** @type {string} */ name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const found = {
    faint: colour('faint'), line: colour('line'), accent: colour('accent'), selection: colour('selection'),
    series: series.map(({ isOthers }, index) => colour(isOthers ? 'others' : `series-${index + 1}`)),
  };
  probe.remove();
  return found;
}
