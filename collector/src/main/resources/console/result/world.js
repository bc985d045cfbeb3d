// @ts-check
/** The world's countries: their outlines, by their codes (ISO 3166-1, two letters). */
import { Unreachable } from '../api.js';

const OUTLINES = '/lib/jqvmap/jquery.vmap.world.js';

/** The name of a field that holds a country's code. */
export const COUNTRY = /(?:^|\.)country$/;

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** @type {Promise<string> | undefined} */
let drawing;

/** What people call a country. @param {string} code of two letters; anything else is given back */
export function countryName(code) {
  return /^[A-Z]{2}$/.test(code) ? names.of(code) ?? code : code;
}

/** Makes ECharts' map "world", whose regions are named by the codes of countries. @param {any} library ECharts */
export async function registerWorld(library) {
  drawing ??= outlines();
  library.registerMap('world', { svg: await drawing });
}

/** A drawing (SVG) of the outlines, which are shipped as the argument of a call. */
async function outlines() {
  const response = await fetch(OUTLINES);
  if (!response.ok) {
    throw new Unreachable('The map cannot be loaded.');
  }
  const text = await response.text();
  /** @type {{width: number, height: number, paths: Record<string, {path: string}>}} */
  const { width, height, paths } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  const shapes = Object.entries(paths).map(([code, { path }]) => `<path name="${code.toUpperCase()}" d="${path}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${shapes.join('')}</svg>`;
}
