package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.Verdict;
import psp.stats.report.CompStat;

/** The last 7 and 28 days and the year to date, as rows of words. */
final class WeeklyTable {

    private final CompStat table;
    private final boolean severalZones;

    WeeklyTable(CompStat table) {
        this.table = table;
        this.severalZones =
                table.rows().stream().map(CompStat.Row::zone).distinct().count() > 1;
    }

    String title() {
        return "The weeks up to " + Phrases.day(table.asOf());
    }

    List<String> header() {
        return List.of("Counted", "Days", "Now", "Last year", "Difference", "Three-year mean", "Expected", "");
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (CompStat.Row row : table.rows()) {
            rows.add(List.of(
                    Phrases.capital(row.outcome()) + (severalZones ? " in " + row.zone() : ""),
                    row.window(),
                    Texts.grouped(row.now()),
                    text(row.lastYear()),
                    row.difference() == null ? "" : signed(row.difference()),
                    row.threeYears() == null ? "" : String.format(Locale.ROOT, "%,.1f", row.threeYears()),
                    row.low() == null || row.high() == null
                            ? ""
                            : Texts.grouped(row.low()) + " to " + Texts.grouped(row.high()),
                    row.verdict() == Verdict.CANNOT_TELL ? "" : row.verdict() == Verdict.ABOVE ? "above" : "below"));
        }
        return List.copyOf(rows);
    }

    private static String text(@Nullable Long count) {
        return count == null ? "" : Texts.grouped(count);
    }

    private static String signed(long difference) {
        return difference == 0 ? "0" : (difference < 0 ? "−" : "+") + Texts.grouped(Math.abs(difference));
    }

    /** How many counts stand out, and how many would by chance. */
    String note() {
        if (table.rows().stream().allMatch(row -> row.low() == null)) {
            return "No earlier year is counted to compare with.";
        }
        int flags = table.flags().size();
        return "Expected: 19 in 20 such counts at the rate of the three years before. "
                + (flags == 0
                        ? "None stands"
                        : flags == 1 ? "One stands" : Phrases.capital(Phrases.number(flags)) + " stand")
                + " outside; by chance alone about "
                + String.format(Locale.ROOT, "%.1f", table.flagsByChance()) + " of "
                + Texts.plural(table.rows().size(), "count") + " would.";
    }
}
