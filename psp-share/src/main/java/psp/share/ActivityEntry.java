package psp.share;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Period;
import psp.core.internal.Texts;
import psp.share.internal.text.Numbers;

/**
 * What was done in some days of an operation, in the department's own words; the record that another city repeats.
 *
 * @param days when
 * @param units who did it, such as {@code two squads of District 7}; may be empty, as the other texts
 * @param partners who took part, such as {@code the alderman's office}
 * @param tactics what was done
 * @param hours officer-hours spent, 0 or more; null where they are not known
 * @param note anything else
 */
public record ActivityEntry(
        Period days,
        String units,
        String partners,
        String tactics,
        @Nullable Double hours,
        String note) implements Comparable<ActivityEntry>, Serializable {

    private static final int LAST_YEAR = 9998;
    private static final long serialVersionUID = 1;
    static final List<String> HEADER = List.of("from", "to", "units", "partners", "tactics", "hours", "note");

    /**
     * What was done.
     *
     * @param days when
     * @param units who did it, such as {@code two squads of District 7}; may be empty, as the other texts
     * @param partners who took part, such as {@code the alderman's office}
     * @param tactics what was done
     * @param hours officer-hours spent, 0 or more; null where they are not known
     * @param note anything else
     * @throws IllegalArgumentException if the hours are negative or not finite, or a text holds a control character
     */
    public ActivityEntry {
        Objects.requireNonNull(days, "days");
        units = checked(units, "units");
        partners = checked(partners, "partners");
        tactics = checked(tactics, "tactics");
        note = checked(note, "note");
        if (hours != null && !(hours >= 0 && hours < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The hours " + hours + " are not a number of 0 or more");
        }
    }

    private static String checked(String text, String what) {
        return Objects.requireNonNull(text, what).isBlank() ? "" : Texts.name(text, what);
    }

    /**
     * Reads the record, a CSV file with the columns {@code from,to,units,partners,tactics,hours,note}; both days belong to
     * it, hours may be empty.
     *
     * @param file the file, comma-separated in UTF-8
     * @return in order of time
     * @throws DataException if a line cannot be read, naming line, column and value
     * @throws UncheckedIOException if the file cannot be read
     */
    public static List<ActivityEntry> read(Path file) {
        Objects.requireNonNull(file, "file");
        try {
            return parse(Files.readAllBytes(file), String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ActivityEntry> parse(byte[] bytes, String file) {
        List<ActivityEntry> all = new ArrayList<>();
        CsvText.read(bytes, file, HEADER, line -> {
            LocalDate from = day(file, line, 0);
            LocalDate to = day(file, line, 1);
            if (to.isBefore(from)) {
                throw DataException.atValue(
                        file, line.number(), "to", line.fields().get(1), "is before the day in column 'from'");
            }
            try {
                all.add(new ActivityEntry(
                        Period.of(from, to.plusDays(1)),
                        line.fields().get(2),
                        line.fields().get(3),
                        line.fields().get(4),
                        hours(file, line),
                        line.fields().get(6)));
            } catch (IllegalArgumentException e) {
                throw DataException.atLine(file, line.number(), "holds a control character; leave it out")
                        .quoting(String.valueOf(e.getMessage()));
            }
        });
        return all.stream().sorted().toList();
    }

    private static LocalDate day(String file, CsvText.Line line, int column) {
        String text = line.fields().get(column).strip();
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            // Told below, as a day that nobody can mean is.
        }
        throw DataException.atValue(file, line.number(), HEADER.get(column), text, "is no day; write it as 2016-04-01");
    }

    private static @Nullable Double hours(String file, CsvText.Line line) {
        String text = line.fields().get(5).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
            throw DataException.atValue(
                    file,
                    line.number(),
                    "hours",
                    text,
                    "is no number of hours, 0 or more; leave it empty where it is not known");
        }
        return Double.valueOf(text);
    }

    static byte[] write(List<ActivityEntry> deeds) {
        return CsvText.write(
                HEADER,
                deeds.stream()
                        .sorted()
                        .map(deed -> List.of(
                                deed.days.start().toString(),
                                deed.days.lastDay().toString(),
                                deed.units,
                                deed.partners,
                                deed.tactics,
                                deed.hours == null ? "" : Numbers.text(deed.hours),
                                deed.note))
                        .toList());
    }

    /** By days, then by the words. */
    @Override
    public int compareTo(ActivityEntry other) {
        int order = days.compareTo(other.days);
        return order != 0
                ? order
                : (units + tactics + note + partners + hours)
                        .compareTo(other.units + other.tactics + other.note + other.partners + other.hours);
    }

    /** Returns the days and what was done, such as {@code 2016-04-01/2016-05-01: foot patrols by two squads, 640 hours}. */
    @Override
    public String toString() {
        return days + ": " + tactics + (units.isEmpty() ? "" : " by " + units)
                + (partners.isEmpty() ? "" : " with " + partners)
                + (hours == null ? "" : ", " + Numbers.text(hours) + " hours");
    }
}
