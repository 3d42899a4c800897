package psp.io.limit;

/** Listens to how far a reading has come; called now and then, on the reading thread. */
@FunctionalInterface
public interface Progress {

    /** Listens to nothing. */
    Progress NONE = (done, size) -> {};

    /**
     * Some has been read.
     *
     * @param done how many bytes were read so far, of a {@code .zip} of what it holds; of a sheet or a query how many rows
     * @param size how many bytes there are; 0 where that is not known, as of a sheet or a query
     */
    void read(long done, long size);
}
