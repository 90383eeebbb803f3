package io.github.facturier.benchmarks;

import io.github.facturier.factomos.auth.FactomosCipher;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CFBBlockCipher;
import org.bouncycastle.crypto.modes.CFBModeCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decrypts a response of Factomos of 1 MiB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecryptBenchmark {
  static final int SIZE = 1 << 20;

  private static final String SECRET = "0123456789abcdef";

  private final FactomosCipher facturier = FactomosCipher.of(SECRET);
  private final byte[] encrypted = Base64.getDecoder().decode(facturier.encrypt("x".repeat(SIZE)));
  private final byte[] iv = SECRET.getBytes(StandardCharsets.US_ASCII);
  private final byte[] key = key();

  private static byte[] key() {
    try {
      byte[] md5 =
          MessageDigest.getInstance("MD5").digest(SECRET.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(md5).getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public byte[] facturier() {
    return facturier.decrypt(encrypted);
  }

  @Benchmark
  public byte[] bouncyCastle() {
    CFBModeCipher cipher = CFBBlockCipher.newInstance(AESEngine.newInstance(), 8);
    cipher.init(false, new ParametersWithIV(new KeyParameter(key), iv));
    byte[] clear = new byte[encrypted.length];
    cipher.processBytes(encrypted, 0, encrypted.length, clear, 0);
    return clear;
  }

  @Benchmark
  public byte[] jdk() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CFB8/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(encrypted);
  }
}
