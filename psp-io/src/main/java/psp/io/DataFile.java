package psp.io;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;

/** Opens files, plain or {@code .gz}, and says in words why one cannot be opened. */
final class DataFile {

    private static final int BUFFER = 1 << 16;

    private DataFile() {
    }

    /** The name by which errors and accounts call a file, the same in every folder. */
    static String label(Path file) {
        Objects.requireNonNull(file, "file");
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    static InputStream open(Path file) {
        String label = label(file);
        if (Files.isDirectory(file)) {
            throw new UncheckedIOException(new FileSystemException(file.toString(), null,
                    "is a directory; name one file in it"));
        }
        InputStream in = null;
        try {
            in = Files.newInputStream(file);
            if (Files.isRegularFile(file) && Files.size(file) == 0) {
                in.close();
                throw DataException.inFile(label, "is empty");
            }
            return label.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(in, BUFFER)
                    : new BufferedInputStream(in, BUFFER);
        } catch (NoSuchFileException e) {
            NoSuchFileException clear = new NoSuchFileException(file.toString(), null,
                    "there is no such file; the full path is " + file.toAbsolutePath());
            clear.initCause(e);
            throw new UncheckedIOException(clear);
        } catch (IOException e) {
            closeQuietly(in, e);
            throw problem(label, e);
        }
    }

    /** What a failed reading is: bad data where the compressed file is damaged, else the disk. */
    static RuntimeException problem(String label, IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return DataException.inFile(label, "is damaged or cut short, or not made by gzip (" + e.getMessage()
                    + "); get it again, or name it without .gz if it is not compressed");
        }
        return new UncheckedIOException(label + ": " + e.getMessage(), e);
    }

    private static void closeQuietly(@Nullable Closeable in, IOException cause) {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
