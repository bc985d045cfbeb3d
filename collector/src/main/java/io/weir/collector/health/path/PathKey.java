package io.weir.collector.health.path;

/**
 * Which path: from a local resource to a remote resource, or to a provider.
 *
 * @param local the near end
 * @param remote the far end; {@link Place#UNKNOWN} where the inventory does not know it
 * @param provider who runs the network of the far end; empty where that is not known
 */
public record PathKey(Place local, Place remote, String provider) {

  /** The near end in a word. */
  public String localLabel() {
    return local.isUnknown() ? "elsewhere" : local.label();
  }

  /** The far end in a word: the resource if the inventory knows it, else the provider. */
  public String remoteLabel() {
    if (!remote.isUnknown()) {
      return remote.label();
    }
    return provider.isEmpty() ? "elsewhere" : provider;
  }

  @Override
  public String toString() {
    return localLabel() + " → " + remoteLabel();
  }
}
