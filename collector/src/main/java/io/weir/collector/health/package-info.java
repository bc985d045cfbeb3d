/**
 * Path health while the collector runs: judges each minute soon after its end, makes up for minutes
 * that were missed or that captures of the past bring.
 */
package io.weir.collector.health;
