package psp.share;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import psp.core.DataException;
import psp.core.internal.Texts;

/** Whole files in memory, within a limit. */
public final class PackFile {

    /** Some forty years of days in a hundred places. */
    static final int MOST_BYTES = 256_000_000;

    private PackFile() {}

    /**
     * Reads a file as a whole.
     *
     * @param file the file
     * @return its bytes
     * @throws DataException if it is larger than 256 MB
     * @throws UncheckedIOException if it is missing or cannot be read
     */
    public static byte[] read(Path file) {
        Objects.requireNonNull(file, "file");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw DataException.inFile(
                        String.valueOf(file.getFileName()),
                        "is larger than " + Texts.grouped(MOST_BYTES) + " bytes, more than any pack needs");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
