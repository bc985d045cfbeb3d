/**
 * The functions of the language, one line each: what they take, what they give, and what the
 * reference page says of them.
 */
package io.weir.query.function;
