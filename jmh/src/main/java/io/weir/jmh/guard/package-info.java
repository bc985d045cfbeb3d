/** Keeps what is fast from becoming slow unnoticed: the hot paths, measured against a baseline. */
package io.weir.jmh.guard;
