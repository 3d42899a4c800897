package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import psp.core.AreaCounts;
import psp.core.Coverage;
import psp.core.Period;
import psp.core.Phase;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.Study;

/** The same days of earlier years beside those of the operation, in the focus and elsewhere: counts and no verdict. */
final class EarlierYears {

    /** What stands below the counts where their comparison is withheld. */
    static final String WITHHELD =
            "Only those with a place; too many have none, or unlike shares, to compare these years.";

    private static final int MOST = 6;

    private final List<Period> windows = new ArrayList<>();
    private final AreaCounts focus;
    private final AreaCounts elsewhere;
    private final List<String> header = new ArrayList<>();

    EarlierYears(Study study) {
        Period now = study.operation().first(Phase.Kind.ACTIVE).orElseThrow().period();
        Coverage covered = study.counts().coverage();
        focus = study.operation().focus(study.counts());
        elsewhere = study.operation().comparison(study.counts());
        List<Period> before = study.earlierWindows();
        windows.addAll(before.subList(Math.max(0, before.size() - MOST), before.size()));
        if (covered.covers(now) && covered.cut(now).isEmpty()) {
            windows.add(now);
        }
        header.addAll(List.of("Period", "Here"));
        if (elsewhere.count() > 0) {
            header.add(Phrases.capital(Wording.elsewhere(study)));
        }
    }

    /** Whether there is an earlier year to show. */
    boolean isEmpty() {
        return windows.size() < 2;
    }

    List<String> header() {
        return List.copyOf(header);
    }

    List<List<String>> rows() {
        return windows.stream()
                .map(window -> {
                    List<String> row = new ArrayList<>(List.of(window.inWords(), Texts.grouped(focus.count(window))));
                    if (elsewhere.count() > 0) {
                        row.add(Texts.grouped(elsewhere.count(window)));
                    }
                    return List.copyOf(row);
                })
                .toList();
    }
}
