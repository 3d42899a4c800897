package psp.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.internal.Stored;
import psp.core.internal.Texts;
import psp.io.internal.file.DataFile;

/** A folder that keeps the counts of each file read whole, under a name that tells what they are counts of. */
class KeptCounts {

    /** Keeps nothing. */
    static final KeptCounts NONE = new KeptCounts() {
        @Override
        @Nullable
        Counted get(Path file) {
            return null;
        }

        @Override
        void put(Path file, Counted counted) {
            // Nothing is kept.
        }
    };

    /** What a kept file is; another form has another name and is not looked at. */
    private static final String SCHEMA = "psp kept counts 2\n";

    private static final ObjectInputFilter OURS = ObjectInputFilter.Config.createFilter(
            "maxdepth=50;psp.core.*;psp.io.Counted;java.lang.*;java.util.*;java.time.*;!*");

    private final Path folder;
    private final String what;

    private KeptCounts() {
        this(Path.of(""), "");
    }

    private KeptCounts(Path folder, String what) {
        this.folder = folder;
        this.what = what;
    }

    /** The folder, made if it is not there, for counts of one kind. */
    static KeptCounts in(Path folder, Columns columns, CountHeader header, @Nullable Coverage covered) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for counts, '" + folder + "', cannot be made: " + e, e);
        }
        return new KeptCounts(
                folder,
                SCHEMA
                        + Texts.sha256(bytes(columns))
                        + Texts.sha256(bytes(header))
                        + (covered == null ? "inferred" : Texts.sha256(bytes(covered))));
    }

    /** What is kept of a file, or null. */
    @Nullable
    Counted get(Path file) {
        Path kept = kept(file);
        try {
            byte[] whole = Stored.open(Files.readAllBytes(kept)).orElse(null);
            if (whole == null) {
                throw damaged(kept, file, "they do not fit the length and hash at their end");
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(whole))) {
                in.setObjectInputFilter(OURS);
                return (Counted) in.readObject();
            }
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            throw damaged(kept, file, e.getMessage());
        }
    }

    private static DataException damaged(Path kept, Path file, @Nullable String how) {
        return DataException.inFile(
                DataFile.label(kept),
                "the kept counts of " + DataFile.label(file) + " are damaged (" + how + "); delete this file, and "
                        + DataFile.label(file) + " is read again");
    }

    /** Keeps counts, whole or not at all. */
    void put(Path file, Counted counted) {
        Path kept = kept(file);
        try {
            WholeFile.write(kept, Stored.close(bytes(counted)));
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException(
                    "The counts of " + DataFile.label(file) + " cannot be kept: " + e.getMessage()
                            + "; make room, and start again: files already kept are not read again",
                    e.getCause());
        }
    }

    private Path kept(Path file) {
        try {
            String key = file.toRealPath() + "\n" + Files.size(file) + "\n"
                    + Files.getLastModifiedTime(file).toMillis() + "\n" + what;
            return folder.resolve(DataFile.label(file) + "-"
                    + Texts.sha256(key.getBytes(StandardCharsets.UTF_8)).substring(0, 16) + ".counts");
        } catch (NoSuchFileException e) {
            throw DataFile.missing(file, e);
        } catch (IOException e) {
            throw DataFile.problem(DataFile.label(file), e);
        }
    }

    private static byte[] bytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
