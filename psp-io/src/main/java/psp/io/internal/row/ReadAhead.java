package psp.io.internal.row;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file in their order, read by blocks ahead on other threads from the moment at which one of them is free.
 *
 * <p>Until then, and again from a block on that cannot be read by itself, the file is read row by row. Whoever asks for rows while
 * the next block is not ready reads another meanwhile, so that no thread is waited for but one that reads. A failure comes after the
 * rows before it.
 */
final class ReadAhead extends RowSource {

    /** Bytes of a block. */
    static final int BLOCK = 1 << 17;

    private static final int BLOCKS = 6;
    /** Rows are taken about as fast as so many others can read them. */
    private static final int HELPERS = 2;

    private final CsvFile file;
    private final Executor executor;
    private final int size;
    private final SliceRow shown = new SliceRow();
    private boolean asked;
    /** Whether a thread is free to help. */
    private volatile boolean free;

    private @Nullable CsvBlocks blocks;
    private @Nullable Task current;
    private int at;

    /** What is read or being read, in order. This and all below are changed under the lock of this object alone. */
    private final Deque<Task> order = new ArrayDeque<>();

    private int reading;
    private int helpers;
    private boolean ended;

    /** The reading of a block; without one, a failure to get at it. */
    private static final class Task {

        private final CsvBlocks.@Nullable Block block;
        private @Nullable Throwable failure;
        private boolean ready;

        Task(CsvBlocks.@Nullable Block block, @Nullable Throwable failure) {
            this.block = block;
            this.failure = failure;
        }

        boolean isLast() {
            return block == null || block.isLast();
        }

        void read(CsvBlocks of) {
            try {
                if (block != null) {
                    of.read(block);
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }

        /** Throws the failure, if there is one. */
        CsvBlocks.Block block() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
            return Objects.requireNonNull(block, "block");
        }
    }

    ReadAhead(CsvFile file, Executor executor, int size) {
        super(file.label());
        this.file = file;
        this.executor = executor;
        this.size = size;
        if (file.made() != null) {
            madeOn(file.made());
        }
    }

    @Override
    public List<String> header() {
        return file.header();
    }

    @Override
    public void readOnly(BitSet columns, BitSet recurring) {
        file.readOnly(columns, recurring);
    }

    @Override
    public List<String> remarks() {
        return file.remarks();
    }

    @Override
    String choices(String name) {
        return file.choices(name);
    }

    @Override
    protected @Nullable Row read() {
        if (!asked) {
            asked = true;
            Thread caller = Thread.currentThread();
            // One that runs a task at once is no help.
            execute(() -> free = Thread.currentThread() != caller);
        }
        if (free) {
            free = false;
            blocks = file.blocks(size);
        }
        return blocks == null ? file.next() : next(blocks);
    }

    private @Nullable Row next(CsvBlocks of) {
        while (true) {
            Task task = current;
            if (task != null && task.block != null && at < task.block.size()) {
                return task.block.row(at++, shown);
            }
            if (task != null && task.isLast()) {
                return null;
            }
            Task next = following(of, task);
            CsvBlocks.Block block = next.block();
            if (!block.isClear()) {
                giveUp(of);
                return file.next();
            }
            of.take(block);
            current = next;
            at = 0;
        }
    }

    private Task following(CsvBlocks of, @Nullable Task done) {
        release(of, done);
        while (true) {
            help(of);
            Task next = readyOrOwn(of);
            if (next.ready) {
                return next;
            }
            next.read(of);
            ready(next);
        }
    }

    private synchronized void release(CsvBlocks of, @Nullable Task done) {
        if (done != null && done.block != null) {
            of.release(done.block);
        }
    }

    /** Has others read, unless they do. */
    private void help(CsvBlocks of) {
        while (wantsHelp()) {
            execute(() -> {
                for (Task task = claimOrLeave(of); task != null; task = claimOrLeave(of)) {
                    task.read(of);
                    ready(task);
                }
            });
        }
    }

    private void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            // Nobody helps: all is read here.
        }
    }

    private synchronized boolean wantsHelp() {
        boolean wanted = !ended && helpers < HELPERS && order.size() < BLOCKS;
        helpers += wanted ? 1 : 0;
        return wanted;
    }

    private synchronized @Nullable Task claimOrLeave(CsvBlocks of) {
        Task task = claim(of);
        helpers -= task == null ? 1 : 0;
        return task;
    }

    /** The next block if it is ready, else one that is to be read, once there is one of both. */
    private synchronized Task readyOrOwn(CsvBlocks of) {
        while (true) {
            Task first = order.peek();
            if (first != null && first.ready) {
                return order.remove();
            }
            Task own = claim(of);
            if (own != null) {
                return own;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Reading " + label() + " was interrupted");
            }
        }
    }

    /** The next block to be read; null where all are, or enough. */
    private @Nullable Task claim(CsvBlocks of) {
        if (ended || order.size() == BLOCKS) {
            return null;
        }
        Task task;
        try {
            task = new Task(of.next(), null);
        } catch (RuntimeException e) {
            task = new Task(null, e);
        }
        ended = task.isLast();
        reading++;
        order.add(task);
        return task;
    }

    private synchronized void ready(Task task) {
        task.ready = true;
        reading--;
        notifyAll();
    }

    /** Goes on row by row, since a block does not end where a row does, or has a row that is no good. */
    private void giveUp(CsvBlocks of) {
        awaitReaders();
        blocks = null;
        of.giveUp();
    }

    private synchronized void awaitReaders() {
        ended = true;
        boolean interrupted = false;
        while (reading > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the file, when nobody reads it any more. */
    @Override
    public void close() {
        awaitReaders();
        if (blocks != null) {
            blocks.close();
        }
        file.close();
    }
}
