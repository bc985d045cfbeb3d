/**
 * Plans carried out: operators that work on batches of rows with primitive arrays, over many blocks
 * at once. Groups are numbered first; aggregates see group numbers and values only.
 */
package io.weir.query.exec;
