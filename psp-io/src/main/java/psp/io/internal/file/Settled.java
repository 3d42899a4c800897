package psp.io.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import psp.core.DataException;

/** The bytes of a file that nobody changes meanwhile, as an export that is still being written; else refused at its end. */
final class Settled extends WatchedStream {

    private final Path file;
    private final State before;

    private record State(long size, FileTime changed) {

        static State of(Path file) throws IOException {
            return new State(Files.size(file), Files.getLastModifiedTime(file));
        }
    }

    private Settled(InputStream in, Path file, State before) {
        super(in);
        this.file = file;
        this.before = before;
    }

    static InputStream open(Path file) throws IOException {
        // A pipe has neither size nor end before it is read.
        return Files.isRegularFile(file)
                ? new Settled(Files.newInputStream(file), file, State.of(file))
                : Files.newInputStream(file);
    }

    @Override
    void went(long by) throws IOException {
        if (by < 0 && !State.of(file).equals(before)) {
            throw DataException.inFile(
                    DataFile.label(file), "was changed while it was read; ask again when it is written to its end");
        }
    }
}
