package psp.io;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.file.DataFile;

/**
 * A described feed: the columns of one department's export, with what is known, not verified and missing of it.
 *
 * <p>Each is a small text file of {@code key = value} lines; a line that begins with {@code #} is left out, and keys such
 * as {@code zone}, {@code format}, {@code nowhere} and {@code note} may recur:
 *
 * <pre>
 * title = Springfield Police Department, incidents
 * id = Case No
 * occurred = Date
 * time = Time
 * format = MM/dd/yyyy
 * clock = local                      (or: local despite offset; UTC America/Chicago)
 * offenses = Offense
 * zone = Beat
 * longitude = Lon
 * latitude = Lat
 * nowhere = 0,0
 * rows = incidents                   (or: offenses; victims)
 * </pre>
 *
 * <p>Further keys: {@code alias}, {@code platform}, {@code latest}, {@code latest time}, {@code reported}, {@code tag},
 * {@code weapon}, {@code killed}, {@code injured}, {@code fatal} with {@code fatal word}, {@code source} with
 * {@code officer}, {@code disposition} with {@code left out}, {@code type at entry} (of a call; its offences are then the
 * types at close), {@code offense separator}, {@code tag separator},
 * {@code delimiter}, {@code precision} (metres), {@code extent} (west south east north), {@code crs} (an EPSG code),
 * {@code basis} ({@code occurred} or {@code reported}), {@code blank id} ({@code row number}), {@code not verified},
 * {@code missing}.
 */
public final class Feed implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 1_000_000;
    /** In the order in which a guess tries them; the incomplete ones last. */
    private static final List<String> NAMES = List.of(
            "boston",
            "chicago",
            "england-and-wales",
            "houston",
            "los-angeles",
            "los-angeles-nibrs",
            "new-york",
            "philadelphia",
            "seattle",
            "washington",
            "charlotte",
            "esri");

    private final String name;
    private final String title;
    private final List<String> aliases;
    private final List<String> notes;
    private final List<String> notVerified;
    private final List<String> missing;
    private final @Nullable Columns columns;

    Feed(String name, FeedText text) {
        this.name = name;
        title = text.one("title").orElse(name);
        aliases = text.all("alias");
        notes = text.all("note");
        notVerified = text.all("not verified");
        missing = text.all("missing");
        columns = text.columns(remarks());
    }

    /**
     * A feed that psp knows.
     *
     * @param name such as {@code chicago}, in any case
     * @return the feed, which may be incomplete
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Feed of(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return known().stream()
                .filter(feed -> feed.name.equals(wanted) || feed.aliases.contains(wanted))
                .findFirst()
                .orElseThrow(() -> Texts.unknown("feed", name, NAMES));
    }

    /**
     * All feeds that psp knows.
     *
     * @return the complete ones by name, then the incomplete ones
     */
    public static List<Feed> known() {
        return Known.FEEDS;
    }

    /** Read once, when first asked for. */
    private static final class Known {

        private static final List<Feed> FEEDS =
                NAMES.stream().map(Feed::resource).toList();
    }

    private static Feed resource(String name) {
        String path = "/psp/io/feeds/" + name + ".txt";
        try (InputStream in = Objects.requireNonNull(Feed.class.getResourceAsStream(path), path)) {
            return new Feed(name, FeedText.parse(name + ".txt", lines(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a description of your own; its name is the file's without its ending.
     *
     * @param file a text file in UTF-8
     * @return the feed
     * @throws DataException if it holds over a million bytes, or a line cannot be read, naming line and value
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Feed read(Path file) {
        String label = DataFile.label(file);
        int dot = label.lastIndexOf('.');
        try (InputStream in = DataFile.open(file)) {
            byte[] text = in.readNBytes(LONGEST + 1);
            if (text.length > LONGEST) {
                throw DataException.inFile(
                        label,
                        "holds over " + Texts.grouped(LONGEST) + " bytes, more than any"
                                + " description of columns; is it the data?");
            }
            return new Feed(
                    dot > 0 ? label.substring(0, dot) : label,
                    FeedText.parse(label, lines(new ByteArrayInputStream(text))));
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
    }

    private static List<String> lines(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(lines.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line);
        }
        return lines;
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add("read as the feed '" + name + "'");
        notVerified.forEach(what -> remarks.add("not verified: " + what));
        return remarks;
    }

    /**
     * The name.
     *
     * @return such as {@code chicago}
     */
    public String name() {
        return name;
    }

    /**
     * What it is.
     *
     * @return such as {@code Chicago Police Department, reported crimes}
     */
    public String title() {
        return title;
    }

    /**
     * What a reader should know of it.
     *
     * @return in the order of the file
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * What of it nobody has seen in a file.
     *
     * @return in the order of the file
     */
    public List<String> notVerified() {
        return notVerified;
    }

    /**
     * What is not known, so that the feed cannot be read yet.
     *
     * @return empty if it is complete
     */
    public List<String> missing() {
        return missing;
    }

    /**
     * The columns, for {@link IncidentCsv#read}.
     *
     * @return the description; columns that are not needed may be missing in the file, which the account then says, and
     *     their names may differ in case and marks, as {@code primary_type} does from {@code Primary Type}
     * @throws IllegalArgumentException if it is incomplete, naming what is missing
     */
    public Columns columns() {
        return complete()
                .orElseThrow(() -> new IllegalArgumentException("The feed '" + name
                        + "' is incomplete; missing are " + String.join("; ", missing)
                        + ". Write a description of your own with these lines, and read it by Columns.read(Path)"));
    }

    Optional<Columns> complete() {
        return Optional.ofNullable(columns);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Feed feed
                && name.equals(feed.name)
                && title.equals(feed.title)
                && aliases.equals(feed.aliases)
                && notes.equals(feed.notes)
                && notVerified.equals(feed.notVerified)
                && missing.equals(feed.missing)
                && Objects.equals(columns, feed.columns);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, columns);
    }

    /**
     * The name, the title, and what is not known.
     *
     * @return such as {@code boston: Boston Police Department, crime incident reports (1 point not verified)}
     */
    @Override
    public String toString() {
        String doubt = !missing.isEmpty()
                ? " (incomplete)"
                : notVerified.isEmpty() ? "" : " (" + Texts.plural(notVerified.size(), "point") + " not verified)";
        return name + ": " + title + doubt;
    }
}
