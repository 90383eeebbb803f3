package io.github.facturier.specs;

import java.time.ZoneId;

/** A document with times must name the time zone of times without an offset. */
final class TimeZones {
  private static final String KEY = "x-time-zone";

  private TimeZones() {}

  static void check(Spec spec, Report report) {
    String zone = Nodes.text(spec.root(), KEY);
    int line = Nodes.entry(spec.root(), KEY).map(entry -> Nodes.line(entry.getKeyNode())).orElse(1);
    if (zone.isEmpty()) {
      report.add(line, "no %s (name the time zone of times without an offset)", KEY);
    } else if (!zone.contains("/") || !ZoneId.getAvailableZoneIds().contains(zone)) {
      report.add(line, "unknown time zone %s (take an IANA name, such as Europe/Paris)", zone);
    }
  }
}
