package io.weir.collector.resource;

import io.weir.collector.resource.geo.Place;
import io.weir.collector.resource.geo.Provider;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Sets the fields of a row that say which end is local, and what is known of both. Between two
 * local ends the host that reports is the local one, where TCP information tells, else the source.
 * Where neither is local, the destination is the remote end, and there is no local one. Of an
 * application's socket the own end is the local one. Belongs to one thread.
 */
final class Enricher {
  private static final Text IN = Text.of("in");
  private static final Text OUT = Text.of("out");
  private static final Text INTERNAL = Text.of("internal");
  private static final Text TRANSIT = Text.of("transit");
  private static final Text SOURCE = Text.of("src");
  private static final Text DESTINATION = Text.of("dst");
  private static final Text NONE = Text.of("none");
  private static final Text APPLICATION = Text.of("app");
  private static final byte[] RECEIVED = "received".getBytes(StandardCharsets.US_ASCII);

  private final AddressCache addresses = new AddressCache();
  private final Field sourceIp;
  private final Field destinationIp;
  private final Field socketLocalIp;
  private final Field socketRemoteIp;
  private final Field sourceAs;
  private final Field destinationAs;
  private final Field tcpDirection;
  private final Field direction;
  private final Field localEnd;
  private final EndFields local;
  private final EndFields remote;
  private final Field provider;
  private final Field remoteAs;
  private final Field country;
  private final Field city;
  private final Field location;

  /** An enricher of rows of a table that has the fields of flows. */
  Enricher(Table table) {
    sourceIp = in(table, Flows.SOURCE_IP);
    destinationIp = in(table, Flows.DESTINATION_IP);
    socketLocalIp = in(table, Flows.SOCKET_LOCAL_IP);
    socketRemoteIp = in(table, Flows.SOCKET_REMOTE_IP);
    sourceAs = in(table, Flows.SOURCE_AS);
    destinationAs = in(table, Flows.DESTINATION_AS);
    tcpDirection = in(table, Flows.TCP_DIRECTION);
    direction = in(table, Flows.DIRECTION);
    localEnd = in(table, Flows.LOCAL_END);
    local = EndFields.of(table, "local");
    remote = EndFields.of(table, "remote");
    provider = in(table, Flows.PROVIDER);
    remoteAs = in(table, Flows.REMOTE_AS);
    country = in(table, Flows.REMOTE_COUNTRY);
    city = in(table, Flows.REMOTE_CITY);
    location = in(table, Flows.REMOTE_LOCATION);
  }

  /** Sets what is known; a row without the addresses of both ends stays as it is. */
  void enrich(Row row, Knowledge knowledge) {
    if (row.has(sourceIp) && row.has(destinationIp)) {
      addresses.follow(knowledge);
      packet(row);
    } else if (row.has(socketLocalIp) && row.has(socketRemoteIp)) {
      addresses.follow(knowledge);
      socket(row);
    }
  }

  private void packet(Row row) {
    KnownAddress source = find(row, sourceIp);
    KnownAddress destination = find(row, destinationIp);
    if (source.isLocal() && destination.isLocal()) {
      boolean received = isReceived(row);
      row.setText(direction, INTERNAL);
      ends(row, received ? DESTINATION : SOURCE, source, destination);
    } else if (source.isLocal()) {
      row.setText(direction, OUT);
      ends(row, SOURCE, source, destination);
      outside(row, destination, destinationAs);
    } else if (destination.isLocal()) {
      row.setText(direction, IN);
      ends(row, DESTINATION, source, destination);
      outside(row, source, sourceAs);
    } else {
      row.setText(direction, TRANSIT);
      row.setText(localEnd, NONE);
      remote.set(row, destination.words());
      outside(row, destination, destinationAs);
    }
  }

  /** An operation goes both ways: it has a direction only between two local ends. */
  private void socket(Row row) {
    KnownAddress own = find(row, socketLocalIp);
    KnownAddress peer = find(row, socketRemoteIp);
    row.setText(localEnd, APPLICATION);
    local.set(row, own.words());
    remote.set(row, peer.words());
    if (!peer.isLocal()) {
      outside(row, peer, destinationAs);
    } else if (own.isLocal()) {
      row.setText(direction, INTERNAL);
    }
  }

  private KnownAddress find(Row row, Field address) {
    return addresses.find(row.high(address.index()), row.value(address.index()));
  }

  private void ends(Row row, Text end, KnownAddress source, KnownAddress destination) {
    boolean fromLocal = SOURCE.equals(end);
    row.setText(localEnd, end);
    local.set(row, (fromLocal ? source : destination).words());
    remote.set(row, (fromLocal ? destination : source).words());
  }

  /** Sets who runs a remote end, where the agent's own word holds, and where it is. */
  private void outside(Row row, KnownAddress address, Field agentsAs) {
    Provider found = address.provider();
    if (row.has(agentsAs)) {
      long number = row.value(agentsAs.index());
      row.set(remoteAs, number);
      row.setText(
          provider,
          found != null && found.number() == number
              ? found.organisation()
              : addresses.knowledge().providers().organisation(number));
    } else if (found != null) {
      row.set(remoteAs, found.number());
      row.setText(provider, found.organisation());
    }
    Place place = address.place();
    if (place != null) {
      row.setText(country, place.country());
      row.setText(city, place.city());
      row.setText(location, place.location());
    }
  }

  private boolean isReceived(Row row) {
    int index = tcpDirection.index();
    int from = row.textOffset(index);
    return row.has(tcpDirection)
        && Arrays.equals(
            row.text(index), from, from + row.textLength(index), RECEIVED, 0, RECEIVED.length);
  }

  private static Field in(Table table, Field flows) {
    return table.field(flows.name()).orElseThrow();
  }
}
