package io.weir.collector;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.networkflowmonitor.NetworkFlowMonitorClient;
import software.amazon.awssdk.services.networkflowmonitor.model.CreateMonitorRequest;
import software.amazon.awssdk.services.networkflowmonitor.model.MonitorLocalResource;
import software.amazon.awssdk.services.networkflowmonitor.model.MonitorRemoteResource;
import software.amazon.awssdk.services.networkflowmonitor.model.MonitorStatus;
import software.amazon.awssdk.services.networkflowmonitor.model.TargetResource;

/** Amazon's own client before a collector, and requests that several tests make. */
final class MonitorClient {
  static final String ACCOUNT = "123456789012";
  static final AwsBasicCredentials ANYONE = AwsBasicCredentials.create("AKIDEXAMPLE", "secret");

  private MonitorClient() {}

  /** A client of a Region, which does not try again. */
  static NetworkFlowMonitorClient of(String url, String region, AwsBasicCredentials credentials) {
    return NetworkFlowMonitorClient.builder()
        .endpointOverride(URI.create(url))
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  static TargetResource target(String region, String account) {
    return TargetResource.builder()
        .region(region)
        .targetIdentifier(
            identifier -> identifier.targetType("ACCOUNT").targetId(id -> id.accountId(account)))
        .build();
  }

  static MonitorLocalResource local(String type, String identifier) {
    return MonitorLocalResource.builder().type(type).identifier(identifier).build();
  }

  static MonitorRemoteResource remote(String type, String identifier) {
    return MonitorRemoteResource.builder().type(type).identifier(identifier).build();
  }

  /** Makes the scope of a Region; gives its ARN. */
  static String scope(NetworkFlowMonitorClient client, String region) {
    return client.createScope(request -> request.targets(target(region, ACCOUNT))).scopeArn();
  }

  /** A request for a monitor of a whole Region. */
  static CreateMonitorRequest.Builder monitor(String name, String region, String scopeArn) {
    return CreateMonitorRequest.builder()
        .monitorName(name)
        .localResources(local("AWS::Region", region))
        .scopeArn(scopeArn);
  }

  static void awaitActive(NetworkFlowMonitorClient client, String name) throws Exception {
    Eventually.holds(
        "the monitor is active",
        () ->
            client.getMonitor(request -> request.monitorName(name)).monitorStatus()
                == MonitorStatus.ACTIVE);
  }
}
