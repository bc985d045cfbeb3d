package io.weir.collector.monitor;

/**
 * What a scope is made of: an account in a Region.
 *
 * @param region such as {@code us-east-1}
 * @param accountId twelve digits
 */
public record Target(String region, String accountId) {}
