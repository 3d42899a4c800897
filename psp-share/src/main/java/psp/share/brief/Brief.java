package psp.share.brief;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;
import psp.io.WholeFile;
import psp.share.StudyPack;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Png;
import psp.stats.Answers;
import psp.stats.Study;

/**
 * The page a commander reads: one HTML file with the answer in a sentence, its doubts, the pictures and every figure.
 *
 * <pre>{@code
 * Brief.of(study).write(folder.resolve("brief.html"));                        // one file, without script or link
 * System.out.println(Brief.of(study).charts().keySet());                      // each picture as SVG
 * }</pre>
 *
 * <p>The page is whole in itself: no script, no link, nothing is fetched; it prints on US Letter, or on A4 where the pack says so, and follows a dark
 * screen. Its words and numbers are those of the study's own answers, its table is that of {@link StudyPack#figures}, and the
 * same pack gives the same bytes on any machine. The map is drawn from the zones' own rings.
 */
public final class Brief implements Serializable {

    private static final long serialVersionUID = 1;

    private final String html;
    private final TreeMap<String, String> charts;
    private final String rtf;

    private Brief(String html, SortedMap<String, String> charts, String rtf) {
        this.html = html;
        this.charts = new TreeMap<>(charts);
        this.rtf = rtf;
    }

    /**
     * {@return the page of a study, without a map and without a record of what was done}
     *
     * @param study a study; each of its questions is computed once
     */
    public static Brief of(Study study) {
        return of(StudyPack.of(study));
    }

    /**
     * {@return the page of a pack}
     *
     * @param pack a pack
     */
    public static Brief of(StudyPack pack) {
        Objects.requireNonNull(pack, "pack");
        BriefParts parts = BriefParts.of(pack);
        List<Drawing> drawings = drawings(pack, label(pack));
        TreeMap<String, String> charts = new TreeMap<>();
        drawings.forEach(drawing -> charts.put(drawing.name(), drawing.whole()));
        return new Brief(new BriefPage(parts, drawings, charts, label(pack)).html(), charts, Rtf.of(pack));
    }

    /** What every picture bears: the study's own label, or for whom it is. */
    private static String label(StudyPack pack) {
        String label = pack.statement().label();
        return label.isEmpty() ? "INTERNAL" : label;
    }

    private static List<Drawing> drawings(StudyPack pack, String label) {
        Answers answers = pack.answers();
        List<Drawing> drawings = new ArrayList<>();
        MonthsChart.of(answers, label).ifPresent(drawings::add);
        AreasChart.of(answers, label).ifPresent(drawings::add);
        PlaceboChart.of(answers, label).ifPresent(drawings::add);
        BenchmarksChart.of(answers, label).ifPresent(drawings::add);
        StandingChart.of(answers, label).ifPresent(drawings::add);
        LooksChart.of(answers, label).ifPresent(drawings::add);
        ZoneMap.of(pack, label).ifPresent(drawings::add);
        return drawings;
    }

    /** {@return the page, as UTF-8 when written} */
    public String html() {
        return html;
    }

    /** {@return the pictures as SVG by name, such as {@code months}; each bears the study's label} */
    public SortedMap<String, String> charts() {
        return Collections.unmodifiableSortedMap(charts);
    }

    /** {@return the statement as Rich Text, which word processors open and edit} */
    public String rtf() {
        return rtf;
    }

    /**
     * Writes the page.
     *
     * @param file replaced where it is there
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        write(file, html);
    }

    /**
     * Writes each picture as {@code .svg} and {@code .png}, and the statement as {@code statement.rtf}. The PNG's letters are
     * those of the machine's fonts, so its bytes may differ from one to another; it is drawn last, and where a machine cannot
     * draw the rest is there.
     *
     * @param folder made where it is missing
     * @return the files
     * @throws UncheckedIOException if one cannot be written
     */
    public List<Path> writeParts(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(Objects.requireNonNull(folder, "folder"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        charts.forEach((name, svg) -> files.add(write(folder.resolve(name + ".svg"), svg)));
        files.add(write(folder.resolve("statement.rtf"), rtf));
        charts.forEach((name, svg) -> files.add(paint(folder.resolve(name + ".png"), svg)));
        return files;
    }

    private static Path paint(Path file, String svg) {
        try {
            return WholeFile.write(file, Png.of(svg));
        } catch (LinkageError | InternalError e) {
            throw new UncheckedIOException(
                    "'" + file + "' cannot be drawn, for this machine has no fonts or its Java no"
                            + " java.desktop; the .svg beside it is the same picture",
                    new IOException(e));
        }
    }

    private static Path write(Path file, String text) {
        return WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Brief brief && html.equals(brief.html);
    }

    @Override
    public int hashCode() {
        return html.hashCode();
    }

    /** Returns the title and the pictures, such as {@code brief of Shootings in center-street: 5 pictures, 61 kB}. */
    @Override
    public String toString() {
        int from = html.indexOf("<title>") + "<title>".length();
        return "brief of " + html.substring(from, html.indexOf("</title>")) + ": "
                + Texts.plural(charts.size(), "picture") + ", " + html.length() / 1_000 + " kB";
    }
}
