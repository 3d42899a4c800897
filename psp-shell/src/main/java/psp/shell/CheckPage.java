package psp.shell;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import psp.core.DataQuality;
import psp.core.Intake;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.io.FileCheck;
import psp.io.Guess;

/** A check as a page to read: the account, the columns, the quality, what can be studied, the next command. */
final class CheckPage {

    private static final int SHOWN = 5;
    private static final double FINE = 0.95;
    private static final double LEAST = 0.85;

    private final Path file;
    private final FileCheck check;
    private final @Nullable String columns;
    private final StringBuilder text = new StringBuilder();

    private CheckPage(Path file, FileCheck check, @Nullable String columns) {
        this.file = file;
        this.check = check;
        this.columns = columns;
    }

    static String of(Path file, FileCheck check, @Nullable String columns) {
        return new CheckPage(file, check, columns).page();
    }

    private String page() {
        Intake intake = check.intake();
        text.append(String.format(
                Locale.ROOT,
                "%s: %s rows read = %s counted + %s left out\n",
                intake.source(),
                Shown.grouped(intake.read()),
                Shown.grouped(intake.kept()),
                Shown.grouped(intake.asideCount())));
        looks(intake);
        columns();
        aside(intake);
        if (intake.kept() == 0) {
            head("No row is usable. Describe the columns in a text file and name it by --columns");
            return text.toString();
        }
        quality();
        studied();
        next();
        return text.toString();
    }

    private void head(String title) {
        text.append('\n').append(title).append('\n');
    }

    private void line(String content) {
        text.append("  ").append(content).append('\n');
    }

    private static String percent(double share) {
        // One incident of a million without a position is not all located.
        double shown = share < 1 ? Math.min(99.9, 100 * share) : 100;
        return String.format(Locale.ROOT, "%.1f %%", shown);
    }

    /** What is missing or doubtful of the whole file comes first. */
    private void looks(Intake intake) {
        intake.looks().forEach(this::line);
    }

    private void columns() {
        Guess guess = check.guess();
        if (guess == null) {
            head("Columns, as described by '" + columns + "'");
            line(check.columns().toString());
            return;
        }
        head("Columns, guessed" + (guess.feed() == null ? "" : ": the feed '" + guess.feed() + "'")
                + " (--columns NAME or FILE says otherwise)");
        line(guess.columns().toString());
        guess.reasons().forEach(reason -> line("because " + reason));
        guess.doubts().stream()
                .map(doubt -> Intake.LOOK + doubt)
                .filter(look -> !check.intake().notes().contains(look))
                .forEach(this::line);
    }

    private void aside(Intake intake) {
        head(intake.asideCount() == 0 ? "Set aside: nothing" : "Set aside, each row for one reason");
        intake.setAside()
                .forEach((reason, rows) -> line(Shown.grouped(rows.count()) + " " + reason + "; "
                        + String.join(
                                ", ",
                                rows.examples()
                                        .subList(0, Math.min(3, rows.examples().size())))));
        line(Shown.grouped(intake.withoutPosition()) + " counted without a position");
        List<String> looks = intake.looks();
        intake.notes().stream().filter(note -> !looks.contains(note)).forEach(this::line);
        if (check.repeatedIds() > 0) {
            line(Shown.grouped(check.repeatedIds())
                    + " with the id of an earlier row: the same record twice, or rows that are"
                    + " offences or victims (say rows = offenses or rows = victims)");
        }
    }

    private void quality() {
        DataQuality quality = check.quality();
        head("Quality");
        located(quality);
        line(
                quality.midnight() == null
                        ? "no time of day"
                        : percent(quality.midnight())
                                + " of the times are exactly midnight"
                                + (quality.midnight() > 0.05 ? ": often a stand-in for unknown" : ""));
        DataQuality.ReportLag lag = quality.lag();
        line(
                lag == null
                        ? "no dates of the report: leave out the last 14 days of the file"
                        : String.format(
                                Locale.ROOT,
                                "half are reported within %.0f days, 95 %% within %.0f; %,d before they occurred",
                                lag.medianDays(),
                                lag.p95Days(),
                                lag.beforeOccurrence()));
        if (check.ranges() > 0) {
            line(Shown.grouped(check.ranges())
                    + (check.monthsOnly() ? " have a month and no day" : " have a range of times; the start counts"));
        }
        line(
                quality.heaping().isEmpty()
                        ? "no day of the month stands out"
                        : quality.heaping().size()
                                + " days of the month stand out: "
                                + String.join(
                                        "; ",
                                        quality.heaping()
                                                .subList(
                                                        0,
                                                        Math.min(
                                                                SHOWN,
                                                                quality.heaping()
                                                                        .size()))));
        piles(quality);
        if (quality.precisionMetres() != null) {
            line(
                    quality.precisionMetres() < 1
                            ? "positions are written to less than a metre"
                            : String.format(
                                    Locale.ROOT,
                                    "positions are written to the nearest %s m: no zone narrower than %s m",
                                    metres(quality.precisionMetres()),
                                    metres(2 * quality.precisionMetres())));
        }
        breaks(quality);
    }

    private static String metres(double metres) {
        return metres >= 10 ? String.format(Locale.ROOT, "%,.0f", metres) : String.format(Locale.ROOT, "%.1f", metres);
    }

    private void located(DataQuality quality) {
        long all = check.intake().kept();
        long without = check.intake().withoutPosition();
        line(percent(1 - (double) without / all) + " have a position (" + Shown.grouped(without) + " of "
                + Shown.grouped(all) + " have none; in a zone they count as none to all)");
        Map<Integer, long[]> years = new TreeMap<>();
        quality.located().forEach(part -> {
            long[] year = years.computeIfAbsent(part.period().start().getYear(), y -> new long[2]);
            year[0] += part.incidents();
            year[1] += part.withPosition();
        });
        // A share of few says little.
        years.values().removeIf(year -> year[0] < 100);
        if (without > 0 && without < all && years.size() > 1) {
            Map.Entry<Integer, long[]> least = years.entrySet().stream()
                    .min(Comparator.comparingDouble(e -> (double) e.getValue()[1] / e.getValue()[0]))
                    .orElseThrow();
            Map.Entry<Integer, long[]> most = years.entrySet().stream()
                    .max(Comparator.comparingDouble(e -> (double) e.getValue()[1] / e.getValue()[0]))
                    .orElseThrow();
            double gap = (double) most.getValue()[1] / most.getValue()[0]
                    - (double) least.getValue()[1] / least.getValue()[0];
            line("by year " + percent((double) least.getValue()[1] / least.getValue()[0]) + " (" + least.getKey()
                    + ") to " + percent((double) most.getValue()[1] / most.getValue()[0]) + " (" + most.getKey() + ")"
                    + (gap > 0.03 ? ": years more than 3 points apart cannot be compared by position" : ""));
        }
    }

    private void piles(DataQuality quality) {
        List<DataQuality.PileUp> likely = quality.pileUps().stream()
                .filter(DataQuality.PileUp::likelyDefault)
                .toList();
        if (!likely.isEmpty()) {
            line("likely stand-ins for an unknown place: "
                    + likely.stream()
                            .limit(SHOWN)
                            .map(pile -> pile.position() + " with " + Shown.grouped(pile.incidents()))
                            .collect(Collectors.joining(", "))
                    + "; say nowhere = longitude,latitude if so");
        } else if (!quality.pileUps().isEmpty()) {
            DataQuality.PileUp top = quality.pileUps().get(0);
            line("the busiest position is " + top.position() + " with " + Shown.grouped(top.incidents())
                    + "; none looks like a stand-in");
        }
    }

    private void breaks(DataQuality quality) {
        List<RecordingBreak> found = quality.proposedBreaks();
        if (found.isEmpty()) {
            line("no jump that looks like a change of recording");
        }
        found.stream()
                .limit(SHOWN)
                .forEach(jump -> line("a jump on " + jump + ". Ask, and say withBreaks if it is the" + " former"));
        if (found.size() > SHOWN) {
            line("and " + (found.size() - SHOWN) + " more jumps");
        }
    }

    private void studied() {
        head("What can be studied with it");
        Period span = Objects.requireNonNull(check.span(), "some row is kept");
        long months = ChronoUnit.MONTHS.between(YearMonth.from(span.start()), YearMonth.from(span.end()));
        int years = (int) (months / 12);
        line((check.monthsOnly() ? "months, no days or weeks: " : "days, weeks and months: ") + span.start() + " to "
                + span.lastDay()
                + (years >= 6
                        ? "; " + years + " years, enough to judge one by the swings of five others"
                        : "; fewer than six years: ranges come from the months, and may be too narrow"));
        double share =
                1 - (double) check.intake().withoutPosition() / check.intake().kept();
        line(
                share == 0
                        ? "no zone by position"
                        : share < LEAST
                                ? "zones by position, withheld: under 85 % have one"
                                : share < FINE
                                        ? "zones by position, with a warning: under 95 % have one"
                                        : "zones by position");
        check.zones().forEach((column, n) -> line("zones as recorded in '" + column + "' (" + n + ")"));
        offenses();
        line(
                check.timed() == 0
                        ? "no hours of the day"
                        : "hours of the day, of "
                                + percent(
                                        (double) check.timed() / check.intake().kept()));
        line(check.withVictims() == 0 ? "incidents, not victims" : "incidents, with victims beside them");
        line(
                check.reported() == 0
                        ? "recent weeks only without the last 14 days"
                        : "recent weeks at equal age, for "
                                + percent((double) check.reported()
                                        / check.intake().kept()) + " have a date of the report");
    }

    private void offenses() {
        if (!check.offenses().isEmpty()) {
            if (check.narrated()) {
                line("no offences: the column named for them holds long texts that hardly recur, which are not shown");
                return;
            }
            List<String> top = new ArrayList<>();
            check.offenses().entrySet().stream()
                    .sorted(Comparator.comparingLong((Map.Entry<String, Long> e) -> -e.getValue())
                            .thenComparing(Map.Entry::getKey))
                    .limit(SHOWN)
                    .forEach(e -> top.add(e.getKey() + " " + Shown.grouped(e.getValue())));
            line("offences (" + Shown.grouped(check.offenses().size()) + "): " + String.join(", ", top)
                    + (check.offenses().size() > SHOWN ? ", …" : ""));
        }
    }

    private void next() {
        head("Next: psp check " + file + (columns == null ? "" : " --columns " + columns)
                + " --study DIR   writes the study that fits it; or type ./psp, and at its prompt");
        String path = "Path.of(" + JavaText.literal(file.toString()) + ")";
        String described = columns == null
                ? "IncidentCsv.guess(" + path + ").columns()"
                : java.nio.file.Files.isRegularFile(Path.of(columns))
                        ? "Columns.read(Path.of(" + JavaText.literal(columns) + "))"
                        : "Columns.of(" + JavaText.literal(columns) + ")";
        Guess guess = check.guess();
        if (guess != null && guess.counts() != null) {
            line("var counts = CountCsv.read(" + path + ", \"what was counted\")");
            return;
        }
        boolean byZone = check.intake().withoutPosition() == check.intake().kept()
                && !check.zones().isEmpty();
        line(
                byZone
                        ? "var counted = IncidentCsv.countByZone(" + path + ", " + described
                                + ", Outcome.all(\"all\"), "
                                + JavaText.literal(check.zones().firstKey()) + ")"
                        : "var incidents = IncidentCsv.read(" + path + ", " + described + ")");
    }
}
