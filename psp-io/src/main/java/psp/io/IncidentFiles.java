package psp.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Intake;
import psp.core.Outcome;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.geo.ZoneIndex;
import psp.io.internal.file.DataFile;
import psp.io.internal.row.RowSource;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * Incident files of one description, such as a year each, counted at the same time into one table.
 *
 * <p>A file is a task of its own, and a CSV file is read by blocks on up to two threads more as long as they are free; the table
 * and account are the same, to the byte, as those of one row read after the other, on any number of threads. Recurring ids and
 * victims of one incident are joined within a file, not over several.
 * With {@link #resumingFrom} the counts of each file that was read whole are kept in a folder, and a further run takes
 * them from there: after a file was mended, a full disk or an interruption nothing is read or counted twice. An instance is
 * immutable and safe for several threads.
 */
public final class IncidentFiles {

    private final List<Path> files;
    private final Columns columns;
    private final Limits limits;
    /** Null for the common pool and the thread that asks. */
    private final @Nullable Executor executor;

    private final @Nullable Path folder;
    private final Consumer<String> listener;

    private IncidentFiles(
            List<Path> files,
            Columns columns,
            Limits limits,
            @Nullable Executor executor,
            @Nullable Path folder,
            Consumer<String> listener) {
        this.files = files;
        this.columns = columns;
        this.limits = limits;
        this.executor = executor;
        this.folder = folder;
        this.listener = listener;
    }

    /**
     * Names the files.
     *
     * @param files at least one, each of a kind that {@link IncidentFile} reads
     * @param columns which column holds what, in all of them
     * @return the files, to be read on the thread that asks and the common pool within the default limits
     * @throws IllegalArgumentException if there is none, or one is named twice
     */
    public static IncidentFiles of(List<Path> files, Columns columns) {
        Objects.requireNonNull(columns, "columns");
        List<Path> all = List.copyOf(Objects.requireNonNull(files, "files"));
        if (all.isEmpty()) {
            throw new IllegalArgumentException("There is no file to count; name at least one");
        }
        Set<Path> known = new HashSet<>();
        for (Path file : all) {
            if (!known.add(real(file))) {
                throw new IllegalArgumentException(
                        "The file '" + file + "' is named twice and would count twice; name it" + " once");
            }
        }
        return new IncidentFiles(all, columns, Limits.DEFAULT, null, null, done -> {});
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    /**
     * Sets what each file may ask of the machine.
     *
     * @param other the limits
     * @return the same files within them
     */
    public IncidentFiles withLimits(Limits other) {
        return new IncidentFiles(files, columns, Objects.requireNonNull(other, "other"), executor, folder, listener);
    }

    /**
     * Sets where the files are read.
     *
     * @param other runs a task a file, and some for blocks of one; it is the caller's to shut down, and the thread that asks only
     *     waits
     * @return the same files, read there
     */
    public IncidentFiles on(Executor other) {
        return new IncidentFiles(files, columns, limits, Objects.requireNonNull(other, "other"), folder, listener);
    }

    /**
     * Keeps the counts of each file that was read whole, and takes them from there where file, description, outcome, zones
     * and covered days are the same; a file is the same by its path, size and time of change.
     *
     * @param kept a folder, made if it is not there; what other runs kept in it is left alone
     * @return the same files with a memory
     */
    public IncidentFiles resumingFrom(Path kept) {
        return new IncidentFiles(files, columns, limits, executor, Objects.requireNonNull(kept, "kept"), listener);
    }

    /**
     * Sets who hears of each file that is done.
     *
     * @param done gets a line a file, such as {@code 2016.csv: 8,412 read = …}, on the thread that read it
     * @return the same files with a listener
     */
    public IncidentFiles telling(Consumer<String> done) {
        return new IncidentFiles(files, columns, limits, executor, folder, Objects.requireNonNull(done, "done"));
    }

    /**
     * Counts all files; the covered days are inferred from all their incidents.
     *
     * @param index of the zones
     * @param outcome what is counted
     * @return the counts and the account, files in the order given
     * @throws DataException if a file cannot be read, the first of them in the order given, others suppressed; all others
     *     were read
     * @throws UncheckedIOException as the former, for the disk
     * @throws CancellationException if the calling thread is interrupted meanwhile; reading stops within a row a file
     */
    public Counted count(ZoneIndex index, Outcome outcome) {
        return counted(index, outcome, null);
    }

    /**
     * Counts all files.
     *
     * @param index of the zones
     * @param outcome what is counted
     * @param covered the days that the files cover, declared
     * @return the counts and the account, files in the order given
     * @throws DataException as {@link #count(ZoneIndex, Outcome)}
     */
    public Counted count(ZoneIndex index, Outcome outcome, Coverage covered) {
        return counted(index, outcome, Objects.requireNonNull(covered, "covered"));
    }

    private Counted counted(ZoneIndex index, Outcome outcome, @Nullable Coverage covered) {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(outcome, "outcome");
        new ZoneCounter(outcome, index.header(outcome), covered);
        KeptCounts kept =
                folder == null ? KeptCounts.NONE : KeptCounts.in(folder, columns, index.header(outcome), covered);
        Sum sum = new Sum(files.size());
        AtomicBoolean cancelled = new AtomicBoolean();
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            int number = i;
            tasks.add(new FutureTask<>(
                    () -> {
                        Path file = files.get(number);
                        Counted part = kept.get(file);
                        if (part == null) {
                            part = read(file, index, outcome, covered, cancelled);
                            kept.put(file, part);
                        }
                        sum.add(number, part);
                        listener.accept(DataFile.label(file) + ": " + part.intake());
                    },
                    null));
        }
        if (executor != null) {
            tasks.forEach(executor::execute);
        } else {
            tasks.stream().skip(1).forEach(ForkJoinPool.commonPool()::execute);
            // A task that has begun elsewhere is not run again.
            tasks.forEach(FutureTask::run);
        }
        await(tasks, cancelled);
        return sum.counted();
    }

    private Counted read(
            Path file, ZoneIndex index, Outcome outcome, @Nullable Coverage covered, AtomicBoolean cancelled) {
        CountedRows counted = CountedRows.at(index, new ZoneCounter(outcome, index.header(outcome), covered));
        try (RowSource rows = IncidentFile.source(file, columns.reading().writing(), limits, Progress.NONE)
                .ahead(executor == null ? ForkJoinPool.commonPool() : executor)) {
            Intake intake = IncidentFile.all(rows, columns, new Cancellable(counted, cancelled));
            if (intake.read() > 0) {
                IncidentRows.checked(intake);
            }
            return counted.counted(intake);
        }
    }

    /** Rows that are taken until the caller has no use for them. */
    private record Cancellable(KeptRows rows, AtomicBoolean cancelled) implements KeptRows {

        @Override
        public void row(ReadRow row) {
            goOn();
            rows.row(row);
        }

        @Override
        public void incident(Incident incident) {
            goOn();
            rows.incident(incident);
        }

        private void goOn() {
            if (cancelled.get() || Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Counting was interrupted");
            }
        }
    }

    /** Waits for all, so that nothing runs on after a failure; the first failure in the order of the files is thrown. */
    private void await(List<FutureTask<Void>> tasks, AtomicBoolean cancelled) {
        @Nullable RuntimeException failure = null;
        boolean interrupted = Thread.interrupted();
        cancelled.compareAndSet(false, interrupted);
        for (int i = 0; i < tasks.size(); ) {
            try {
                tasks.get(i).get();
                i++;
            } catch (InterruptedException e) {
                interrupted = true;
                cancelled.set(true);
            } catch (ExecutionException e) {
                i++;
                if (e.getCause() instanceof Error error) {
                    cancelled.set(true);
                    throw error;
                }
                RuntimeException cause = (RuntimeException) Objects.requireNonNull(e.getCause(), "cause");
                if (failure == null) {
                    failure = cause;
                } else {
                    failure.addSuppressed(cause);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Counting " + files.size() + " files was interrupted"
                    + (folder == null ? "" : "; what was read whole is kept for the next run"));
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * The files.
     *
     * @return such as {@code 12 files, 2005.csv to 2016.csv}
     */
    @Override
    public String toString() {
        return files.size() == 1
                ? "1 file, " + DataFile.label(files.get(0))
                : files.size() + " files, " + DataFile.label(files.get(0)) + " to "
                        + DataFile.label(files.get(files.size() - 1));
    }

    /** Adds tables up as they come and accounts in the order of the files. */
    private static final class Sum {

        private final @Nullable Intake[] intakes;
        private ZoneCounts counts = ZoneCounts.none();

        Sum(int files) {
            intakes = new Intake[files];
        }

        synchronized void add(int number, Counted part) {
            counts = counts.plus(part.counts());
            intakes[number] = part.intake();
        }

        synchronized Counted counted() {
            Intake all = Objects.requireNonNull(intakes[0], "intake");
            for (int i = 1; i < intakes.length; i++) {
                all = all.plus(Objects.requireNonNull(intakes[i], "intake"));
            }
            return new Counted(counts, all);
        }
    }
}
