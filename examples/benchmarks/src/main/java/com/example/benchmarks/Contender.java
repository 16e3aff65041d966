package com.example.benchmarks;

/** One way to run a network. */
interface Contender {
    /** How it stands in the table. */
    String name();

    /** One inference: raw elements in, raw elements out. */
    void run(byte[] in, byte[] out);
}
