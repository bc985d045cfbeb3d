package io.weir.collector.config;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * A place to listen at or to send to.
 *
 * @param host a name or an address, without brackets
 * @param port from 0 to 65535; where one listens, 0 stands for any free port
 */
public record Endpoint(String host, int port) {
  private static final int MAX_PORT = 65_535;

  /**
   * Reads {@code HOST:PORT}, where an IPv6 address stands in brackets.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0) {
      throw malformed(text);
    }
    return new Endpoint(
        host(text, text.substring(0, colon)), port(text, text.substring(colon + 1)));
  }

  /** The endpoint of a socket. */
  public static Endpoint of(InetSocketAddress address) {
    return new Endpoint(address.getAddress().getHostAddress(), address.getPort());
  }

  /**
   * The address to bind or to send to.
   *
   * @throws UnknownHostException if the host is a name that nobody knows; with a sentence for the
   *     user
   */
  public InetSocketAddress resolve() throws UnknownHostException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(
          "there is no host " + host + "; name another in place of " + this);
    }
    return address;
  }

  /** The same host with another port. */
  public Endpoint withPort(int other) {
    return new Endpoint(host, other);
  }

  /** The address for a browser's address bar. */
  public String url() {
    return "http://" + this;
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  private static String host(String text, String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
    if (bracketed) {
      return host.substring(1, host.length() - 1);
    }
    if (host.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is ambiguous; put an IPv6 address in brackets, as in [::1]:6343");
    }
    return host;
  }

  private static int port(String text, String digits) {
    try {
      int port = Integer.parseInt(digits);
      if (port >= 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw malformed(text);
    }
    throw new IllegalArgumentException("port " + digits + " is out of range; use 0 to " + MAX_PORT);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no HOST:PORT; write it as in 127.0.0.1:6343 or [::1]:6343");
  }
}
