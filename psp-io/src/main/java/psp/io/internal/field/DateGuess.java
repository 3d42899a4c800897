package psp.io.internal.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * In which formats the dates of a column are written.
 *
 * @param formats the formats, the most frequent first
 * @param share the share of the filled values that one of them reads
 * @param timed the share of those read that have a time of day other than midnight
 * @param ambiguous whether day and month could as well be exchanged, as far as the values tell
 * @param offset whether an offset is written beside the times
 * @param exchanged where some values can only be read with day and month the other way round: an example of either; else
 *     empty
 */
public record DateGuess(
        List<String> formats, double share, double timed, boolean ambiguous, boolean offset, List<String> exchanged) {

    private static final int MOST = 3;
    private static final int LOOKED_AT = 2_000;

    /** The guess; two-digit years lie in the hundred that end with the latest. */
    public static @Nullable DateGuess of(List<String> filled, int latestYear) {
        List<String> values = filled.size() <= LOOKED_AT ? filled : thinned(filled);
        List<String> candidates = candidates(values);
        List<String> left = values;
        List<String> formats = new ArrayList<>();
        while (formats.size() < MOST && !left.isEmpty()) {
            String best = "";
            List<String> unread = left;
            for (String format : candidates) {
                List<String> rest = unread(format, left, latestYear);
                if (rest.size() < unread.size()) {
                    best = format;
                    unread = rest;
                }
            }
            if (left.size() - unread.size() < Math.max(1, values.size() / 100)) {
                break;
            }
            formats.add(best);
            left = unread;
        }
        return formats.isEmpty() ? null : looked(values, formats, latestYear);
    }

    private static List<String> unread(String format, List<String> values, int latestYear) {
        Dates dates = Dates.until(latestYear, List.of(format));
        return values.stream().filter(value -> dates.stamp(value) == null).toList();
    }

    /** The formats that some value can have, in an order that does not depend on the order of the values. */
    private static List<String> candidates(List<String> values) {
        Set<String> found = new TreeSet<>(
                Comparator.comparing((String format) -> rank(format)).thenComparing(Comparator.naturalOrder()));
        for (String value : values) {
            if (Dates.isIso(value)) {
                found.add(Dates.ISO);
            } else if (Dates.isEpoch(value)) {
                found.add(Dates.EPOCH);
            } else if (Dates.isSerial(value)) {
                found.add(Dates.EXCEL);
            } else {
                found.addAll(DateShape.formats(value));
            }
        }
        return found.stream().filter(Dates::isFormat).toList();
    }

    /** Month before day is the custom of the forms with strokes, day before month of those with points. */
    private static int rank(String format) {
        return format.equals(Dates.ISO) ? 0 : format.startsWith("d.") || format.startsWith("M") ? 1 : 2;
    }

    /** The same format with day and month exchanged; null where it names the month, or begins with the year. */
    private static @Nullable String exchanged(String format) {
        boolean numeric = !format.contains("MMM") && !format.startsWith("y") && !format.contains("E");
        if (!numeric || format.indexOf('d') < 0 || format.indexOf('M') < 0) {
            return null;
        }
        StringBuilder other = new StringBuilder();
        format.chars().forEach(c -> other.append(c == 'd' ? 'M' : c == 'M' ? 'd' : (char) c));
        return other.toString();
    }

    private static DateGuess looked(List<String> values, List<String> found, int latestYear) {
        List<String> formats = new ArrayList<>(found);
        String other = exchanged(found.get(0));
        List<String> examples = new ArrayList<>();
        boolean ambiguous = false;
        if (other != null) {
            Dates first = Dates.until(latestYear, found.subList(0, 1));
            Dates second = Dates.until(latestYear, List.of(other));
            List<String> onlyFirst = values.stream()
                    .filter(value -> first.stamp(value) != null && second.stamp(value) == null)
                    .toList();
            List<String> onlyOther = values.stream()
                    .filter(value -> first.stamp(value) == null && second.stamp(value) != null)
                    .toList();
            ambiguous = onlyFirst.isEmpty();
            if (!onlyOther.isEmpty() && !onlyFirst.isEmpty()) {
                examples.add(onlyFirst.stream().sorted().findFirst().orElseThrow());
                examples.add(onlyOther.stream().sorted().findFirst().orElseThrow());
            }
            formats.removeIf(format -> found.indexOf(format) > 0 && isExchange(format, found));
        }
        Dates dates = Dates.until(latestYear, formats);
        List<Stamp> stamps =
                values.stream().map(dates::stamp).filter(Objects::nonNull).toList();
        long timed = stamps.stream()
                .filter(s -> s.time() != null && s.time().toSecondOfDay() > 0)
                .count();
        return new DateGuess(
                List.copyOf(formats),
                (double) stamps.size() / values.size(),
                stamps.isEmpty() ? 0 : (double) timed / stamps.size(),
                ambiguous,
                stamps.stream().anyMatch(s -> s.offset() != null)
                        || formats.stream().anyMatch(format -> format.endsWith("z")),
                List.copyOf(examples));
    }

    private static boolean isExchange(String format, List<String> found) {
        String other = exchanged(format);
        return other != null && found.subList(0, found.indexOf(format)).contains(other);
    }

    /** Every so many values, from all of the sample. */
    private static List<String> thinned(List<String> filled) {
        List<String> thinned = new ArrayList<>();
        for (int i = 0; i < LOOKED_AT; i++) {
            thinned.add(filled.get((int) ((long) i * filled.size() / LOOKED_AT)));
        }
        return thinned;
    }
}
