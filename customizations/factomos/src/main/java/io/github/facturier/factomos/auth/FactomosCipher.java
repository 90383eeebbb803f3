package io.github.facturier.factomos.auth;

import io.github.facturier.factomos.internal.BulkCfb8Decryptor;
import io.github.facturier.runtime.error.Checks;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.bouncycastle.crypto.StreamCipher;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.io.CipherInputStream;
import org.bouncycastle.crypto.io.CipherOutputStream;
import org.bouncycastle.crypto.modes.CFBBlockCipher;
import org.bouncycastle.crypto.modes.CFBModeCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * AES-256 in CFB mode with 8-bit feedback and no padding, which PHP's mcrypt calls {@code
 * MCRYPT_RIJNDAEL_128} in {@code MCRYPT_MODE_CFB}. The key is the MD5 sum of the secret as 32
 * hexadecimal digits in ASCII; the IV is the secret itself. Immutable and thread-safe.
 *
 * <p>The same text is always encrypted to the same bytes, and modifications are not detected: only
 * TLS protects a call.
 *
 * <p>Source: README 1.29, lines 17-45.
 */
public final class FactomosCipher {
  /** The length of an IV, and therefore of a secret, in bytes. */
  static final int IV_BYTES = 16;

  private static final int FEEDBACK_BITS = 8;

  private final byte[] key;
  private final byte[] iv;

  private FactomosCipher(String secret, byte[] iv) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    MD5Digest md5 = new MD5Digest();
    md5.update(bytes, 0, bytes.length);
    byte[] digest = new byte[md5.getDigestSize()];
    md5.doFinal(digest, 0);
    this.key = Hex.encode(digest);
    this.iv = iv;
  }

  /**
   * Creates the cipher of a secret.
   *
   * @throws IllegalArgumentException if the secret is not 16 bytes long
   */
  public static FactomosCipher of(@Nullable String secret) {
    return of("FactomosCipher", secret);
  }

  /** Creates the cipher for another class with the same factory methods. */
  static FactomosCipher of(String owner, @Nullable String secret) {
    Checks.notBlank(owner + ".of", "secret", secret);
    byte[] iv = secret.getBytes(StandardCharsets.UTF_8);
    if (iv.length != IV_BYTES) {
      throw new IllegalArgumentException(
          owner
              + ".of: parameter 'secret' must be 16 bytes long, since it is also the IV,"
              + " but has "
              + iv.length
              + "; if the server runs an old PHP, which uses a zero IV then, use "
              + owner
              + ".withZeroIv");
    }
    return new FactomosCipher(secret, iv);
  }

  /**
   * Creates the cipher of a secret of any length with an IV of 16 zeros, which mcrypt used before
   * PHP 5.6 for an IV of invalid length.
   *
   * @throws IllegalArgumentException if the secret is blank
   */
  public static FactomosCipher withZeroIv(@Nullable String secret) {
    Checks.notBlank("FactomosCipher.withZeroIv", "secret", secret);
    return new FactomosCipher(secret, new byte[IV_BYTES]);
  }

  /** Encrypts a text. The result is Base64 without form encoding. */
  public String encrypt(String text) {
    Checks.required("FactomosCipher.encrypt", "text", text);
    byte[] clear = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(process(cipher(true), clear));
  }

  /**
   * Decrypts bytes. With a wrong secret or modified bytes, the result is random bytes.
   *
   * @param encrypted the bytes after Base64 decoding
   */
  public byte[] decrypt(byte[] encrypted) {
    Checks.required("FactomosCipher.decrypt", "encrypted", encrypted);
    try {
      return new BulkCfb8Decryptor(key).decrypt(iv, encrypted);
    } catch (GeneralSecurityException e) { // the JVM has no AES
      return decryptByteByByte(encrypted);
    }
  }

  /** Decrypts with the cipher that encrypts requests. */
  byte[] decryptByteByByte(byte[] encrypted) {
    return process(cipher(false), encrypted);
  }

  /** Returns a stream that encrypts to another stream. Closing it closes the other one. */
  public OutputStream encrypting(OutputStream encrypted) {
    return new CipherOutputStream(encrypted, cipher(true));
  }

  /** Returns a stream that decrypts from another stream. Closing it closes the other one. */
  public InputStream decrypting(InputStream encrypted) {
    return new CipherInputStream(encrypted, cipher(false));
  }

  private StreamCipher cipher(boolean encrypt) {
    CFBModeCipher cipher = CFBBlockCipher.newInstance(AESEngine.newInstance(), FEEDBACK_BITS);
    cipher.init(encrypt, new ParametersWithIV(new KeyParameter(key), iv));
    return cipher;
  }

  private static byte[] process(StreamCipher cipher, byte[] bytes) {
    byte[] result = new byte[bytes.length];
    cipher.processBytes(bytes, 0, bytes.length, result, 0);
    return result;
  }

  /** Does not show the secret. */
  @Override
  public String toString() {
    return "FactomosCipher[hidden]";
  }
}
