package psp.io.internal.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/** Opens files, plain, {@code .gz} or the one file in a {@code .zip}, and says in words why one cannot be opened. */
public final class DataFile {

    private static final int BUFFER = 1 << 16;

    private DataFile() {}

    /** The name by which errors and accounts call a file, the same in every folder. */
    public static String label(Path file) {
        Objects.requireNonNull(file, "file");
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /** Whether a file's name ends so, in any case of letters. */
    public static boolean isNamed(Path file, String ending) {
        return label(file).toLowerCase(Locale.ROOT).endsWith(ending);
    }

    public static InputStream open(Path file) {
        return open(file, Limits.DEFAULT, Progress.NONE);
    }

    public static InputStream open(Path file, Limits limits, Progress progress) {
        String label = label(file);
        if (Files.isDirectory(file)) {
            throw new UncheckedIOException(
                    new FileSystemException(file.toString(), null, "is a directory; name one file in it"));
        }
        InputStream in = null;
        try {
            if (isNamed(file, ".zip") && Files.isRegularFile(file) && Files.size(file) > 0) {
                return onlyEntry(file, label, limits, progress);
            }
            long size = Files.isRegularFile(file) ? Files.size(file) : 0;
            in = new CountingStream(Settled.open(file), size, progress);
            if (Files.isRegularFile(file) && Files.size(file) == 0) {
                in.close();
                throw DataException.inFile(label, "is empty");
            }
            return isNamed(file, ".gz") ? Inflated.gzip(in, label, limits) : new BufferedInputStream(in, BUFFER);
        } catch (NoSuchFileException e) {
            throw missing(file, e);
        } catch (IOException e) {
            closeQuietly(in, e);
            throw problem(label, e);
        }
    }

    public static UncheckedIOException missing(Path file, NoSuchFileException e) {
        NoSuchFileException clear = new NoSuchFileException(
                file.toString(), null, "there is no such file; the full path is " + file.toAbsolutePath());
        clear.initCause(e);
        return new UncheckedIOException(clear);
    }

    private static InputStream onlyEntry(Path file, String label, Limits limits, Progress progress) throws IOException {
        ZipFile zip = zip(file, label);
        try {
            List<? extends ZipEntry> files = zip.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
                    .toList();
            if (files.size() != 1) {
                throw DataException.inFile(
                        label,
                        files.isEmpty()
                                ? "holds no file"
                                : "holds " + files.size() + " files, "
                                        + files.stream()
                                                .limit(5)
                                                .map(ZipEntry::getName)
                                                .toList() + "; unpack it and name one");
            }
            InputStream in = Inflated.entry(zip, files.get(0), label, limits);
            return new FilterInputStream(
                    new CountingStream(in, Math.max(0, files.get(0).getSize()), progress)) {
                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
        } catch (RuntimeException | IOException e) {
            zip.close();
            throw e;
        }
    }

    /** The files packed into one; what is no such file is bad data. */
    public static ZipFile zip(Path file, String label) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw DataException.inFile(
                    label, "is damaged or cut short, or no zip (" + e.getMessage() + "); get it again");
        }
    }

    /** What a failed reading is: bad data where the compressed file is damaged, else the disk. */
    public static RuntimeException problem(String label, IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return DataException.inFile(
                    label,
                    label.toLowerCase(Locale.ROOT).endsWith(".gz")
                            ? "is damaged or cut short, or not made by gzip (" + e.getMessage()
                                    + "); get it again, or name it without .gz if it is not compressed"
                            : "is damaged or cut short (" + e.getMessage() + "); get it again");
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
