package io.github.facturier.runtime.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.ErrorDetails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error bodies of servers, frameworks and gateways. */
class ErrorBodyTest {
  private static Arguments of(String body, Object... fieldsAndTexts) {
    Map<String, List<String>> messages = new LinkedHashMap<>();
    for (int i = 0; i < fieldsAndTexts.length; i += 2) {
      messages.put(
          (String) fieldsAndTexts[i], List.of(((String) fieldsAndTexts[i + 1]).split("\\|")));
    }
    return Arguments.of(body.replace('\'', '"').replace('~', '\''), messages);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        of("{'error':'Positions can~t be empty'}", "", "Positions can't be empty"),
        of("{'errors':{'name':['a']}}", "name", "a"),
        of("{'errors':{'name':['a','b'],'email':'c'}}", "name", "a|b", "email", "c"),
        of("{'errors':['a','b',3]}", "", "a|b|3"),
        of("{'errors':'a'}", "", "a"),
        of("{'messages':['a']}", "", "a"),
        of("{'message':'a','code':'error'}", "", "a"),
        of("{'Message':'a','Status':422}", "", "a"),
        of("{'message':{'a':['x','y'],'b':'z'}}", "a", "x|y", "b", "z"),
        of("{'message':['x',12,{'a':1}]}", "", "x|12", "a", "1"),
        of("{'error_message':'a'}", "", "a"),
        of("{'errorMessage':'a'}", "", "a"),
        of("{'error_description':'expired','error':'invalid_grant'}", "", "expired|invalid_grant"),
        of("{'description':'a'}", "", "a"),
        of("{'detail':'a','title':'b','status':422}", "", "a|b"),
        of("{'detail':'a','title':'Unprocessable Entity','status':422}", "", "a"),
        of("{'title':'Unprocessable Entity','status':422}", "", "Unprocessable Entity"),
        of("{'title':'Not valid','errors':{'Name':['a']}}", "", "Not valid", "Name", "a"),
        of("{'status':422,'error':'Unprocessable Entity','message':'a','path':'/x'}", "", "a"),
        of("{'error':{'code':-9,'message':'a'}}", "", "a"),
        of(
            "{'error':{'message':'a','errors':[{'message':'a','domain':'global'}]}}",
            "",
            "a",
            "domain",
            "global"),
        of("{'errors':[{'field':'name','message':'a'},{'message':'b'}]}", "name", "a", "", "b"),
        of("{'errors':[{'property':'name','title':'a','detail':'b'}]}", "name", "a|b"),
        of("{'errors':[{'name':['a']},{'email':['b']}]}", "name", "a", "email", "b"),
        of("{'errors':{'items':{'0':{'price':['a']}}}}", "items.0.price", "a"),
        of("{'errors':{'items':[{'price':['a']}]}}", "items.price", "a"),
        of("{'errors':{'':['a'],'base':['b']}}", "", "a", "base", "b"),
        of(
            "{'errors':{'title':'too long','description':['x']}}",
            "title",
            "too long",
            "description",
            "x"),
        of(
            "{'errors':{'name':{'error':'blank','value':'x'}}}",
            "name.error",
            "blank",
            "name.value",
            "x"),
        of("{'customer_id':['vide']}", "customer_id", "vide"),
        of("{'customer_id':'vide','items':{'0':['x']}}", "customer_id", "vide", "items.0", "x"),
        of(
            "{'message':'a','customer_id':['vide'],'id':7,'tags':[1]}",
            "",
            "a",
            "customer_id",
            "vide"),
        of("['vide']", "", "vide"),
        of("[{'field':'name','message':'a'},'b']", "name", "a", "", "b"),
        of("[['a'],[['b']]]", "", "a|b"),
        of("'a'", "", "a"),
        of("{'errors':null,'message':'a'}", "", "a"),
        of("{'message':'','error':'a'}", "", "a"),
        of("{'message':false,'error':'a'}", "", "a"),
        of("Nie znaleziono", "", "Nie znaleziono"),
        of("  Retry later\n", "", "Retry later"),
        of("{'message':'cut", "", "{\"message\":\"cut"),
        of("{message:'not JSON'}", "", "{message:\"not JSON\"}"),
        of("{'a':1}{'b':2}", "", "{\"a\":1}{\"b\":2}"),
        of(
            "<?xml version='1.0'?>\n<Error><Code>Denied</Code><Message>a &lt; b</Message></Error>",
            "",
            "Denied a &lt; b"),
        of("<errors><error>a</error></errors>", "", "a"),
        of("<errors><code>5</code><b>a</b><i>b</i></errors>", "", "5 a b"),
        of("<problem><title>a</title></problem>", "", "a"),
        of("<pre-check>a</pre-check>", "", "a"),
        of("<error><![CDATA[a < b]]></error>", "", "a < b"),
        of("<error code='5' message='a'/>", "", "<error code=\"5\" message=\"a\"/>"),
        of(
            "<br />\n<b>Fatal error</b>: Out of memory in <b>/a.php</b> on line <b>3</b><br />",
            "",
            "Fatal error: Out of memory in /a.php on line 3"),
        of("<h1>502 Bad Gateway</h1>", "", "502 Bad Gateway"),
        of(
            "a\u001b[31mb and enough text for one mistake",
            "",
            "a\u001b[31mb and enough text for one mistake"),
        of("{'errors':{'message':'a','name':['b']}}", "", "a", "name", "b"),
        of("{'errors':{'message':['a'],'code':['b']}}", "message", "a", "code", "b"),
        of(
            "{'errors':{'type':'a','title':'b','status':'c'}}",
            "type",
            "a",
            "title",
            "b",
            "status",
            "c"),
        of("{'error':{'message':'a','fields':{'name':['b']}}}", "", "a", "name", "b"),
        of(
            "{'error':'Validation impossible','errors':{'name':'b'}}",
            "",
            "Validation impossible",
            "name",
            "b"),
        of("{'error':true,'text':'x y'}", "", "x y"),
        of("{'status':'Not possible now'}", "", "Not possible now"),
        of("{'status':'refused'}", "", "refused"),
        of("{'status':{'text':'a'}}", "status.text", "a"),
        of("{'code':['a'],'path':{'b':['c']}}", "code", "a", "path.b", "c"),
        of("{'message':'a','fieldErrors':[{'field':'name','message':'b'}]}", "", "a", "name", "b"),
        of("{'title':'a','invalid-params':[{'name':'age','reason':'b'}]}", "", "a", "age", "b"),
        of("{'title':'a','violations':[{'propertyPath':'age','title':'b'}]}", "", "a", "age", "b"),
        of("{'title':'a','customer_id':['b']}", "", "a", "customer_id", "b"),
        of("{'title':['a'],'customer_id':['b']}", "title", "a", "customer_id", "b"),
        of(
            "{'message':'a','data':{'email':'b'},'user':'c'}",
            "",
            "a",
            "data.email",
            "b",
            "user",
            "c"),
        of("{'message':'a','trace':[{'file':'b'}],'timestamp':'Mon, 3 Nov'}", "", "a"),
        of("{'trace':'a'}", "", "a"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void messages(String body, Map<String, List<String>> messages) {
    Map<String, List<String>> read = read(422, body).messages();
    assertEquals(messages, read);
    assertEquals(List.copyOf(messages.keySet()), List.copyOf(read.keySet()), "in their order");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "{}",
        "[]",
        "null",
        "12",
        "true",
        "{\"success\":\"false\"}",
        "{\"message\":null}",
        "{\"message\":{}}",
        "{\"errors\":[]}",
        "{\"id\":7}",
        "<html>x</html>",
        "<!DOCTYPE html>x",
        "\u0000\u0001binary",
        "{\"code\":422,\"success\":false}"
      })
  void aBodyWithoutAMessage(String body) {
    assertEquals(Map.of(), read(422, body).messages());
  }

  @Test
  void aFieldWithoutAReason() {
    assertEquals(
        Map.of("a", List.of(), "b", List.of()),
        read(422, "{\"errors\":{\"a\":[],\"b\":null}}").messages());
  }

  /** A body with an error field is an error, whatever its status. */
  @Test
  void fieldsOfASuccessfulStatus() {
    assertEquals(
        Map.of("data.email", List.of("taken")),
        read(200, "{\"success\":\"false\",\"data\":{\"email\":\"taken\"}}").messages());
  }

  @Test
  void aCode() {
    assertEquals("error", read(422, "{\"status\":\"error\"}", "code", "status").code());
    assertEquals("-9", read(200, "{\"error\":{\"code\":-9}}", "error.code").code());
    assertNull(read(422, "{\"status\":422}", "code", "status").code(), "the HTTP status again");
    assertNull(read(422, "{\"code\":{\"a\":1}}", "code").code());
    assertNull(read(422, "code", "code").code());
    assertNull(read(422, "{\"error\":true}", "error").code(), "a boolean");
    assertNull(read(422, "{\"error\":\"x y\"}", "error").code(), "a sentence");
  }

  /** A key may hold a code or a text: it is used as the text only if there is no other. */
  @Test
  void aCodeThatIsAText() {
    ErrorDetails both =
        read(400, "{\"error\":\"invalid_grant\",\"error_description\":\"a\"}", "error");
    assertEquals(Map.of("", List.of("a")), both.messages());
    ErrorDetails alone = read(422, "{\"error\":\"Client introuvable\"}", "error");
    assertEquals(Map.of("", List.of("Client introuvable")), alone.messages());
    ErrorDetails beside =
        read(422, "{\"error\":\"Not possible\",\"errors\":{\"a\":[\"b\"]}}", "error");
    assertEquals(Map.of("", List.of("Not possible"), "a", List.of("b")), beside.messages());
    assertEquals(
        Map.of("", List.of("gone")), read(422, "{\"error\":\"gone\"}", "error").messages());
  }

  @Test
  void theNameOfACode() {
    ErrorResponse response = new ErrorResponse(200, "{\"code\":-9}", Map.of("-9", "NOT_FOUND"));
    assertEquals("NOT_FOUND", response.details("code").name());
  }

  @Test
  void aLongPlainTextIsCut() {
    String text = read(500, "x".repeat(5000)).messages().get("").get(0);
    assertEquals("x".repeat(1000) + "…", text);
  }

  @Test
  void deepNestingIsPlainText() {
    String body = "{\"errors\":" + "[".repeat(100_000);
    assertTrue(read(500, body).messages().get("").get(0).startsWith("{\"errors\":[["));
  }

  private static ErrorDetails read(int status, String body, String... codes) {
    return new ErrorResponse(status, body, Map.of()).details(codes);
  }
}
