package psp.share.folder;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.DataException;
import psp.core.Period;
import psp.core.Phase;
import psp.core.internal.Library;
import psp.core.internal.Texts;
import psp.share.PackFile;
import psp.stats.Answers;
import psp.stats.Dose;
import psp.stats.Reduction;
import psp.stats.Study;
import psp.stats.inference.Interval;

/**
 * What was put in, day by day, week by week or month by month: officer-hours, and stops, searches and arrests where somebody
 * wrote them down. It stands beside the counts and says nothing of what it brought about.
 */
final class DoseTable {

    private static final List<String> WHEN = List.of("day", "week", "month", "period");
    private static final String HOURS = "hours";
    private static final String PLANNED = "planned";
    private static final List<String> DONE = List.of("stops", "searches", "arrests");
    private static final List<String> ALL =
            List.of("day, week, month or period", HOURS, PLANNED, "stops, searches, arrests, note");
    private static final double LEVEL = 0.95;

    private record Line(Period period, Map<String, Double> numbers) {}

    private final String file;
    private final List<Line> lines;

    private DoseTable(String file, List<Line> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Reads a table with the columns {@code week} (or {@code day}, {@code month}, {@code period}), {@code hours}, and where known
     * {@code planned}, {@code stops}, {@code searches}, {@code arrests}; a blank is not known.
     *
     * @throws DataException if a column is missing or unknown, a number is none, or two lines share a day
     */
    static DoseTable read(Path path) {
        Library.FAST_CSV.need();
        String file = String.valueOf(path.getFileName());
        String text = new String(PackFile.read(path), StandardCharsets.UTF_8);
        List<Line> lines = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .skipEmptyLines(true)
                .ofNamedCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (NamedCsvRecord row : csv) {
                lines.add(line(file, row));
            }
        } catch (CsvParseException e) {
            throw DataException.inFile(file, "cannot be read as a table: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty()) {
            throw DataException.inFile(file, "holds no line below its header");
        }
        lines.sort(Comparator.comparing(Line::period));
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).period.start().isBefore(lines.get(i - 1).period.end())) {
                throw DataException.inFile(
                        file,
                        "has two lines for " + lines.get(i).period.start() + "; give each day, week or month one line");
            }
        }
        return new DoseTable(file, List.copyOf(lines));
    }

    private static Line line(String file, NamedCsvRecord row) {
        long number = row.getStartingLineNumber();
        if (row.getFieldCount() < row.getHeader().size()) {
            throw DataException.atLine(
                    file,
                    number,
                    "has " + Texts.plural(row.getFieldCount(), "field") + " where the header names "
                            + row.getHeader().size() + "; leave a field empty where it is not known");
        }
        Map<String, Double> numbers = new TreeMap<>();
        Period period = null;
        Set<String> seen = new HashSet<>();
        for (String column : row.getHeader()) {
            String name = column.strip().toLowerCase(Locale.ROOT);
            if (!seen.add(name) && !name.equals("note")) {
                throw DataException.inFile(file, "names the column '" + name + "' twice; take one away");
            }
            String value = row.getField(column).strip();
            if (WHEN.contains(name)) {
                period = period(file, number, name, value);
            } else if (name.equals(HOURS) || name.equals(PLANNED) || DONE.contains(name)) {
                if (!value.isEmpty()) {
                    if (!value.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
                        throw DataException.atValue(
                                file,
                                number,
                                name,
                                value,
                                "is no number of 0 or more; leave it empty where it is not known");
                    }
                    numbers.put(name, Double.valueOf(value));
                }
            } else if (!name.equals("note")) {
                throw DataException.atValue(
                        file,
                        number,
                        column,
                        value,
                        "stands in a column that is none of " + ALL + "; rename it or take it away");
            }
        }
        if (period == null
                || !row.getHeader().stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList()
                        .contains(HOURS)) {
            throw DataException.inFile(
                    file, "needs the columns week (or day, month, period) and hours; it has " + row.getHeader());
        }
        return new Line(period, numbers);
    }

    private static Period period(String file, long number, String column, String value) {
        try {
            return switch (column) {
                case "day" -> Period.ofDay(LocalDate.parse(value));
                case "week" ->
                    Period.of(LocalDate.parse(value), LocalDate.parse(value).plusDays(7));
                default -> Period.parse(value);
            };
        } catch (RuntimeException e) {
            throw DataException.atValue(
                    file,
                    number,
                    column,
                    value,
                    column.equals("day") || column.equals("week")
                            ? "is no day; write the " + (column.equals("week") ? "Monday" : "day") + " as 2016-04-04"
                            : "is no period; write 2016-04, or 2016-04-01/2016-05-01");
        }
    }

    /** What stands beside the counts of the first active phase, in sentences. */
    List<String> beside(Answers answers) {
        Study study = answers.study();
        Phase active = study.operation().first(Phase.Kind.ACTIVE).orElseThrow();
        List<Line> within = lines.stream()
                .filter(line -> active.period().contains(line.period.start())
                        && active.period().contains(line.period.lastDay()))
                .toList();
        if (within.isEmpty()) {
            return List.of(
                    "Dose: no line of " + file + " lies within " + active.label() + ", " + active.period() + ".");
        }
        List<String> said = new ArrayList<>();
        Double hours = sum(within, HOURS);
        StringBuilder put = new StringBuilder("Dose (" + file + ", " + Texts.plural(within.size(), "line") + " within "
                + active.label() + "): " + (hours == null ? "no hours" : number(hours) + " officer-hours"));
        for (String done : DONE) {
            Double sum = sum(within, done);
            if (sum != null) {
                put.append(", ").append(number(sum)).append(' ').append(done);
            }
        }
        said.add(put + "; shown beside the counts, not as their cause.");
        if (hours != null) {
            answers.reduction().result().map(fall -> perFewer(hours, fall)).ifPresent(said::add);
        }
        List<Dose.Entry> entries = entries(study, within);
        if (!entries.isEmpty()) {
            said.add("Hours and counts side by side, " + Texts.plural(entries.size(), "line") + ": " + new Dose(entries)
                    + ".");
        }
        return said;
    }

    private static @Nullable Double sum(List<Line> lines, String name) {
        double[] known = lines.stream()
                .map(line -> line.numbers.get(name))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return known.length == 0 ? null : Arrays.stream(known).sum();
    }

    /** Hours for each incident fewer, with the range that the range of the change gives; without one nothing is said. */
    private static String perFewer(double hours, Reduction fall) {
        if (!fall.hasRange() || hours == 0) {
            return "Hours per incident fewer: the counts are too small for a range, so none is given.";
        }
        Interval ratio = fall.interval(LEVEL);
        double before = fall.ratio().before()
                / fall.ratio().exposureBefore()
                * fall.ratio().exposureAfter();
        double most = before * (1 - ratio.lo());
        double fewest = before * (1 - ratio.hi());
        if (most <= 0) {
            return "Hours per incident fewer: there were not fewer.";
        }
        String least = number(hours / most);
        if (fewest <= 0 || fall.difference() >= 0) {
            return "Hours per incident fewer than " + fall.reference() + ": " + least
                    + " or more, and no upper end, for no fall at all is within the range.";
        }
        return "Hours per incident fewer than " + fall.reference() + ": "
                + number(hours / (before * (1 - fall.ratio().estimate().orElseThrow()))) + " (" + least + " to "
                + number(hours / fewest) + "); the fall need not come from the hours.";
    }

    /** The lines whose days the counts know as a whole. */
    private static List<Dose.Entry> entries(Study study, List<Line> within) {
        AreaCounts focus = study.operation().focus(study.counts());
        return within.stream()
                .filter(line ->
                        study.counts().coverage().refusalWhole(line.period).isEmpty())
                .map(line -> new Dose.Entry(
                        line.period.toString(),
                        focus.countWhole(line.period),
                        line.period.days(),
                        line.numbers.get(PLANNED),
                        line.numbers.get(HOURS)))
                .toList();
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? Texts.grouped(Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
