// Puts a Postman collection and an environment together for each document. The requests come from the document by way of
// generator-templates/postman, what a provider does beyond REST from customizations/<provider>/src/main/postman.
import groovy.json.JsonGenerator
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import groovy.yaml.YamlSlurper

final REASONS = ['200': 'OK', '201': 'Created', '202': 'Accepted', '204': 'No Content', '302': 'Found',
  '400': 'Bad Request', '401': 'Unauthorized', '403': 'Forbidden', '404': 'Not Found', '409': 'Conflict',
  '422': 'Unprocessable Entity', '429': 'Too Many Requests', '500': 'Internal Server Error', '501': 'Not Implemented',
  '503': 'Service Unavailable']

def root = project.basedir.parentFile
def generator = new JsonGenerator.Options().disableUnicodeEscaping().build()
def pretty = { String json -> JsonOutput.prettyPrint(json, true) }
def isJson = { String text -> text.startsWith('{') || text.startsWith('[') }
def parse = { String json -> new JsonSlurper().parseText(json) }

new File(project.build.directory, 'postman-parts').eachDir { source ->
  def parts = new YamlSlurper().parseText(new File(source, 'postman.json').getText('UTF-8'))
  def folder = new File(root, "customizations/${source.name}/src/main/postman")
  def script = { String name ->
    def file = new File(folder, name)
    file.exists() ? file.getText('UTF-8').readLines() : null
  }
  def own = new File(folder, 'postman.yaml').with { it.exists() ? new YamlSlurper().parseText(it.getText('UTF-8')) : [:] }

  def variables = [:]
  def declare = { key, value, description = null -> variables.putIfAbsent(key, [key: key, value: value] + (description ? [description: description] : [:])) }
  def template = { String text -> text.replaceAll(/\{(\w+)}/, '{{$1}}') }

  // ---- requests

  /** A value as entries of a query or of a form: one, or one for each element of a list. */
  def entries = { Map parameter, Object value, boolean enabled ->
    def values = !(value instanceof List) ? [value] : parameter.explode == false ? [value.join(',')] : value
    values.collect {
      [key: parameter.name, value: it == null ? '' : it instanceof Map ? generator.toJson(it) : "$it".toString()] +
        (parameter.description ? [description: parameter.description] : [:]) + (enabled ? [:] : [disabled: true])
    }
  }

  def example = { Map parameter ->
    def text = parameter.value as String
    text.endsWith('_example') || parameter.file ? '' : parameter.list && text.startsWith('[') ? parse(text) : text
  }

  def url = { Map request, String path, String host ->
    def segments = path.replaceFirst('#.*', '').substring(1).split('/')
    def (inSegment, whole) = request.parameters.findAll { it.in == 'path' }.split { !segments.contains('{' + it.name + '}') }
    (inSegment + whole).each { declare(it.name, example(it), it.description) }
    def query = request.parameters.findAll { it.in == 'query' }.collectMany { entries(it, example(it), it.required) }
    // Postman fills in `:id` only where it is a whole segment; elsewhere it takes a variable.
    def shown = segments.collect { segment ->
      whole.any { segment == '{' + it.name + '}' } ? ':' + segment[1..-2] : template(segment)
    }
    def enabled = query.findAll { !it.disabled }.collect { it.key + '=' + it.value }.join('&')
    [raw: host + '/' + shown.join('/') + (enabled ? '?' + enabled : ''), host: [host], path: shown] +
      (query ? [query: query] : [:]) +
      (whole ? [variable: whole.collect { [key: it.name, value: '{{' + it.name + '}}', description: it.description] }] : [:])
  }

  def body = { Map request, String text ->
    def form = request.parameters.findAll { it.in == 'form' }
    def values = text && isJson(text) ? parse(text) : [:]
    if (values instanceof Map) {
      values = values.collectEntries { key, value -> [key, own.values?.get(request.id)?.get(key) ?: value] }
    }
    def type = request.consumes ? request.consumes[0] : ''
    if (type.contains('json') && text) {
      return [mode: 'raw', raw: pretty(generator.toJson(values)), options: [raw: [language: 'json']]]
    }
    if (!form) {
      return null
    }
    def fields = form.collectMany { field ->
      if (field.file) {
        return [[key: field.name, type: 'file', src: null, description: field.description] +
          (field.required || values.containsKey(field.name) ? [:] : [disabled: true])]
      }
      entries(field, values.containsKey(field.name) ? values[field.name] : example(field), field.required || values.containsKey(field.name))
    }
    type.startsWith('multipart') ? [mode: 'formdata', formdata: fields.collect { [type: 'text'] + it }] : [mode: 'urlencoded', urlencoded: fields]
  }

  // ---- tests

  /** What an example is made of, its texts and numbers left out; of a list, its first element. */
  def shape
  shape = { value ->
    value instanceof Map ? value.collectEntries { k, v -> [k, shape(v)] } :
      value instanceof List ? value.take(1).collect { shape(it) } : value == null ? null : 0
  }

  def test = { Map request, boolean chained ->
    def good = request.responses.findAll { it.code ==~ /[123]\d\d/ && it.code != '302' }
    def first = good.find { it.body && isJson(it.body) }
    def lines = ["pm.test('is answered ${good*.code.join(' or ')}', () => pm.expect(pm.response.code).to.be.oneOf([${good*.code.join(', ')}]));".toString()]
    if (first) {
      lines += new File(root, 'generator-templates/postman/test.js').getText('UTF-8')
        .replace('SHAPE', generator.toJson(shape(parse(first.body)))).readLines()
      if (chained) {
        lines += ["// The requests for one record take the one that was made last.",
          "if (pm.response.code < 300 && response && response.id) pm.collectionVariables.set('id', response.id);"]
      }
    } else if (good.any { it.type }) {
      lines += "pm.test('is not empty', () => pm.expect(pm.response.responseSize).to.be.above(0));"
      if (good.any { it.type == 'application/pdf' }) {
        lines += "pm.test('is a PDF', () => pm.expect(pm.response.text().slice(0, 4)).to.equal('%PDF'));"
      }
    }
    [[listen: 'test', script: [type: 'text/javascript', exec: lines]]]
  }

  // ---- the collection

  def item = { Map request ->
    def path = parts.paths[request.id]
    def host = '{{baseUrl}}'
    if (request.server) {
      host = '{{' + request.id + 'Url}}'
      declare(request.id + 'Url', template(request.server), "Server of the request '${request.name}'".toString())
    }
    def content = body(request, path.body as String)
    def headers = (request.produces ? [[key: 'Accept', value: request.produces[0]]] : []) +
      (content?.mode == 'raw' ? [[key: 'Content-Type', value: request.consumes[0]]] : []) + (own.headers ?: []) +
      request.parameters.findAll { it.in == 'header' }.collectMany { entries(it, example(it), it.required) }
    def wire = [method: request.method, header: headers, url: url(request, path.path, host), description: request.description.trim()] +
      (content ? [body: content] : [:]) + (!request.secured || content && own.noAuthWithBody ? [auth: [type: 'noauth']] : [:])
    def answers = request.responses.findAll { it.code ==~ /\d{3}/ }.collect {
      [name: it.code + ' ' + it.description, originalRequest: wire.findAll { it.key != 'auth' }, code: it.code as int, status: REASONS[it.code] ?: '',
        header: it.type ? [[key: 'Content-Type', value: it.type]] : [], cookie: [], body: it.body ? isJson(it.body) ? pretty(it.body) : it.body : '',
        _postman_previewlanguage: it.type?.contains('json') ? 'json' : 'text']
    }
    def chained = request.method == 'POST' && request.responses.any { it.code ==~ /2\d\d/ && it.body && isJson(it.body) && parse(it.body) instanceof Map && parse(it.body).id }
    [id: request.id, name: request.name, event: test(request, chained), request: wire, response: answers]
  }

  def order = parts.paths.keySet() as List
  def items = parts.folders.sort { parts.tags.indexOf(it.name) }.collect {
    [name: it.name, description: it.description.trim(), item: it.requests.sort { order.indexOf(it.id) }.collect { item(it) }]
  }

  def scheme = parts.security[0]
  def entry = { key, value -> [key: key, value: value, type: 'string'] }
  def auth = own.auth ?: (scheme.type == 'basic' ? [type: 'basic', basic: [entry('username', '{{username}}'), entry('password', '{{password}}')]] :
    scheme.type == 'bearer' ? [type: 'bearer', bearer: [entry('token', '{{token}}')]] :
    [type: 'apikey', apikey: [entry('key', scheme.name), entry('value', '{{' + scheme.name + '}}'), entry('in', scheme.in)]])
  def events = [prerequest: script('prerequest.js'), test: script('test.js')].findAll { it.value }
    .collect { [listen: it.key, script: [type: 'text/javascript', exec: it.value]] }
  def id = UUID.nameUUIDFromBytes(parts.name.getBytes('UTF-8')).toString()

  def server = parts.servers[0]
  def collection = [info: [_postman_id: id, name: parts.name, version: parts.version, description: parts.description.trim(),
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'],
    item: items, auth: auth] + (events ? [event: events] : [:]) +
    [variable: [[key: 'baseUrl', value: template(server.url), description: server.description ?: 'The service']] + variables.values()]

  def environment = [id: UUID.nameUUIDFromBytes((parts.name + ' environment').getBytes('UTF-8')).toString(), name: parts.name,
    values: (server.variables ?: []).collect { [key: it.key, value: it.value, type: 'default', enabled: true] } +
      (own.environment ?: []).collect { [key: it.key, value: it.value ?: '', type: it.secret ? 'secret' : 'default', enabled: true] },
    _postman_variable_scope: 'environment']

  def folders = [new File(project.build.directory, 'postman'), new File(project.build.outputDirectory, 'io/github/facturier/specs/postman')]
  [collection: collection, environment: environment].each { kind, content ->
    folders.each { target ->
      target.mkdirs()
      new File(target, "${source.name}.postman_${kind}.json").setText(pretty(generator.toJson(content)) + '\n', 'UTF-8')
    }
  }
}
