/**
 * Where rows lie: open blocks that writers fill, sealed blocks in one Chronicle Queue a table, and
 * the catalogue of both. The only package that knows Chronicle.
 */
package io.weir.storage.store;
