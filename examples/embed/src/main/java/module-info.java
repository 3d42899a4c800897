/** A system that embeds psp. */
module embed {
    requires psp.core;
    requires psp.stats;
}
