package io.weir.collector.alert.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {
  private static final List<String> LABELS = List.of("agent", "dst_port");

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "plain                                  # 1 # plain",
        "{{ $labels.agent }} at {{ $value }}    # 2.5 # 10.0.0.1 at 2.5",
        "{{$labels.dst.port}}                   # 1 # 443",
        "{{ humanize $value }}                  # 1234567 # 1.235M",
        "{{ humanize $value }}                  # 0.0025 # 2.5m",
        "{{ humanize1024 $value }}              # 1048576 # 1Mi",
        "{{ humanizeDuration $value }}          # 3725 # 1h 2m 5s",
        "{{ humanizeDuration $value }}          # 0.05 # 50ms",
        "{{ humanizePercentage $value }}        # 0.1234 # 12.34%",
        "{{ humanizeTimestamp $value }}         # 0 # 1970-01-01T00:00:00Z",
        "{{ withUnit $value }}                  # 250000 # 250 ms",
        "{{ printf \"%.2f\" $value }}           # 3.14159 # 3.14",
        "{{ $value | printf \"%.0f of 5\" }}    # 4 # 4 of 5",
        "{{ $values.traffic | humanize }}       # 1 # 7k",
        "{{ $labels.agent | toUpper }}          # 1 # 10.0.0.1",
        "{{ printf \"%s!\" $labels.agent }}     # 1 # 10.0.0.1!",
      })
  void expands(String template, double value, String expected) {
    Sample sample =
        new Sample(
            new Labels(Map.of("agent", "10.0.0.1", "dst_port", "443")),
            value,
            Map.of("traffic", 7000.0));
    assertEquals(
        expected, Template.parse(template, LABELS, List.of("traffic")).expand(sample, "us"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{{ $labels.agent       # \"{{\" is not closed; end the place with \"}}\"",
        "{{ }}                  # nothing stands between braces; write {{ $value }} or {{ $labels.NAME }}",
        "{{ humanise $value }}  # no function \"humanise\"; there are humanize, humanize1024, humanizeDuration, humanizePercentage, humanizeTimestamp, withUnit, printf, toUpper, toLower",
        "{{ humanize }}         # humanize takes 1, not 0 arguments",
        "{{ $labels.port }}     # no label \"port\"; the query makes agent, dst_port",
        "{{ $values.packets }}  # no column \"packets\"; the query makes traffic",
        "{{ printf \"%y\" $value }} # printf takes a format for one value, as in \"%.2f\", not \"%y\"",
      })
  void saysWhatIsWrong(String template, String expected) {
    IllegalArgumentException mistake =
        assertThrows(
            IllegalArgumentException.class,
            () -> Template.parse(template, LABELS, List.of("traffic")));
    assertEquals(expected, mistake.getMessage());
  }

  @Test
  void leavesAbsentLabelsEmpty() {
    assertEquals(
        "at ",
        Template.parse("at {{ $labels.agent }}", LABELS, List.of()).expand(Sample.ABSENT, ""));
  }
}
