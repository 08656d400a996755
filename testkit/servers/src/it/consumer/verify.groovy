// SPDX-License-Identifier: MIT
List<String> binaries = new File(basedir, 'target/dependencies.txt').readLines().findAll { it.contains('embedded-postgres-binaries-') }
assert binaries.size() == 4
assert binaries.every { it.contains(':' + binariesVersion + ':') }
return true
