package io.weir.collector.sflow;

import io.weir.collector.agent.Agent;
import io.weir.collector.packet.Bytes;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;

/**
 * The datagram at hand: what stands at its head (sFlow v5, section 5: sample_datagram_v5), when it
 * came, and the agent that it is from. Belongs to one thread.
 *
 * <pre>
 * u32 version  5
 * address      of the agent: u32 type (0 unknown, 1 IPv4, 2 IPv6), then none, 4 or 16 bytes
 * u32          sub-agent
 * u32          sequence number of the datagram
 * u32          uptime, milliseconds
 * u32          number of samples, then for each: u32 tag, u32 length, body
 * </pre>
 */
final class Datagram {
  private static final long MAX_SOURCE_CLASS = 0xff; // sFlow v5, section 5: sflow_data_source

  private long agentHigh;
  private long agentLow;
  private int end;
  private int subAgent;
  private int sequence;
  private long uptimeMillis;
  private int samples;
  private long receivedMillis;
  private Agent agent;

  /** Reads a header, whose version has been looked at; answers whether it is whole. */
  boolean read(byte[] datagram, int length) {
    int addressBytes = addressBytes(Bytes.i32(datagram, 4));
    int at = 8 + addressBytes;
    end = at + 16;
    if (addressBytes < 0 || length < end) {
      return false;
    }
    agentHigh = addressBytes == 16 ? Bytes.i64(datagram, 8) : 0;
    agentLow =
        switch (addressBytes) {
          case 4 -> Address.lowOfIpv4(Bytes.i32(datagram, 8));
          case 16 -> Bytes.i64(datagram, 16);
          default -> 0;
        };
    subAgent = Bytes.i32(datagram, at);
    sequence = Bytes.i32(datagram, at + 4);
    uptimeMillis = Bytes.u32(datagram, at + 8);
    samples = Bytes.i32(datagram, at + 12);
    return true;
  }

  /**
   * Says when it came, and who sent it: null where there are too many agents to follow this one.
   */
  void from(Agent sender, long millis) {
    agent = sender;
    receivedMillis = millis;
  }

  /** Sets what every row of the datagram has in common. */
  void describe(Row row, Field agentField, Field subAgentField) {
    if ((agentHigh | agentLow) != 0) { // an agent may leave its address unknown
      row.setAddress(agentField, agentHigh, agentLow);
    }
    row.set(subAgentField, subAgent);
  }

  /** Sets the data source of a sample, but for a class that no field has room for. */
  static void setSource(
      Row row, Field classField, Field indexField, long sourceClass, long sourceIndex) {
    if (sourceClass <= MAX_SOURCE_CLASS) {
      row.set(classField, sourceClass);
    } else {
      row.clear(classField);
    }
    row.set(indexField, sourceIndex);
  }

  /** Sets an interface of a packet, and its name if the agent has told it; 0 is none. */
  void setInterface(Row row, Field index, Field name, long ifIndex) {
    if (ifIndex == 0) {
      return;
    }
    row.set(index, ifIndex);
    if (agent != null) {
      row.setText(name, agent.interfaces().of(ifIndex));
    }
  }

  /** Null where it is not followed. */
  Agent agent() {
    return agent;
  }

  /** Milliseconds since 1970. */
  long receivedMillis() {
    return receivedMillis;
  }

  long agentHigh() {
    return agentHigh;
  }

  long agentLow() {
    return agentLow;
  }

  int subAgent() {
    return subAgent;
  }

  int sequence() {
    return sequence;
  }

  long uptimeMillis() {
    return uptimeMillis;
  }

  /** How many samples are announced, as an unsigned number. */
  int samples() {
    return samples;
  }

  /** Where the samples begin. */
  int end() {
    return end;
  }

  /** A number that two datagrams share only if they are the same, as far as it matters. */
  int content(byte[] datagram, int length) {
    int firstSequence = length >= end + 12 ? Bytes.i32(datagram, end + 8) : 0;
    return ((int) uptimeMillis * 31 + length) * 31 + firstSequence;
  }

  private static int addressBytes(int type) {
    return switch (type) {
      case 0 -> 0;
      case 1 -> 4;
      case 2 -> 16;
      default -> -1;
    };
  }
}
