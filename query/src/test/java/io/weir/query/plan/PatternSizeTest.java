package io.weir.query.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatternSizeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "eth0                       # 4",
        "^if(In|Out)Octets$         # 16",
        "[0-9a-f]{8}-[0-9a-f]{4}    # 13",
        "(ab{3}){5}                 # 20",
        "((a{100}){100}){100}       # 1000000",
        "a{2,}b{,3}c{1,7}           # 12",
        "([)]a{100}){100}           # 10100",
        "([^]()]a{100}){100}        # 10100",
        "([[:alpha:])]a{100}){100}  # 10100",
        "(\\Q)[\\Ea{100}){100}      # 10100",
        "(\\)a{100}){100}           # 10100",
        "\\p{Greek}{2}              # 9",
        "a{b}                       # 4",
        "(a{2                       # 3",
        "a)b{3}                     # 4",
      })
  void countsWhatIsRepeated(String pattern, int expected) {
    assertEquals(expected, PatternSize.of(pattern.strip()));
  }
}
