package psp.io;

/** Listens to how far a reading has come; called now and then, on the reading thread. */
@FunctionalInterface
public interface Progress {

    /** Listens to nothing. */
    Progress NONE = (bytes, size) -> { };

    /**
     * Some of a file has been read.
     *
     * @param bytes how many bytes of the file were read so far
     * @param size how many it has; 0 where that is not known
     */
    void read(long bytes, long size);
}
