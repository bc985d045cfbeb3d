package io.weir.collector.monitor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResourceRulesTest {
  private static final String HERE = "us-east-1";
  private static final Resource SUBNET = subnet(HERE);
  private static final Resource S3 = new Resource(ResourceType.SERVICE, "S3");
  private static final Resource REGION_HERE = new Resource(ResourceType.REGION, HERE);
  private static final Resource REGION_THERE = new Resource(ResourceType.REGION, "eu-west-1");

  @Test
  void takesEveryTypeOfTheCurrentRegion() {
    assertAllowed(
        List.of(SUBNET, vpc(HERE), zone("us-east-1b"), REGION_HERE, cluster()), List.of());
  }

  @Test
  void takesOnesOwnNames() {
    assertAllowed(
        List.of(new Resource(ResourceType.SUBNET, "dmz"), zone("rack-7")),
        List.of(new Resource(ResourceType.VPC, "vpc-0123abcd"), zone("rack-8")));
  }

  @Test
  void refusesNoLocalResource() {
    assertRefused("needs at least one local resource", List.of(), List.of());
  }

  @Test
  void refusesLocalResourcesOfAnotherRegion() {
    String rule = "all local resources must belong to the current Region, us-east-1";
    assertRefused(rule, List.of(SUBNET, subnet("eu-west-1")), List.of());
    assertRefused(rule, List.of(vpc("eu-west-1")), List.of());
    assertRefused(rule, List.of(zone("eu-west-1a")), List.of());
    assertRefused(rule, List.of(REGION_THERE), List.of());
  }

  @Test
  void takesAnotherRegionAsAWhole() {
    assertAllowed(List.of(SUBNET), List.of(REGION_THERE));
  }

  @Test
  void refusesWhatLiesWithinAnotherRegion() {
    String rule = "only the Region itself can be a remote resource";
    assertRefused(rule, List.of(SUBNET), List.of(subnet("eu-west-1")));
    assertRefused(rule, List.of(SUBNET), List.of(vpc("eu-west-1")));
    assertRefused(rule, List.of(SUBNET), List.of(zone("eu-west-1a")));
  }

  @Test
  void refusesRemoteResourcesOfTwoRegions() {
    assertRefused(
        "must belong to a single Region; these are in eu-west-1, us-east-1",
        List.of(SUBNET),
        List.of(vpc(HERE), REGION_THERE));
  }

  @Test
  void takesServicesBesideResourcesOfTheCurrentRegion() {
    assertAllowed(List.of(SUBNET), List.of(S3, vpc(HERE), zone("us-east-1c")));
  }

  @Test
  void refusesServicesBesideAnotherRegion() {
    assertRefused("beside a service", List.of(SUBNET), List.of(S3, REGION_THERE));
  }

  @Test
  void refusesMoreThanTwentyFiveAtAnEnd() {
    List<Resource> many = Collections.nCopies(ResourceRules.LIMIT + 1, SUBNET);

    assertEquals(ErrorShape.QUOTA, refusal(many, List.of()).error());
    assertEquals(ErrorShape.QUOTA, refusal(List.of(SUBNET), many).error());
    assertAllowed(many.subList(1, many.size()), many.subList(1, many.size()));
  }

  private static void assertAllowed(List<Resource> local, List<Resource> remote) {
    assertDoesNotThrow(() -> ResourceRules.check(HERE, local, remote));
  }

  private static void assertRefused(String rule, List<Resource> local, List<Resource> remote) {
    Refusal refusal = refusal(local, remote);
    assertEquals(ErrorShape.VALIDATION, refusal.error());
    assertTrue(refusal.getMessage().contains(rule), refusal::getMessage);
  }

  private static Refusal refusal(List<Resource> local, List<Resource> remote) {
    return assertThrows(Refusal.class, () -> ResourceRules.check(HERE, local, remote));
  }

  private static Resource subnet(String region) {
    return new Resource(
        ResourceType.SUBNET, "arn:aws:ec2:" + region + ":123456789012:subnet/subnet-11112222");
  }

  private static Resource vpc(String region) {
    return new Resource(
        ResourceType.VPC, "arn:aws:ec2:" + region + ":123456789012:vpc/vpc-11112222");
  }

  private static Resource zone(String name) {
    return new Resource(ResourceType.AVAILABILITY_ZONE, name);
  }

  private static Resource cluster() {
    return new Resource(ResourceType.CLUSTER, "arn:aws:eks:" + HERE + ":123456789012:cluster/shop");
  }
}
