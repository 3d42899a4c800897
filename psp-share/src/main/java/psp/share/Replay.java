package psp.share;

import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import psp.core.DataException;
import psp.core.internal.Texts;

/**
 * A pack done again: every sum checked, every figure computed anew from its counts, and all that differs named.
 *
 * <p>Unlike {@link StudyPack#read}, which refuses a changed pack, this goes on as far as it can and says what was changed.
 *
 * <pre>{@code
 * var file = folder.resolve("replayed.zip");
 * StudyPack.of(study).write(file);
 * var replay = Replay.of(file);
 * System.out.println(replay.same() + ": " + replay.figures() + " figures computed again");
 * }</pre>
 *
 * @param pack the file's name
 * @param hash the pack's hash, 64 hexadecimal digits
 * @param figures how many figures were computed; 0 where the study could not be made again
 * @param differences what the pack says otherwise; empty for an honest one
 */
public record Replay(String pack, String hash, int figures, List<Mismatch> differences) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * A pack done again.
     *
     * @param pack the file's name
     * @param hash the pack's hash, 64 hexadecimal digits
     * @param figures how many figures were computed; 0 where the study could not be made again
     * @param differences what the pack says otherwise; empty for an honest one
     */
    public Replay {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(hash, "hash");
        differences = List.copyOf(Objects.requireNonNull(differences, "differences"));
    }

    /**
     * Does a pack again, be it as psp wrote it, zipped again by another program, or the folder into which it was unpacked.
     *
     * @param file a zip, or the folder into which one was unpacked
     * @return how many figures were computed, and what the pack says otherwise
     * @throws DataException if it does not hold a pack's files, or is of another schema
     * @throws UncheckedIOException if it cannot be read
     */
    public static Replay of(Path file) {
        String label = String.valueOf(file.getFileName());
        return Files.isDirectory(file)
                ? of(PackedAgain.read(file, PackContents.NAMES), label, "")
                : of(PackFile.read(file), label);
    }

    static Replay of(byte[] zip, String label) {
        SortedMap<String, byte[]> files = PackZip.read(zip, label, PackContents.NAMES);
        return of(files, label, PackZip.oddity(zip, files));
    }

    private static Replay of(SortedMap<String, byte[]> files, String label, String oddity) {
        List<Mismatch> all = new ArrayList<>(PackContents.changed(files, label));
        if (all.isEmpty() && !oddity.isEmpty()) {
            all.add(new Mismatch(label, "the zip", oddity, "as psp writes it"));
        }
        int figures = 0;
        try {
            StudyPack pack = PackContents.read(files);
            figures = pack.figures().all().size();
            all.addAll(pack.differences());
        } catch (DataException e) {
            if (all.isEmpty() || e.getMessage() != null && e.getMessage().contains("of schema")) {
                throw e;
            }
            all.add(new Mismatch(String.valueOf(e.file()), "the study", String.valueOf(e.getMessage()), "readable"));
        }
        return new Replay(label, Texts.sha256(PackContents.file(files, PackContents.SUMS)), figures, all);
    }

    /** {@return whether nothing differs} */
    public boolean same() {
        return differences.isEmpty();
    }

    /** Returns that all is the same, or how much differs and what. */
    @Override
    public String toString() {
        return same()
                ? "the same: all " + Texts.plural(figures, "figure") + " and sentences of " + pack
                        + " computed again to 12 digits; hash " + hash
                : Texts.plural(differences.size(), "difference") + " in " + pack + "; hash " + hash + "\n"
                        + differences.stream().map(Mismatch::toString).collect(Collectors.joining("\n"));
    }
}
