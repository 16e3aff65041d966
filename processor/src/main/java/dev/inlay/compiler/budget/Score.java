package dev.inlay.compiler.budget;

/** A metric, added up sample by sample. */
interface Score {
    /** Adds one sample. */
    void add(Outcome outcome);

    /** Over all samples added. */
    double value();
}
