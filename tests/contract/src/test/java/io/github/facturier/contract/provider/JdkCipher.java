package io.github.facturier.contract.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of Factomos' encryption, with the JDK only. */
public final class JdkCipher {
  private final byte[] key;
  private final byte[] iv;

  /** With the secret as the IV. */
  public JdkCipher(String secret) {
    this(secret, secret.getBytes(StandardCharsets.UTF_8));
  }

  private JdkCipher(String secret, byte[] iv) {
    this.key = keyOf(secret).getBytes(StandardCharsets.US_ASCII);
    this.iv = iv;
  }

  /** As a server that runs an old PHP. */
  public static JdkCipher withZeroIv(String secret) {
    return new JdkCipher(secret, new byte[16]);
  }

  /** The key that is made of a secret: the digits of its MD5 sum. */
  public static String keyOf(String secret) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The Base64 of a text, encrypted. */
  public String encrypt(String text) {
    byte[] clear = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, clear));
  }

  /** The text that was encrypted. */
  public String decrypt(String base64) {
    byte[] encrypted = Base64.getDecoder().decode(base64);
    return new String(run(Cipher.DECRYPT_MODE, encrypted), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CFB8/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
