package service;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import psp.core.Coverage;
import psp.core.Incident;
import psp.core.Occurrence;
import psp.core.Period;
import psp.core.Position;
import psp.core.ZoneCounts;

/**
 * Lines as a record system sends them: one in five incidents is corrected, one in twenty deleted, three in twenty are sent twice, all of it
 * late by some hundred lines, so that a correction may come before what it corrects.
 */
final class Traffic {

    static final Period DAYS = Period.parse("2014-01-01/2017-07-01");
    private static final String[] OFFENCES = {"SHOT", "THEFT", "BURGLARY", "ROBBERY, ARMED"};

    private record Line(Report report, double place) {}

    private final List<Report> lines;
    private final Map<String, Report> truth = new TreeMap<>();

    private Traffic(List<Report> lines) {
        this.lines = lines;
        lines.forEach(line -> truth.merge(line.id(), line, (a, b) -> a.version() < b.version() ? b : a));
    }

    static Traffic of(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Line> lines = new ArrayList<>();
        for (int number = 0; lines.size() < count; number++) {
            String id = "S\u00e4" + number;
            Report report = report(random, id, 1);
            int place = lines.size();
            lines.add(new Line(report, place));
            if (random.nextInt(20) < 3) {
                lines.add(new Line(report, place + 500 * random.nextDouble()));
            }
            if (random.nextInt(5) == 0) {
                report = report(random, id, 2);
                lines.add(new Line(report, place - 100 + 600 * random.nextDouble()));
            }
            if (random.nextInt(20) == 0) {
                lines.add(new Line(new Report(id, 3, null, null, null, null), place - 100 + 600 * random.nextDouble()));
            }
        }
        lines.sort(Comparator.comparingDouble(Line::place));
        return new Traffic(lines.stream().map(Line::report).toList());
    }

    private static Report report(SplittableRandom random, String id, int version) {
        LocalDate day = DAYS.start().plusDays(random.nextInt(DAYS.days()));
        boolean unknown = random.nextInt(100) == 0;
        Double lon = unknown ? null : Double.valueOf(-87.97 + 0.17 * random.nextDouble());
        Double lat = unknown ? null : Double.valueOf(43.0 + 0.08 * random.nextDouble());
        return new Report(id, version, day, OFFENCES[random.nextInt(OFFENCES.length)], lon, lat);
    }

    int size() {
        return lines.size();
    }

    byte[] batch(int from, int to) {
        StringBuilder text = new StringBuilder();
        lines.subList(from, Math.min(to, lines.size()))
                .forEach(line -> text.append(text(line)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Report report) {
        if (report.day() == null) {
            return report.id() + "," + report.version() + ",deleted";
        }
        return report.id() + "," + report.version() + "," + report.day() + ",\"" + report.offence() + "\","
                + (report.lon() == null ? "," : report.lon() + "," + report.lat());
    }

    /** Returns how many incidents there are, those that were deleted among them. */
    int incidents() {
        return truth.size();
    }

    long living() {
        return truth.values().stream().filter(report -> report.day() != null).count();
    }

    long versions() {
        return truth.values().stream().mapToLong(Report::version).sum();
    }

    /** Returns what the service must count in the end, by psp alone. */
    ZoneCounts counts(Question question) {
        return truth.values().stream()
                .filter(report -> report.day() != null)
                .map(Traffic::incident)
                .collect(question.ground().counting(question.outcome(), Coverage.declared(DAYS)));
    }

    private static Incident incident(Report report) {
        Incident incident = Incident.of(report.id(), Occurrence.on(report.day()), report.offence());
        return report.lon() == null ? incident : incident.withPosition(Position.of(report.lon(), report.lat()));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d lines of %,d incidents, of which %,d were not deleted",
                size(),
                incidents(),
                living());
    }
}
