package io.weir.query;

/**
 * How sure an estimate is.
 *
 * @param plusMinus how far the true value may be off to either side in 95 of 100 cases, in the unit
 *     of the cell
 * @param samples how many samples the estimate is made of; of fewer than ten or so the bound itself
 *     is rough
 */
public record Bound(double plusMinus, long samples) {}
