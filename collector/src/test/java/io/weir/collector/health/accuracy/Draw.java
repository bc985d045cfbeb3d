package io.weir.collector.health.accuracy;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random numbers of the kinds that traffic is made of. */
final class Draw {
  private final RandomGenerator random;

  Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  double between(double least, double most) {
    return random.nextDouble(least, most);
  }

  /** As likely to lie between 1 and 2 as between 10 and 20. */
  double scaleBetween(double least, double most) {
    return least * Math.exp(random.nextDouble() * Math.log(most / least));
  }

  double normal(double deviation) {
    return random.nextGaussian() * deviation;
  }

  double exponential(double mean) {
    return random.nextExponential() * mean;
  }

  long word() {
    return random.nextLong();
  }

  int poisson(double mean) {
    if (mean > 30) {
      return (int) Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
    }
    double product = random.nextDouble();
    double limit = Math.exp(-mean);
    int count = 0;
    while (product > limit) {
      count++;
      product *= random.nextDouble();
    }
    return count;
  }

  /** One of the places of a list of weights, each as likely as its weight says. */
  int weighted(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double at = random.nextDouble() * sum;
    int place = 0;
    while (place < weights.length - 1 && at >= weights[place]) {
      at -= weights[place++];
    }
    return place;
  }
}
