package com.example.benchmarks;

/** A class that Inlay generated. */
record GeneratedContender(String name, Generated network) implements Contender {
    @Override
    public void run(byte[] in, byte[] out) {
        network.run(in, out);
    }
}
