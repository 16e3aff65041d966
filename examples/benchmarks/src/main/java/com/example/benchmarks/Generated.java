package com.example.benchmarks;

/** What every interface that Inlay implements here extends, so that the loops need no reflection. */
public interface Generated {
    void run(byte[] in, byte[] out);
}
