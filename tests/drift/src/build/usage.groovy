// Without -Dprovider and -Ddocs, ./mvnw -Pdocs would build every module: it says how to use it instead.
def given = session.userProperties
if (!given.getProperty('provider') || !given.getProperty('docs')) {
  println '''\
./mvnw -Pdocs -Dprovider=vosfactures -Ddocs=path/to/README.md [-Drefresh]
  compares a provider's documentation with specs/<provider>.yaml
  -Dprovider  vosfactures, facturation-pro, factomos, myclementine, lucca-cleemy
  -Ddocs      the documentation, a file or a folder
  -Drefresh   makes it the inventory, to which the next one is compared
  exit code   0 nothing changed, 1 something is missing in the spec, 2 not readable,
              3 something is gone or different, 4 the form of the documentation has changed'''
  System.out.flush()
  System.exit(2)
}
