package psp.share;

/** For whom a study pack is: the department itself, or anyone. */
public enum PackKind {

    /** True counts by place and period, replayable to the digit; not to be handed on where small counts could name someone. */
    INTERNAL,

    /** Periods coarsened until every cell is 0 or at least 5, and every figure recomputed from those cells alone. */
    PUBLIC
}
