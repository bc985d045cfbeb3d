package io.weir.collector.alert.sink;

import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.silence.Audience;
import io.weir.collector.alert.state.Alert;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides what a sink is to tell: compares the alerts that fire with those that it was given
 * already, and puts the difference, group by group, into its ledger. Belongs to one thread at a
 * time.
 */
final class Grouping {
  private final SinkSettings settings;
  private final Ledger ledger;
  private final Audience audience;
  private final Map<Labels, Long> newsSince = new HashMap<>();
  private final Map<Labels, Long> putAt = new HashMap<>();
  private final Map<String, Long> overSince = new HashMap<>();

  Grouping(SinkSettings settings, Ledger ledger, Audience audience) {
    this.settings = settings;
    this.ledger = ledger;
    this.audience = audience;
  }

  /**
   * Puts what is to be told now.
   *
   * @param firing every alert that fires
   */
  void update(Collection<Alert> firing, long nowMillis) throws IOException {
    Map<String, Alert> wanted =
        firing.stream()
            .filter(alert -> settings.matches(alert.labels()))
            .collect(
                Collectors.toMap(
                    Alert::event, Function.identity(), (first, _) -> first, LinkedHashMap::new));
    Map<Labels, List<Alert>> news = new LinkedHashMap<>();
    for (Told told : ledger.told()) {
      if (!wanted.containsKey(told.alert().event())) {
        over(told.alert(), nowMillis, news);
      }
    }
    for (Alert alert : wanted.values()) {
      if (!audience.isSilenced(alert.labels()) && isToBeTold(alert, nowMillis)) {
        news.computeIfAbsent(group(alert), _ -> new ArrayList<>()).add(alert);
      }
    }
    newsSince.keySet().retainAll(news.keySet());
    List<Notification> due = new ArrayList<>();
    news.forEach(
        (group, alerts) -> {
          if (isDue(group, nowMillis)) {
            due.add(new Notification(id(alerts, nowMillis), group, alerts, nowMillis));
          }
        });
    if (!due.isEmpty()) {
      put(due, nowMillis);
    }
  }

  private void over(Alert alert, long nowMillis, Map<Labels, List<Alert>> news) throws IOException {
    if (!settings.sendResolved() || audience.isSilenced(alert.labels())) {
      ledger.forget(alert.labels());
      overSince.remove(alert.event());
      return;
    }
    long since = overSince.computeIfAbsent(alert.event(), _ -> nowMillis);
    news.computeIfAbsent(group(alert), _ -> new ArrayList<>()).add(alert.resolved(since));
  }

  private boolean isToBeTold(Alert alert, long nowMillis) {
    Told told = ledger.told(alert.labels()).orElse(null);
    if (told == null) {
      return true;
    }
    if (!told.alert().event().equals(alert.event())) {
      return false; // the end of the one before comes first
    }
    return settings.repeatInterval().isPositive()
        && nowMillis - told.atMillis() >= settings.repeatInterval().toMillis()
        && !audience.isAcknowledged(alert.event())
        && !ledger.waits(alert.labels());
  }

  private boolean isDue(Labels group, long nowMillis) {
    long since = newsSince.computeIfAbsent(group, _ -> nowMillis);
    Long last = putAt.get(group);
    return last == null
        ? nowMillis - since >= settings.groupWait().toMillis()
        : nowMillis - last >= settings.groupInterval().toMillis();
  }

  private String id(List<Alert> alerts, long nowMillis) {
    return settings.name() + "-" + alerts.getFirst().event() + "-" + Long.toHexString(nowMillis);
  }

  private void put(List<Notification> due, long nowMillis) throws IOException {
    ledger.put(due);
    for (Notification notification : due) {
      newsSince.remove(notification.group());
      putAt.put(notification.group(), nowMillis);
      notification.alerts().forEach(alert -> overSince.remove(alert.event()));
    }
    Set<Labels> alive =
        ledger.told().stream().map(told -> group(told.alert())).collect(Collectors.toSet());
    putAt.keySet().retainAll(alive);
  }

  private Labels group(Alert alert) {
    return alert.labels().only(settings.groupBy());
  }
}
