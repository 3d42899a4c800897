package psp.share.brief;

import java.util.Optional;
import psp.share.StudyPack;
import psp.stats.Answer;
import psp.stats.watch.WithdrawalPlan;

/**
 * What the page says beside its pictures, each part made once.
 *
 * @param pack the pack whose page it is
 * @param words those of the top
 * @param years the same days of earlier years
 * @param officers the plan to move officers, or why there is none; empty where the operation is over
 * @param weekly the weekly table; empty where the counts know no days
 */
record BriefParts(
        StudyPack pack,
        TopWords words,
        EarlierYears years,
        Optional<Answer<WithdrawalPlan>> officers,
        Optional<WeeklyTable> weekly) {

    static BriefParts of(StudyPack pack) {
        Optional<Answer<WithdrawalPlan>> officers = MoveOfficers.plan(pack.study());
        return new BriefParts(
                pack,
                new TopWords(pack.answers(), LatestMonth.of(pack.answers()), officers),
                new EarlierYears(pack.study()),
                officers,
                pack.weekly().map(WeeklyTable::new));
    }
}
