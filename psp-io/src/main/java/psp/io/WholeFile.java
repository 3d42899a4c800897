package psp.io;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * Writes a file whole or not at all: the one way in which psp writes.
 *
 * <p>The bytes go into a file of a new name in the same folder, are forced to the disk, and take the place of the old file in
 * one step. Until then the old file is whole, whatever stops the writing; two writers each write their own, and the last one
 * stays. A link of that name is replaced and never followed; what is neither a file nor a link, such as a device, is refused. A new
 * file has the rights that the system gives to new files; one that takes a place keeps the rights of the old.
 */
public final class WholeFile {

    private static final String POSIX = "posix";

    private WholeFile() {}

    /** What writes the bytes of a file, one after the other. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes all of it; the stream may be closed, and is afterwards.
         *
         * @param out the stream, open
         * @throws IOException if the stream fails
         */
        void to(OutputStream out) throws IOException;
    }

    /**
     * Writes some bytes.
     *
     * @param file replaced if there; its folder is made where it is missing
     * @param bytes what the file shall hold; none makes an empty file
     * @return the file
     * @throws UncheckedIOException if it cannot be written; the old file is whole then
     */
    public static Path write(Path file, byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return write(file, out -> out.write(bytes));
    }

    /**
     * Writes what comes one after the other.
     *
     * @param file replaced if there; its folder is made where it is missing
     * @param content writes the bytes; what it throws stops the writing and is passed on
     * @return the file
     * @throws UncheckedIOException if it cannot be written; the old file is whole then
     */
    public static Path write(Path file, Content content) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(content, "content");
        try {
            Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file.toAbsolutePath());
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            refuseOther(file);
            replace(file, folder, content);
            return file;
        } catch (IOException e) {
            boolean old = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
            throw new UncheckedIOException(
                    "'" + file + "' cannot be written: " + why(e) + (old ? "; what was there is whole" : ""), e);
        }
    }

    private static void refuseOther(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("a folder has this name");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("this is no file but a device or a pipe; name a file");
        }
    }

    private static void replace(Path file, Path folder, Content content) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains(POSIX);
        // The system takes its mask from these rights; without them a temporary file would be the writer's alone.
        FileAttribute<?>[] rights = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
                }
                : new FileAttribute<?>[0];
        Path part = Files.createTempFile(folder, ".psp-", ".part", rights);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                content.to(new Open(out));
                out.flush();
                channel.force(true);
            }
            if (posix && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        force(folder);
    }

    /** The new name itself, where the system knows how to force a folder; the bytes are on the disk already. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder; the file is whole either way.
        }
    }

    private static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "nobody but its owner may write into this folder; take another one";
        }
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is no folder";
        }
        if (e instanceof ClosedByInterruptException) {
            return "the writing was interrupted";
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? e.toString() : reason;
    }

    /** What is closed by a content, such as by one that packs it, and is still to be forced to the disk. */
    private static final class Open extends FilterOutputStream {

        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
