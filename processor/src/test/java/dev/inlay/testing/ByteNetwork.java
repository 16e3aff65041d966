package dev.inlay.testing;

/** The method that quantized networks under test are called by. */
public interface ByteNetwork {
    void run(byte[] in, byte[] out);
}
