package psp.share;

import psp.core.Coverage;
import psp.core.internal.Texts;
import psp.stats.Study;

/** What a pack says of itself to whoever opens it. */
final class Readme {

    private Readme() {}

    static String text(StudyPack pack) {
        Study study = pack.study();
        boolean open = pack.kind() == PackKind.PUBLIC;
        boolean days = study.counts().coverage().kind() != Coverage.Kind.TABLE;
        StringBuilder text = new StringBuilder();
        text.append(open ? "PUBLIC" : "INTERNAL")
                .append(" study pack, made by psp ")
                .append(pack.psp())
                .append('\n');
        text.append(study.label().isEmpty() ? "" : study.label() + "\n").append('\n');
        text.append("Counted: ")
                .append(study.counts().header().outcome())
                .append(" in ")
                .append(Texts.sum(study.operation().focusZones()))
                .append('\n');
        text.append("Done:    ").append(study.operation()).append('\n');
        text.append("Days:    ").append(study.counts().coverage()).append('\n');
        pack.intake()
                .ifPresent(rows -> text.append("Rows:    ")
                        .append(rows.source())
                        .append(", ")
                        .append(rows)
                        .append('\n'));
        text.append('\n');
        text.append(open ? """
                Every count in this pack is 0 or at least 5, and every figure was computed from these counts alone. Do not
                publish a second pack of the same counts in other periods: the two could be subtracted from each other.
                """ : """
                This pack holds true counts, small ones too, and is for the department and those it trusts. Make a public
                one by   psp run DIR --public   or, in Java, by pack.published().
                """);
        pack.remarks().forEach(remark -> text.append(remark).append('\n'));
        pack.plan()
                .ifPresent(
                        plan -> text.append('\n').append(plan.sentence(study)).append('\n'));
        text.append("""

                statement.txt    what can be said aloud, every number with its doubt
                answers.json     every question with its answer, or the reason why there is none
                results.json     every figure by name, with range, level and method
                counts.csv       %s
                study.json       what was counted, the phases, the zones and their versions, the rules
                zones.geojson    the ground, where it was given
                quality.json     what the file could bear
                what-we-did.csv  what was done, in the department's own words
                SHA256SUMS       the sums of these files; unpacked, check them by   sha256sum -c SHA256SUMS
                %s%s%s
                Do it again:     psp replay PACK.zip   computes every figure from counts.csv and names each that differs.
                Or in Java:      StudyPack.read(Path.of("PACK.zip")).differences()
                No incident and no person is in this pack, and it does not say why a count rose or fell.
                """.formatted(
                        days ? "counts by place and day" : "counts by place and period",
                        pack.plan().isPresent() ? "plan.json        what was fixed beforehand, as it was sealed\n" : "",
                        pack.alsoCounted().isEmpty()
                                ? ""
                                : "also.csv         other outcomes in the focus, for the weekly table\n",
                        pack.context().isEmpty() ? "" : "context.csv      streets or districts, for the map\n"));
        return text.toString();
    }
}
