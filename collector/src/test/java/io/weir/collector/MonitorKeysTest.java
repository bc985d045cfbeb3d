package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.config.Configuration;
import io.weir.collector.config.SecretSource;
import io.weir.collector.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.networkflowmonitor.NetworkFlowMonitorClient;
import software.amazon.awssdk.services.networkflowmonitor.model.NetworkFlowMonitorException;

/** A collector that has key pairs takes signed requests alone. */
final class MonitorKeysTest {
  private static final AwsBasicCredentials RIGHT = AwsBasicCredentials.create("KEY1", "s3cr/et+");

  @TempDir private Path directory;
  @AutoClose private Collector collector;

  @BeforeEach
  void start() throws Exception {
    Path keys = Files.writeString(directory.resolve("keys"), "KEY1:s3cr/et+\nKEY2:other\n");
    collector = new Collector(configuration(keys.toString()), Clock.systemUTC());
    collector.start();
  }

  @Test
  void takesRequestsOfEachKey() {
    try (NetworkFlowMonitorClient client = client(RIGHT)) {
      String arn = MonitorClient.scope(client, "us-east-1");
      client.createMonitor(MonitorClient.monitor("m", "us-east-1", arn).build());
      assertEquals(arn, client.listScopesPaginator(_ -> {}).scopes().iterator().next().scopeArn());
      assertEquals(
          0, client.listTagsForResource(request -> request.resourceArn(arn)).tags().size());
      client.untagResource(request -> request.resourceArn(arn).tagKeys("b", "a/ä"));
    }
    try (NetworkFlowMonitorClient client = client(AwsBasicCredentials.create("KEY2", "other"))) {
      assertEquals(1, client.listMonitors(_ -> {}).monitors().size());
    }
  }

  @Test
  void refusesAWrongSecret() {
    assertRefused("InvalidSignatureException", AwsBasicCredentials.create("KEY1", "wrong"));
  }

  @Test
  void refusesAnUnknownKey() {
    assertRefused("UnrecognizedClientException", AwsBasicCredentials.create("KEY3", "s3cr/et+"));
  }

  @Test
  void refusesToStartWithoutTheKeysThatAreConfigured() {
    for (String source : new String[] {directory + "/never", "env:WEIR_TEST_NEVER_SET"}) {
      try (Collector other = new Collector(configuration(source), Clock.systemUTC())) {
        String message = assertThrows(IOException.class, other::start).getMessage();

        assertTrue(message.startsWith("monitors.keys, " + source + ": "), message);
      }
    }
  }

  @Test
  void showsNoSecretWhereItCannotReadTheKeys() throws IOException {
    Path keys = Files.writeString(directory.resolve("broken"), "topsecret\n");
    try (Collector other = new Collector(configuration(keys.toString()), Clock.systemUTC())) {
      String message = assertThrows(IOException.class, other::start).getMessage();

      assertFalse(message.contains("topsecret"), message);
      assertTrue(message.contains("line 1 holds no key pair"), message);
    }
  }

  private void assertRefused(String error, AwsBasicCredentials credentials) {
    try (NetworkFlowMonitorClient client = client(credentials)) {
      NetworkFlowMonitorException refusal =
          assertThrows(NetworkFlowMonitorException.class, () -> client.listMonitors(_ -> {}));
      assertEquals(error, refusal.awsErrorDetails().errorCode());
      assertEquals(403, refusal.statusCode());
    }
  }

  private NetworkFlowMonitorClient client(AwsBasicCredentials credentials) {
    return MonitorClient.of(collector.httpEndpoint().url(), "us-east-1", credentials);
  }

  private Configuration configuration(String keys) {
    return TestCollector.configuration(directory.resolve("data-" + keys.hashCode()))
        .with(Settings.MONITORS_KEYS, SecretSource.parse(keys));
  }
}
