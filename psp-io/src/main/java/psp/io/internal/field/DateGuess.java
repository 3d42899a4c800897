package psp.io.internal.field;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which formats the dates of a column are written.
 *
 * @param formats the formats, the most frequent first
 * @param share the share of the filled values that one of them reads
 * @param timed the share of those read that have a time of day other than midnight
 * @param ambiguous whether day and month could as well be exchanged
 * @param offset whether an offset is written beside the times
 */
public record DateGuess(List<String> formats, double share, double timed, boolean ambiguous, boolean offset) {

    private static final List<String> CANDIDATES = List.of(
            Dates.ISO,
            "yyyy-MM-dd HH:mm:ssX",
            "yyyy-MM-dd'T'HH:mm:ssX",
            "yyyy-MM-dd'T'HH:mm:ss.SSSX",
            "M/d/yyyy h:mm:ss a",
            "M/d/yyyy h:mm a",
            "M/d/yyyy H:mm:ss",
            "M/d/yyyy H:mm",
            "M/d/yyyy",
            "d/M/yyyy H:mm:ss",
            "d/M/yyyy H:mm",
            "d/M/yyyy",
            "d.M.yyyy H:mm:ss",
            "d.M.yyyy H:mm",
            "d.M.yyyy",
            "yyyy/M/d H:mm:ssX",
            "yyyy/M/d H:mm:ss",
            "yyyy/M/d H:mm",
            "yyyy/M/d",
            "yyyyMMdd",
            "yyyy-MM",
            "d MMM yyyy",
            "d-MMM-yyyy",
            "MMM d, yyyy",
            "M/d/yy H:mm",
            "M/d/yy");
    private static final int MOST = 3;
    private static final int LOOKED_AT = 2_000;

    public static @Nullable DateGuess of(List<String> filled) {
        List<String> values = filled.size() <= LOOKED_AT ? filled : thinned(filled);
        List<String> left = values;
        List<String> formats = new ArrayList<>();
        while (formats.size() < MOST && !left.isEmpty()) {
            String best = "";
            List<String> unread = left;
            for (String format : CANDIDATES) {
                Dates dates = new Dates(List.of(format));
                List<String> rest = left.stream()
                        .filter(value -> dates.stamp(value) == null)
                        .toList();
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
        return formats.isEmpty() ? null : looked(values, formats, left.size());
    }

    private static DateGuess looked(List<String> values, List<String> formats, int unread) {
        Dates dates = new Dates(formats);
        List<Stamp> stamps = values.stream()
                .map(dates::stamp)
                .filter(java.util.Objects::nonNull)
                .toList();
        long timed = stamps.stream()
                .filter(s -> s.time() != null && s.time().toSecondOfDay() > 0)
                .count();
        boolean monthFirst = formats.stream().anyMatch(f -> f.startsWith("M/d"));
        boolean ambiguous = monthFirst && stamps.stream().allMatch(s -> s.day().getDayOfMonth() <= 12);
        return new DateGuess(
                formats,
                1 - (double) unread / values.size(),
                (double) timed / stamps.size(),
                ambiguous,
                stamps.stream().anyMatch(s -> s.offset() != null));
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
