package io.weir.collector.health.accuracy;

import io.weir.collector.health.accuracy.Site.Far;
import io.weir.collector.health.accuracy.Site.Near;

/** The habits of one path's traffic, and what wanders with time. */
final class Lane {
  private final Near near;
  private final Far far;
  private final double flows; // of a minute, at the busiest time of the day
  private final double samplesOfFlow;
  private final double peak; // minute of the day
  private final double quiet; // traffic at night, where 1 is that of the peak
  private final double rhythm; // by how much round trips grow at the peak
  private final double noise; // of flows, in logarithms
  private final double tail; // part of the flows that take much longer
  private final double wander; // of the level, in logarithms
  private final double loss;
  private final double handshakes; // of a minute, at the busiest time
  private final double operations;
  private final double blips; // chance of a minute of jitter
  private final double[] mood; // of the popularity of each far host
  private double level;

  Lane(Draw draw, Near near, Far far) {
    this.near = near;
    this.far = far;
    flows = draw.scaleBetween(3, 150);
    samplesOfFlow = draw.between(1.2, 4.0);
    peak = draw.between(600.0, 1200.0);
    quiet = draw.between(0.2, 0.8);
    rhythm = draw.between(0, 0.2);
    noise = draw.between(0.03, 0.2);
    tail = draw.between(0, 0.05);
    wander = draw.between(0.003, 0.02);
    loss = draw.scaleBetween(0.00003, 0.001);
    handshakes = draw.chance(0.5) ? draw.scaleBetween(3, 40) : 0;
    operations = draw.chance(0.3) ? draw.scaleBetween(5, 40) : 0;
    blips = 0.001;
    mood = new double[far.popularity().length];
  }

  Near near() {
    return near;
  }

  Far far() {
    return far;
  }

  /** Lets a minute pass. */
  void tick(Draw draw) {
    level = 0.8 * level + draw.normal(wander * 0.6);
    for (int i = 0; i < mood.length; i++) {
      mood[i] = 0.99 * mood[i] + draw.normal(0.1);
    }
  }

  double[] popularity() {
    double[] weights = new double[mood.length];
    for (int i = 0; i < mood.length; i++) {
      weights[i] = far.popularity()[i] * Math.exp(mood[i]);
    }
    return weights;
  }

  /** Part of the peak's traffic at a minute of the day. */
  double traffic(double minute) {
    return quiet + (1 - quiet) * day(minute);
  }

  /** The logarithm of round trips at a minute of the day. */
  double logRtt(double minute) {
    return Math.log(far.level()) + rhythm * day(minute) + level;
  }

  private double day(double minute) {
    return (1 + Math.cos((minute - peak) / 1440 * 2 * Math.PI)) / 2;
  }

  double flows() {
    return flows;
  }

  double samplesOfFlow() {
    return samplesOfFlow;
  }

  double noise() {
    return noise;
  }

  double tail() {
    return tail;
  }

  double loss() {
    return loss;
  }

  double handshakes() {
    return handshakes;
  }

  double operations() {
    return operations;
  }

  double blips() {
    return blips;
  }
}
