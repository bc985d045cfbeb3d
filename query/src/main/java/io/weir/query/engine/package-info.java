/**
 * Queries answered: from the text to the result, over all that plans, carries out, explains and
 * completes them.
 */
package io.weir.query.engine;
