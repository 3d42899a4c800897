package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import psp.core.Intake;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.share.StudyPack;
import psp.stats.Located;

/** What a reader should know of the file: what was left out and why, how much has a place, and what to look at. */
final class DataRemarks {

    private DataRemarks() {}

    static List<String> of(StudyPack pack) {
        List<String> all = new ArrayList<>();
        pack.intake().map(DataRemarks::rows).ifPresent(all::add);
        pack.answers().located().result().map(DataRemarks::located).ifPresent(all::add);
        all.addAll(pack.remarks());
        return List.copyOf(all);
    }

    private static String rows(Intake rows) {
        StringBuilder text = new StringBuilder(Texts.grouped(rows.read()) + " rows of " + rows.source() + " were read, "
                + Texts.grouped(rows.kept()) + " counted");
        rows.setAside()
                .forEach((reason, aside) -> text.append("; left out: ")
                        .append(Texts.grouped(aside.count()))
                        .append(", ")
                        .append(reason));
        return Phrases.sentence(text + "; " + rows.ids().text());
    }

    private static String located(Located shares) {
        long without = shares.allThen() - shares.placedThen() + shares.allNow() - shares.placedNow();
        return without == 0
                ? "Every incident of both periods has a place."
                : Texts.plural(without, "incident") + " of both periods " + (without == 1 ? "has" : "have")
                        + " no place: " + shares + ".";
    }
}
