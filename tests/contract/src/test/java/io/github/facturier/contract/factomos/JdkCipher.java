package io.github.facturier.contract.factomos;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The other end of the wire, by means of the JDK alone. */
record JdkCipher(String secret) {
  String encrypt(String text) {
    byte[] clear = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, clear));
  }

  String decrypt(String base64) {
    return new String(
        run(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(base64)), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] bytes) {
    try {
      byte[] iv = secret.getBytes(StandardCharsets.UTF_8);
      String digits = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(iv));
      Cipher cipher = Cipher.getInstance("AES/CFB8/NoPadding");
      byte[] key = digits.getBytes(StandardCharsets.US_ASCII);
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
