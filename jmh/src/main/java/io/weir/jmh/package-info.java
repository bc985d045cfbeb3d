/** Benchmarks, one question a class. */
package io.weir.jmh;
