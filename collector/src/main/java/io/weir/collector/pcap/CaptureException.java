package io.weir.collector.pcap;

import java.io.IOException;

/** A file is no capture that can be read; the message names the file and the cure. */
public final class CaptureException extends IOException {
  private static final long serialVersionUID = 1L;

  CaptureException(String message) {
    super(message);
  }
}
