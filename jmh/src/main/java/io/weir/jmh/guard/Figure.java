package io.weir.jmh.guard;

/**
 * What one benchmark came to.
 *
 * @param benchmark class and method, as in {@code SealBenchmark.seal}
 * @param ratio its time, as so many times that of the calibration in the same run
 * @param bytes what it allocates, an operation
 */
record Figure(String benchmark, double ratio, double bytes) {}
