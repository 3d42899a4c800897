package psp.share.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder {@code out} of a study, into which one command at a time writes. */
final class OutFolder {

    /** What is written while nobody else writes. */
    interface Work<T> {
        T done(Path out) throws IOException;
    }

    /** With this begin the names of what is not whole yet. */
    static final String PART = ".psp-";

    private OutFolder() {}

    /**
     * Does the work, the folder made where it is missing.
     *
     * @param folder the folder of the study
     * @param within where its files may lie; a link that leads out of it is refused
     * @throws IllegalArgumentException if another command writes there, or the folder is a link that leads away
     * @throws UncheckedIOException if it cannot be written
     */
    static <T> T alone(Path folder, Path within, Work<T> work) {
        Path out = folder.resolve("out");
        try {
            Files.createDirectories(out);
            if (!out.toRealPath().startsWith(within.toRealPath())) {
                throw new IllegalArgumentException("The folder " + out + " is a link to " + out.toRealPath()
                        + ", outside the folder that holds the study; delete the link");
            }
            try (FileChannel channel = FileChannel.open(
                            out.resolve(".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw new IllegalArgumentException(
                            "another update or run of this folder is running; nothing was written");
                }
                dropParts(out);
                return work.done(out);
            } catch (OverlappingFileLockException e) {
                throw new IllegalArgumentException("the folder is named twice; nothing was written the second time", e);
            }
        } catch (AccessDeniedException e) {
            throw new UncheckedIOException(
                    "'" + out + "' cannot be written: nobody but its owner may; nothing was written", e);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + out + "' cannot be written: " + e.getMessage(), e);
        }
    }

    /** What a command left that was stopped. */
    private static void dropParts(Path out) throws IOException {
        try (Stream<Path> left = Files.list(out)) {
            for (Path part : left.filter(path -> path.getFileName().toString().startsWith(PART))
                    .toList()) {
                delete(part);
            }
        }
    }

    /** Deletes a file or a folder with all that is in it, links not followed. */
    static void delete(Path part) throws IOException {
        if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.walk(part)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
