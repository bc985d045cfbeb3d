package io.weir.storage.count;

/** Something that is counted, and shown among the metrics: a constant of an enum. */
public interface Counter {
  /** The name of the metric. */
  String metric();

  /** One sentence for whoever reads the metric. */
  String doc();
}
