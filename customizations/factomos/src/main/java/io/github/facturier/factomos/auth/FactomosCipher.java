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
 * What PHP's mcrypt calls {@code MCRYPT_RIJNDAEL_128} in {@code MCRYPT_MODE_CFB}: AES with a
 * feedback of 8 bits and no padding. The key is the MD5 sum of the secret as 32 hexadecimal digits
 * in ASCII, which makes it AES-256; the IV is the secret itself. Immutable and thread-safe.
 *
 * <p>The same text always becomes the same bytes, and nothing tells whether they were changed on
 * the way: it is TLS that protects a call.
 *
 * <p>Source: README 1.29, lines 17-45.
 */
public final class FactomosCipher {
  /** The bytes of an IV, and so of a secret. */
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
   * The cipher of a secret.
   *
   * @throws IllegalArgumentException if the secret is not 16 bytes long
   */
  public static FactomosCipher of(@Nullable String secret) {
    return of("FactomosCipher", secret);
  }

  /** The same for a class whose factories have the names of these. */
  static FactomosCipher of(String owner, @Nullable String secret) {
    Checks.notBlank(owner + ".of", "secret", secret);
    byte[] iv = secret.getBytes(StandardCharsets.UTF_8);
    if (iv.length != IV_BYTES) {
      throw new IllegalArgumentException(
          owner
              + ".of: parameter 'secret' must be 16 bytes long, since the cipher takes it as its IV,"
              + " too, but it has "
              + iv.length
              + "; where the server runs an old PHP, which took a zero IV then, use "
              + owner
              + ".withZeroIv");
    }
    return new FactomosCipher(secret, iv);
  }

  /**
   * The cipher of a secret of any length, with 16 zeros for an IV: what mcrypt did before PHP 5.6
   * where the IV that it was given had another length.
   *
   * @throws IllegalArgumentException if the secret is blank
   */
  public static FactomosCipher withZeroIv(@Nullable String secret) {
    Checks.notBlank("FactomosCipher.withZeroIv", "secret", secret);
    return new FactomosCipher(secret, new byte[IV_BYTES]);
  }

  /** Encrypts a text; the result is Base64, not yet encoded for a form. */
  public String encrypt(String text) {
    Checks.required("FactomosCipher.encrypt", "text", text);
    byte[] clear = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(process(cipher(true), clear));
  }

  /**
   * Decrypts bytes. With another secret, or with bytes that were changed, the result is noise.
   *
   * @param encrypted the bytes behind the Base64
   */
  public byte[] decrypt(byte[] encrypted) {
    Checks.required("FactomosCipher.decrypt", "encrypted", encrypted);
    try {
      return new BulkCfb8Decryptor(key).decrypt(iv, encrypted);
    } catch (GeneralSecurityException e) { // a JVM without AES
      return decryptByteByByte(encrypted);
    }
  }

  /** The same by the cipher that makes the requests. */
  byte[] decryptByteByByte(byte[] encrypted) {
    return process(cipher(false), encrypted);
  }

  /** Encrypts what is written to it on its way to another stream, which closing it closes. */
  public OutputStream encrypting(OutputStream encrypted) {
    return new CipherOutputStream(encrypted, cipher(true));
  }

  /** Decrypts what is read from another stream, which closing it closes. */
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
