package psp.stats;

import java.util.List;
import java.util.stream.Collectors;
import psp.core.Tabular;
import psp.stats.internal.text.Digits;

/** The table of a result as tests compare it: a line a row, numbers to four digits, "-" for a blank cell. */
public final class Cells {

    private Cells() {}

    public static List<String> of(Tabular result) {
        return result.asTable().rows().stream()
                .map(row -> row.stream().map(Cells::text).collect(Collectors.joining("|")))
                .toList();
    }

    private static String text(Object cell) {
        return cell == null ? "-" : cell instanceof Double number ? Digits.of(number, 4) : cell.toString();
    }
}
