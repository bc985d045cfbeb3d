/**
 * How Weir's store and queries fare on reference data of a fixed make, beside DuckDB and QuestDB
 * with the same rows.
 */
package io.weir.jmh.reference;
