/** So what: reductions, displacement, regression after withdrawal, standing. */
module psp.stats {
    requires transitive psp.core;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.numbers.gamma;
    requires static org.jspecify;

    exports psp.stats;
    exports psp.stats.design;
    exports psp.stats.inference;
    exports psp.stats.model;
    exports psp.stats.pool;
    exports psp.stats.report;
    exports psp.stats.watch;
}
