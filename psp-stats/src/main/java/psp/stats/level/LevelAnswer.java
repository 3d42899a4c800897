package psp.stats.level;

import psp.stats.inference.Verdict;

/**
 * What a count says beside what was to be expected.
 *
 * @param counted what was counted
 * @param expected what was to be expected
 * @param low the lower limit of the ratio of the two
 * @param high the upper limit of the ratio
 * @param chance the mid-p value: the chance of fewer, and half that of as many, if nothing had changed
 * @param verdict what the range says: it excludes one exactly where this is not {@link Verdict#CANNOT_TELL}
 */
public record LevelAnswer(double counted, double expected, double low, double high, double chance, Verdict verdict) {}
