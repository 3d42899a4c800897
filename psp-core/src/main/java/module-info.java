/** The nouns of psp: incidents, zones, periods, phases and counts by place and day. */
module psp.core {
    requires static org.jspecify;

    exports psp.core;
    exports psp.core.internal to
            psp.geo,
            psp.stats,
            psp.io,
            psp.share;
}
