package dev.inlay;

/** What an {@link AccuracyBudget} measures. */
public enum Metric {
    /** Share of samples, 0 to 1, whose largest output is at the index that the label says. */
    TOP1,

    /**
     * Area under the receiver operating characteristic, 0 to 1; equal scores count half. Labels are classes from 0. A
     * network of one output scores class 1 by it, one of several scores each class by its output and the mean over the
     * classes is taken. Where the labels are 0 and 1 and a network has more than two outputs, as many as inputs, it is
     * taken to reconstruct its input, and class 1 is scored by the mean square error of that.
     */
    AUC,

    /** Mean over all outputs of the squared difference from the label. */
    MSE,

    /** Mean over all outputs of the absolute difference from the label. */
    MAE,

    /** Share of samples, 0 to 1, that the network decides as the float network does. Needs no labels. */
    AGREEMENT
}
