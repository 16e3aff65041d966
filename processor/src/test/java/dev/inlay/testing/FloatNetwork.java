package dev.inlay.testing;

/** The method that most networks under test are called by. */
public interface FloatNetwork {
    void run(float[] in, float[] out);
}
